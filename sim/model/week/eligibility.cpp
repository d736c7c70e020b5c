#include "model/week/eligibility.h"

#include <algorithm>

#include "model/state/region.h"

namespace samspill {

namespace {

bool agrees(const User& user, Flag flag, const std::optional<bool>& wanted)
{
    return wanted.value_or(user.has(flag)) == user.has(flag);
}

}  // namespace

bool fits(const Region& region, const User& user, const Eligibility& who)
{
    const int weeks = region.week - user.spell_start, age = user.age(region.week);
    return in_mask(who.groups, user.group) && in_mask(who.statuses, user.status) && age >= who.min_age &&
           age <= who.max_age && weeks >= who.min_weeks && weeks <= who.max_weeks &&
           user.qualification >= who.min_qualification && user.qualification <= who.max_qualification &&
           agrees(user, has_employer, who.has_employer) && agrees(user, repeated_absence, who.repeated_absence) &&
           agrees(user, reduced_capacity, who.reduced_capacity) && agrees(user, far_from_work, who.far_from_work);
}

Week first_week_to_fit(const User& user, const Eligibility& who)
{
    return std::max(user.spell_start + who.min_weeks, user.birth_week + 52 * who.min_age);
}

}  // namespace samspill
