#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "core/field.h"

// How a setting (something that inputs hold and that is no parameter) is declared. The declarations
// themselves are in setting_lists.h and part_lists.h; reading and messages follow from them in
// scenario/, what tells two pasts apart in history.cpp.
namespace samspill::input {

// How a wave's change of a lever comes: from its week on, over the weeks of its ramp, or beside what is there.
enum class Applied { at_once, over_the_ramp, joins };

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
    Applied applied = Applied::at_once;
};

template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*)
    -> Setting<Struct, Member>;
template <class Struct, class Member>
Setting(const char*, Member Struct::*, std::string_view, double, double, const char*, const char*, bool)
    -> Setting<Struct, Member>;

// The same of a number that moves over a wave's ramp.
template <class Struct, class Member>
constexpr Setting<Struct, Member> over_the_ramp(Setting<Struct, Member> setting)
{
    setting.applied = Applied::over_the_ramp;
    return setting;
}

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
