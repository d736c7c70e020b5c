#include <cmath>
#include <cstring>

#include "made_files.h"

namespace samspill::viz {
namespace {

using test::folder;
using test::sample_film;
using test::store_of;

// The sample's replicates as the model gives them, without a file.
const std::vector<std::shared_ptr<const Film>>& films()
{
    static const auto list = [] {
        const Scenario scenario = test::sample_scenario();
        const Head head = test::head_of(scenario, test::file_replicates);
        std::vector<std::shared_ptr<const Film>> made;
        for (std::uint32_t r = 0; r < test::file_replicates; ++r) made.push_back(sample_film(scenario, head, r));
        return made;
    }();
    return list;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

// Every indicator: everywhere, in a region and in an office; of all and of one group and label.
std::vector<Selection> selections()
{
    std::vector<Selection> list;
    for (const IndicatorInfo& indicator : indicators())
        for (const Place place : {Place{}, region_place(1), office_place(1)})
            for (const int part : {-1, 0}) list.push_back({indicator.id, place, part, part});
    return list;
}

const Selection in_work{.indicator = Indicator::in_work, .place = {}};

TEST(RunStore, KnowsTheRun)
{
    const auto store = store_of(test::run_file());
    const Head& head = store->head();
    const Head expected = test::head_of(test::sample_scenario(), test::file_replicates);
    EXPECT_EQ(head.title, "Øvre ås and Nes");
    EXPECT_EQ(head.path, test::run_file());
    EXPECT_EQ(head.seed, expected.seed);
    EXPECT_EQ(head.first_week, -8);
    EXPECT_EQ(head.weeks, 68);
    EXPECT_EQ(head.replicates, expected.replicates);
    EXPECT_EQ(head.waves, expected.waves);
    EXPECT_FALSE(head.live);
    EXPECT_NE(head.scenario_text.find("[[wave]]"), std::string::npos);
    ASSERT_EQ(head.places.regions.size(), 2u);
    EXPECT_EQ(head.places.regions[0].offices[1].name, "Nedre");
    EXPECT_EQ(head.places.regions[0].offices[1].inhabitants, 3000.0);
    EXPECT_EQ(store->replicates(), 3);
    EXPECT_EQ(store->replicate(2), 2u);
}

TEST(RunStore, GivesTheLinesThatTheSeriesGive)
{
    const auto store = store_of(test::run_file());
    const Places& places = store->head().places;
    for (const Selection& selection : selections()) {
        const auto lines = store->lines(selection, 1, 2);
        ASSERT_EQ(lines.size(), 2u);
        for (std::size_t i = 0; i < 2; ++i)
            EXPECT_TRUE(same_bits(lines[i], line_of(films()[i + 1]->series(), places, selection, 68)))
                << name_of(places, selection.place) << " indicator " << int(selection.indicator);
    }
}

TEST(RunStore, GivesWholeFilms)
{
    const auto store = store_of(test::run_file());
    const auto film = store->film(1);
    const Film& expected = *films()[1];
    ASSERT_TRUE(film->complete());
    EXPECT_EQ(film->replicate(), 1u);
    EXPECT_EQ(film->first_life(), -30);
    EXPECT_EQ(film->followed_share(), 1.0);
    for (const IndicatorInfo& indicator : indicators())
        EXPECT_TRUE(same_bits(film->series().values[std::size_t(indicator.id)],
                              expected.series().values[std::size_t(indicator.id)]))
            << indicator.name;
    std::size_t steps = 0;
    for (Week week = -30; week <= film->last_week(); ++week) {
        const auto found = film->steps(week), wanted = expected.steps(week);
        ASSERT_EQ(found.size(), wanted.size());
        for (std::size_t i = 0; i < found.size(); ++i, ++steps)
            ASSERT_TRUE(found[i].user == wanted[i].user && found[i].week == wanted[i].week &&
                        found[i].status == wanted[i].status && found[i].plan == wanted[i].plan &&
                        found[i].benefit == wanted[i].benefit);
    }
    EXPECT_GT(steps, 1000u);
    ASSERT_NE(film->outcomes(), nullptr);
    EXPECT_EQ(film->outcomes()->persons, expected.outcomes()->persons);
    EXPECT_EQ(film->outcomes()->weeks, expected.outcomes()->weeks);
    std::size_t counsellors = 0;
    for (Week week = film->head().first_week; week <= film->last_week(); ++week) {
        const auto found = film->staff(week), wanted = expected.staff(week);
        ASSERT_TRUE(std::equal(found.begin(), found.end(), wanted.begin(), wanted.end())) << "week " << week;
        counsellors += found.size();
    }
    EXPECT_GT(counsellors, 500u);
}

TEST(RunStore, RefusesWhatTheFileDoesNotHold)
{
    const auto store = store_of(test::run_file());
    const auto complaint = [&](auto&& work) { return test::complaint(test::run_file(), work); };
    test::expect_part(complaint([&] { store->film(3); }), "has 3 replicates; 1 from position 3 on were asked for");
    test::expect_part(complaint([&] { store->lines({}, -1, 2); }), "has 3 replicates");
    test::expect_part(complaint([&] { store->lines({}, 2, 2); }), "has 3 replicates");
    test::expect_part(complaint([&] { store->lines({Indicator::lasting, office_place(3)}, 0, 1); }), "has 3 offices");
    test::expect_part(complaint([&] { store->lines({Indicator::lasting, region_place(2)}, 0, 1); }), "has 2 regions");
    test::expect_part(complaint([&] { store->lines({Indicator::persons, {}, -1, 10}, 0, 1); }), "group or label");
    EXPECT_EQ(store->film(0)->replicate(), 0u);  // and goes on
}

// A file that is replaced while it is open is read as it was.
TEST(RunStore, ReadsOnWhenTheFileIsReplaced)
{
    const std::string path = test::put_bytes("replaced.h5", test::bytes_of(test::run_file()));
    const auto store = store_of(path);
    std::filesystem::remove(path);
    test::put_bytes("replaced.h5", "nothing");
    EXPECT_TRUE(same_bits(store->lines(in_work, 0, 1).front(),
                          line_of(films()[0]->series(), store->head().places, in_work, 68)));
}

}  // namespace
}  // namespace samspill::viz
