#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "core/field.h"

// How a setting (something that inputs hold and that is no parameter) is declared. The declarations
// themselves are in setting_lists.h and part_lists.h; reading and messages follow from them in
// scenario/, what tells two pasts apart in history.cpp.
namespace samspill::input {

// One declaration of a number or switch of a struct. Member is a double, an int, a std::uint32_t,
// a bool, By<Labels>, or an optional of these.
template <class Struct, class Member>
struct Setting {
    std::string_view name;
    Member Struct::*member;
    std::string_view unit;
    double low, high;
    std::string_view meaning, meaning_no;
    bool required = false;
};

template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*)
    -> Setting<Struct, Member>;
template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*, bool)
    -> Setting<Struct, Member>;

// A unit that says: a point in time, given as a whole number of weeks since 2016-09-05 or as a date.
inline constexpr std::string_view week_or_date = "week or date";

// The type inside an optional, else the type itself.
template <class Member>
struct Bare {
    using type = Member;
};
template <class Member>
struct Bare<std::optional<Member>> {
    using type = Member;
};

}  // namespace samspill::input
