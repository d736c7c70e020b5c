#include "results/files/counsellor_table.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/error.h"
#include "model/inputs/identity.h"
#include "results/files/run_file.h"
#include "results/files/run_file_writer.h"
#include "support/fake_output.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

CounsellorWeek somebody(std::uint64_t id, Week week, std::uint16_t office = 0)
{
    return {.id = id,
            .week = week,
            .office = office,
            .role = 0,
            .attitude = 0.5f,
            .enacted = 0.0f,
            .knowledge = 0.0f,
            .ownership = 0.0f,
            .pressure = 0.0f,
            .caseload = 7};
}

TEST(SeatsOf, KeepsHerSeatForWhoStays)
{
    EXPECT_EQ(seats_of(std::vector{somebody(5, 0), somebody(6, 0), somebody(6, 1), somebody(5, 2), somebody(6, 2)}),
              (std::vector<std::uint32_t>{0, 1, 1, 0, 1}));
}

TEST(SeatsOf, GivesASeatToSomebodyElseOnlyAfterAnEmptyWeek)
{
    // 6 comes in the week after 5 was last there: no gap in between, so another seat.
    EXPECT_EQ(seats_of(std::vector{somebody(5, 0), somebody(6, 1), somebody(7, 2)}),
              (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(SeatsOf, GivesAnotherSeatToWhoComesBackWhenHersIsTaken)
{
    EXPECT_EQ(seats_of(std::vector{somebody(5, 0), somebody(6, 2), somebody(5, 3), somebody(6, 3)}),
              (std::vector<std::uint32_t>{0, 0, 1, 0}));
}

TEST(SeatsOf, NeverSeatsTwoOfficesOnOneSeat)
{
    EXPECT_EQ(seats_of(std::vector{somebody(5, 0, 0), somebody(9, 5, 1)}), (std::vector<std::uint32_t>{0, 1}));
}

TEST(SeatsOf, SeatsNobodyOnAnother)
{
    const Scenario scenario = test::fake_scenario(2, 3, 80, 1);
    const std::vector<CounsellorWeek> staff = test::fake_output(scenario.inputs, 0).staff;
    const std::vector<std::uint32_t> seats = seats_of(staff);
    ASSERT_EQ(seats.size(), staff.size());
    std::set<std::pair<Week, std::uint32_t>> taken;
    std::map<std::uint32_t, std::uint16_t> office_of_seat;
    for (std::size_t i = 0; i < staff.size(); ++i) {
        EXPECT_TRUE(taken.emplace(staff[i].week, seats[i]).second);
        EXPECT_EQ(office_of_seat.emplace(seats[i], staff[i].office).first->second, staff[i].office);
    }
}

class CounsellorFiles : public testing::Test {
protected:
    // Writes the replicates one after the other and gives back what is read.
    std::vector<std::vector<CounsellorWeek>> written(const std::vector<std::vector<CounsellorWeek>>& staff)
    {
        Scenario scenario = scenario_;
        scenario.replicates = int(staff.size());
        RunFileWriter writer(path_, scenario);
        for (std::size_t i = 0; i < staff.size(); ++i) {
            RunOutput output = test::fake_output(scenario.inputs, std::uint32_t(i));
            output.staff = staff[i];
            writer.add(writer.encode(output));
        }
        writer.finish({});
        const RunFile file(path_);
        std::vector<std::vector<CounsellorWeek>> read;
        for (std::size_t i = 0; i < staff.size(); ++i) read.push_back(file.replicate(i).staff);
        return read;
    }

    std::uint64_t id(std::uint16_t office, std::uint32_t number) const
    {
        return counsellor_id({office_key(scenario_.inputs.places.regions[0].offices[office].name), number});
    }

    // So many at every office, in all weeks.
    std::vector<CounsellorWeek> crowd(int each) const
    {
        std::vector<CounsellorWeek> staff;
        const Observation& observation = scenario_.inputs.observation;
        for (Week week = observation.from; week < scenario_.inputs.weeks; ++week)
            for (std::uint16_t office = 0; office < 2; ++office)
                for (std::uint32_t number = 0; number < std::uint32_t(each); ++number)
                    staff.push_back(somebody(id(office, number), week, office));
        return staff;
    }

    test::TemporaryFolder folder_;
    const std::string path_ = folder_ / "run.h5";
    const Scenario scenario_ = test::fake_scenario(1, 2, 20, 1);
};

// Replicates of different numbers of seats, over several chunks of them, fewer and more than before.
TEST_F(CounsellorFiles, GivesBackReplicatesOfDifferentSizes)
{
    const std::vector<std::vector<CounsellorWeek>> staff{crowd(3), crowd(70), crowd(1), crowd(150), crowd(2)};
    EXPECT_EQ(written(staff), staff);
}

TEST_F(CounsellorFiles, GivesBackThatNobodyIsThere)
{
    const std::vector<std::vector<CounsellorWeek>> staff{{}, crowd(1), {}};
    EXPECT_EQ(written(staff), staff);
}

TEST_F(CounsellorFiles, RefusesWhatNoCounsellorCanBe)
{
    CounsellorWeek one = somebody(id(0, 1), 3);
    const auto refusal = [&] {
        try {
            written({{one}});
            return std::string();
        } catch (const InputError& error) {
            return std::string(error.what());
        }
    };
    EXPECT_EQ(refusal(), "");
    one.role = n_roles;
    EXPECT_NE(refusal().find("a role or caseload"), std::string::npos);
    one = somebody(id(0, 1), 3);
    one.ownership = std::numeric_limits<float>::quiet_NaN();
    EXPECT_NE(refusal().find("no number"), std::string::npos);
}

// An identity is written in parts, so that one of another office would come back as somebody else.
TEST_F(CounsellorFiles, WriteNobodyOfAnotherOffice)
{
    EXPECT_THROW(written({{somebody(id(1, 1), 3, 0)}}), std::logic_error);
    EXPECT_THROW(written({{somebody(1, 3, 0)}}), std::logic_error);
    EXPECT_THROW(written({{somebody(id(0, 1), 3, 2)}}), std::logic_error);
}

TEST_F(CounsellorFiles, HaveNoTableWhenTheScenarioKeepsNone)
{
    Scenario scenario = scenario_;
    scenario.inputs.observation.counsellors = false;
    RunFileWriter writer(path_, scenario);
    writer.add(writer.encode(test::fake_output(scenario.inputs, 0)));
    writer.finish({});
    const RunFile file(path_);
    EXPECT_FALSE(file.info().counsellors);
    EXPECT_TRUE(file.replicate(0).staff.empty());
}

}  // namespace
}  // namespace samspill
