#include <gtest/gtest.h>

#include <functional>

#include "experiment/diff/cells.h"
#include "model/inputs/history.h"
#include "model/week/schedule.h"
#include "support/small_world.h"

// Paired scenarios are the same bits until a difference acts, and wherever it does not reach:
// every column of every table, after every process of every week.
namespace samspill {
namespace {

Wave everything_at(Week week, std::vector<std::string> offices)
{
    Wave wave;
    wave.week = week;
    wave.offices = std::move(offices);
    wave.intensity = 3.0;
    wave.strategy = Strategy{1.0, false};
    wave.project_hours = 37.5;
    wave.co_creation = 0.5;
    wave.partners = 15;
    ReferralRule everybody;
    everybody.kind = RuleKind::universal;
    wave.rules = std::vector<ReferralRule>{everybody};
    return wave;
}

Inputs two_regions()
{
    Inputs inputs = test::small_inputs(60, 30);
    inputs.places.regions.push_back(test::region_of("Aust", 2, 1500));
    inputs.params.referral.intercept = -2.0;
    return inputs;
}

std::string described(const Cell& cell) { return cell.entity + " " + cell.column + ": " + cell.a + ", " + cell.b; }

void expect_same(const Region& a, const Region& b, const std::string& when)
{
    for (int part = 0; part < n_parts; ++part) {
        const std::optional<Cell> cell = first_differing_cell(Part(part), a, b);
        EXPECT_FALSE(cell) << when << ": " << described(*cell);
    }
}

// Steps both worlds process by process; `look` sees each pair of regions after each.
void walk(const Inputs& a, const Inputs& b, const std::function<void(const Region&, const Region&, std::string)>& look)
{
    World first(a, {3, 1}), second(b, {3, 1});
    auto look_at_all = [&](std::string_view process) {
        for (std::size_t r = 0; r < first.regions().size(); ++r)
            look(first.regions()[r], second.regions()[r],
                 "week " + std::to_string(first.week()) + ", " + std::string(process));
    };
    look_at_all("start");
    while (!first.done()) {
        for (const Process& process : schedule()) {
            for (World* world : {&first, &second})
                for (Region& region : world->regions()) process.run(region);
            look_at_all(process.name);
        }
        for (World* world : {&first, &second}) {
            for (Region& region : world->regions()) ++region.week;
            between_weeks().run(world->regions());
        }
        look_at_all(between_weeks().name);
    }
}

TEST(Parting, NeverComesBeforeTheFirstWeekOfThePolicy)
{
    Inputs a = two_regions(), b = a;
    b.waves.push_back(everything_at(17, {"Vest 1", "Aust 2"}));
    ASSERT_EQ(first_difference(a, b), 17);
    bool parted = false;
    walk(a, b, [&](const Region& in_a, const Region& in_b, const std::string& when) {
        if (in_a.week < 17 || when == "week 17, calendar" || when == "week 17, reflection")
            expect_same(in_a, in_b, when);
        else
            parted = parted || first_differing_cell(Part::person, in_a, in_b);
    });
    EXPECT_TRUE(parted);
}

TEST(Parting, NeverComesInARegionThatNoWaveReachesWhenNobodyTellsOfFlaws)
{
    Inputs a = two_regions();
    a.params.reflection.sharing = 0.0;
    Inputs b = a;
    b.waves.push_back(everything_at(5, {"Vest 1", "Vest 2"}));
    bool parted = false;
    walk(a, b, [&](const Region& in_a, const Region& in_b, const std::string& when) {
        if (in_a.place->name == "Aust")
            expect_same(in_a, in_b, when);
        else
            parted = parted || first_differing_cell(Part::person, in_a, in_b);
    });
    EXPECT_TRUE(parted);
}

// What offices of a region share is switched off: market, queue, advisers' knowledge, results, flaws.
TEST(Parting, NeverComesAtAnOfficeThatNoWaveReachesWhenNothingIsShared)
{
    Inputs a = two_regions();
    a.params.reflection.sharing = 0.0;
    a.params.guidance.limited = false;
    a.params.collaboration.rules_gain = 0.0;
    a.params.experience.success = 0.0;
    Inputs b = a;
    b.waves.push_back(everything_at(5, {"Vest 1"}));
    std::size_t parted = 0, same = 0;
    walk(a, b, [&](const Region& in_a, const Region& in_b, const std::string& when) {
        if (in_a.place->name != "Vest") return;
        ASSERT_EQ(in_a.users.size(), in_b.users.size());
        for (std::size_t row = 0; row < in_a.users.size(); ++row) {
            const User &user = in_a.users[row], &other = in_b.users[row];
            const bool equal = same_columns(user, other);
            EXPECT_TRUE(equal || in_a.offices[user.office].place->name != "Vest 2")
                << when << ": " << person_text(in_a, user);
            (equal ? same : parted) += 1;
        }
        for (std::size_t c = 0; c < in_a.counsellors.size(); ++c)
            EXPECT_TRUE(same_columns(in_a.counsellors[c], in_b.counsellors[c]) ||
                        in_a.offices[in_a.counsellors[c].office].place->name != "Vest 2")
                << when << ": " << counsellor_text(in_a, std::uint16_t(c));
        EXPECT_TRUE(same_columns(in_a.offices[1], in_b.offices[1])) << when;
    });
    EXPECT_GT(parted, 0u);
    EXPECT_GT(same, parted);
}

}  // namespace
}  // namespace samspill
