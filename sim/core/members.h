#pragma once

#include <cstddef>
#include <cstdlib>
#include <utility>

// How many members an aggregate has, counted at compile time: what is declared member by member (rows
// of parameters and settings, columns of tables, parts of a saved state) can then be compared with the
// struct, so that a member without a row does not compile.
namespace samspill {

namespace detail {

// Stands for a value of any type where only the types matter.
struct Anything {
    template <class Value>
    operator Value() const
    {
        std::abort();  // the value is never used
    }
    std::size_t index;
};

template <class Struct, std::size_t... index>
constexpr bool takes(std::index_sequence<index...>)
{
    return requires { Struct{Anything{index}...}; };
}

template <class Struct, std::size_t n>
constexpr std::size_t count_members()
{
    if constexpr (takes<Struct>(std::make_index_sequence<n>()))
        return n;
    else
        return count_members<Struct, n - 1>();
}

}  // namespace detail

// Members of an aggregate, each base class counted as one. The elements of C arrays count one by one.
inline constexpr std::size_t most_members = 80;
template <class Struct>
inline constexpr std::size_t member_count = detail::count_members<Struct, most_members>();

}  // namespace samspill
