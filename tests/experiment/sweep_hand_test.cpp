#include "experiment/sweep/sweep_hand.h"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include <gtest/gtest.h>

#include "core/error.h"
#include "model/run.h"
#include "support/refusal.h"
#include "support/temporary_folder.h"

// Who is at a shard is told without locks: by the table of processes on one machine, by beats across machines.
namespace samspill {
namespace {

using namespace std::chrono_literals;
using test::refusal;
using test::TemporaryFolder;
using Runs = std::vector<std::uint64_t>;

// Of this machine, and of one whose processes are not seen from here.
HandOptions here()
{
    HandOptions options;
    options.beat = 20ms;
    options.patience = 400ms;
    return options;
}

HandOptions elsewhere()
{
    HandOptions options = here();
    options.owner.host = "node7";
    options.owner.boot = "another-boot";
    return options;
}

// What a process leaves that was killed while it had runs in hand: on this machine, or on another.
void leave_hand_of_killed(const std::string& ledger, const Shard& shard, const Runs& runs, const HandOptions& options)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        HandOptions mine = options;
        const HandOwner me = this_owner();
        mine.owner.process = me.process;
        mine.owner.started = me.started;
        SweepHand hand(ledger, shard, 10, 2, mine);
        hand.hold(0, runs);
        ::_exit(0);  // as a kill: nothing is cleaned up
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
}

int files_in(const TemporaryFolder& folder)
{
    return int(std::distance(std::filesystem::directory_iterator(folder / ""), std::filesystem::directory_iterator()));
}

TEST(Hand, RefusesAShardThatIsTakenAndOnesThatOverlapWithIt)
{
    const TemporaryFolder folder;
    const std::string ledger = folder / "";
    SweepHand first(ledger, {1, 2}, 10, 1);
    first.forget();
    const std::string said = refusal([&] { SweepHand(ledger, {1, 2}, 10, 1); });
    EXPECT_NE(said.find("process " + std::to_string(::getpid()) + " on "), std::string::npos) << said;
    EXPECT_NE(said.find("is at it"), std::string::npos) << said;
    EXPECT_NE(refusal([&] { SweepHand(ledger, {1, 1}, 10, 1); }).find("overlaps with shard 1-of-2"), std::string::npos);
    EXPECT_NE(refusal([&] { SweepHand(ledger, {2, 3}, 10, 1); }), "");
    EXPECT_NO_THROW(SweepHand(ledger, {2, 2}, 10, 1));
    EXPECT_NO_THROW(SweepHand(ledger, {3, 3}, 10, 1));
}

TEST(Hand, LeavesNothingWhenItEndsInOrder)
{
    const TemporaryFolder folder;
    {
        SweepHand hand(folder / "", {1, 2}, 10, 2);
        hand.forget();
        hand.hold(0, Runs{3, 4});
        EXPECT_EQ(files_in(folder), 1);
    }
    EXPECT_EQ(files_in(folder), 0);
    EXPECT_TRUE(SweepHand(folder / "", {1, 2}, 10, 2).left_by_dead().empty());
}

TEST(Hand, TellsOnceWhatAKilledProcessHeld)
{
    const TemporaryFolder folder;
    const std::string ledger = folder / "";
    leave_hand_of_killed(ledger, {1, 2}, Runs{3, 4, 7}, here());
    {
        SweepHand other(ledger, {2, 2}, 10, 1);  // any process of the machine may find it
        EXPECT_EQ(other.left_by_dead(), (Runs{3, 4, 7}));
        other.forget();
    }
    EXPECT_TRUE(SweepHand(ledger, {1, 2}, 10, 1).left_by_dead().empty());
    EXPECT_EQ(files_in(folder), 0);
}

// Numbers of processes are used again.
TEST(Hand, IsNotFooledByANewProcessOfTheDeadOnesNumber)
{
    const TemporaryFolder folder;
    HandOwner owner = this_owner();
    EXPECT_EQ(life_of(owner), Life::alive);
    owner.started += 1;
    EXPECT_EQ(life_of(owner), Life::dead);
    owner.space = "pid:[1]";  // a container's numbers are its own
    EXPECT_EQ(life_of(owner), Life::not_seen_from_here);
}

TEST(Hand, TakesALivingProcessOfAnotherMachineForAlive)
{
    const TemporaryFolder folder;
    const std::string ledger = folder / "";
    SweepHand far(ledger, {1, 2}, 10, 1, elsewhere());
    far.hold(0, Runs{1, 2});
    HandOptions options = here();
    options.patience = 10s;  // ends at the first beat
    std::string noted;
    options.note = [&](const Message& text) { noted = text.english(); };
    const std::string said = refusal([&] { SweepHand(ledger, {1, 2}, 10, 1, options); });
    EXPECT_NE(said.find("on node7 is at it"), std::string::npos) << said;
    EXPECT_NE(noted.find("on node7"), std::string::npos) << noted;
    EXPECT_FALSE(far.lost());
    // It has nothing to do with other shards, for which nobody waits.
    noted.clear();
    SweepHand apart(ledger, {2, 2}, 10, 1, options);
    EXPECT_TRUE(apart.left_by_dead().empty()) << "a living one's runs get no strike";
    EXPECT_EQ(noted, "");
}

TEST(Hand, TakesASilentProcessOfAnotherMachineForDeadWhenPatienceEnds)
{
    const TemporaryFolder folder;
    const std::string ledger = folder / "";
    leave_hand_of_killed(ledger, {1, 2}, Runs{5, 6}, elsewhere());
    const auto began = std::chrono::steady_clock::now();
    SweepHand mine(ledger, {1, 2}, 10, 1, here());
    EXPECT_GE(std::chrono::steady_clock::now() - began, here().patience);
    EXPECT_EQ(mine.left_by_dead(), (Runs{5, 6}));
}

TEST(Hand, WaitsNoLongerWhenToldToStop)
{
    const TemporaryFolder folder;
    leave_hand_of_killed(folder / "", {1, 1}, Runs{5}, elsewhere());
    HandOptions options = here();
    options.patience = 1h;
    options.stop = [] { return true; };
    EXPECT_THROW(SweepHand(folder / "", {1, 1}, 10, 1, options), Interrupted);
}

// A process that was stopped for too long, and wakes up after another has gone on.
TEST(Hand, NoticesThatAnotherHasTakenTheShard)
{
    const TemporaryFolder folder;
    const std::string ledger = folder / "", file = folder / "1-of-1.hand";
    SweepHand slept(ledger, {1, 1}, 10, 1, elsewhere());
    EXPECT_FALSE(slept.lost());
    std::filesystem::rename(file, folder / "grave");
    SweepHand next(ledger, {1, 1}, 10, 1, here());
    while (!slept.lost()) std::this_thread::sleep_for(5ms);
    EXPECT_FALSE(next.lost());
    EXPECT_TRUE(std::filesystem::exists(file));
}

TEST(Hand, TornFileCountsAsOneOfAnotherMachine)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "1-of-1.hand") << "samspill-hand 1\nhost nod";
    SweepHand mine(folder / "", {1, 1}, 10, 1, here());
    EXPECT_TRUE(mine.left_by_dead().empty());
}

TEST(HandOwner, IsTheSameAsTextAndBack)
{
    const HandOwner owner = this_owner();
    EXPECT_EQ(owner_of_text(owner_text(owner)), owner);
    EXPECT_NE(this_owner().ticket, owner.ticket);
    const std::string text = owner_text(owner);
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_EQ(owner_of_text(text.substr(0, length)), std::nullopt) << length;
}

}  // namespace
}  // namespace samspill
