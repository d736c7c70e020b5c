#pragma once

#include <array>
#include <cstddef>

namespace samspill {

// Values by a fixed list of labels (groups, statuses, levels of intensity): `Labels::names` is an
// array of std::string_view. A list that is written out has a value for every label, or does not compile.
template <class Labels, class Value = double>
struct By {
    static constexpr std::size_t size = Labels::names.size();
    std::array<Value, size> values{};

    constexpr By() = default;
    template <std::size_t n>
    constexpr By(const Value (&list)[n])
    {
        static_assert(n == size, "one value for each label");
        for (std::size_t i = 0; i < size; ++i) values[i] = list[i];
    }

    constexpr const Value& operator[](std::size_t i) const { return values[i]; }
    constexpr Value& operator[](std::size_t i) { return values[i]; }
};

}  // namespace samspill
