#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/digest.h"
#include "core/members.h"
#include "core/message.h"

// Ways over the parts of a state (state.cpp), each an `archive(part, ...)`: writing them as bytes,
// reading them, hashing what they are.
namespace samspill {

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

[[noreturn]] inline void ends_too_early()
{
    throw Failure(message("state.short", {"the state ends too early", "tilstanden slutter for tidlig"}));
}

// What calls `one(part)` of Derived for each part; parts that know their own go through them.
template <class Derived>
class Archive {
public:
    template <class... Part>
    void operator()(Part&... part)
    {
        (add(part), ...);
    }

private:
    template <class Part>
    void add(Part& part)
    {
        if constexpr (requires { part.archive(static_cast<Derived&>(*this)); })
            part.archive(static_cast<Derived&>(*this));
        else
            static_cast<Derived&>(*this).one(part);
    }
};

class StateWriter : public Archive<StateWriter> {
public:
    explicit StateWriter(std::vector<std::byte>& bytes) : bytes_(bytes) {}

    template <Plain T>
    void one(const T& value)
    {
        put(&value, sizeof value);
    }
    template <Plain T>
    void one(const std::vector<T>& list)
    {
        one(std::uint64_t(list.size()));
        put(list.data(), list.size() * sizeof(T));
    }

private:
    void put(const void* data, std::size_t size)
    {
        const auto* begin = static_cast<const std::byte*>(data);
        bytes_.insert(bytes_.end(), begin, begin + size);
    }

    std::vector<std::byte>& bytes_;
};

// Throws std::runtime_error when the bytes end too early.
class StateReader : public Archive<StateReader> {
public:
    explicit StateReader(std::span<const std::byte> bytes) : left_(bytes) {}

    template <Plain T>
    void one(T& value)
    {
        take(&value, sizeof value);
    }
    template <Plain T>
    void one(std::vector<T>& list)
    {
        std::uint64_t size = 0;
        one(size);
        if (size > left_.size() / sizeof(T)) ends_too_early();
        list.resize(size);
        take(list.data(), size * sizeof(T));
    }
    bool at_end() const { return left_.empty(); }

private:
    void take(void* data, std::size_t size)
    {
        if (size > left_.size()) ends_too_early();
        if (size > 0) std::memcpy(data, left_.data(), size);
        left_ = left_.subspan(size);
    }

    std::span<const std::byte> left_;
};

// Hashes the sizes of the parts, not what they hold.
class StateLayout : public Archive<StateLayout> {
public:
    explicit StateLayout(Digester& digester) : digester_(digester) {}

    template <Plain T>
    void one(const T&)
    {
        digester_.add_value(std::uint64_t(sizeof(T)));
    }
    template <Plain T>
    void one(const std::vector<T>&)
    {
        digester_.add_value(~std::uint64_t(sizeof(T)));
    }

private:
    Digester& digester_;
};

// Members that an archive takes; members that it does not, because they come from the inputs, are
// archived apart, or need not be kept.
template <class... Member>
std::tuple<Member&...> kept(Member&... member)
{
    return {member...};
}
template <class... Member>
std::tuple<const Member&...> left_out(const Member&... member)
{
    return {member...};
}

// Archives members of a struct, all of which must be named: what is added to it and forgotten here does
// not compile. A base counts as one member (`base_of`).
template <class Struct, class Archive, class... Kept, class... Left>
void archive_members(Archive& archive, std::tuple<Kept&...> members, std::tuple<const Left&...> = std::tuple<>())
{
    static_assert(sizeof...(Kept) + sizeof...(Left) == member_count<Struct>,
                  "a member of the struct is neither archived nor left out");
    std::apply([&](auto&... member) { archive(member...); }, members);
}

}  // namespace samspill
