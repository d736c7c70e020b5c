#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/parallel.h"
#include "model/built_in_run.h"
#include "model/inputs/history.h"
#include "model/inputs/item_text.h"
#include "model/run.h"

namespace samspill {

TEST(BuiltInRun, GivesOneDigestOnAnyThreads)
{
    const Digest first = built_in_digest();
    EXPECT_EQ(built_in_digest(), first);
    const Inputs inputs = built_in_inputs();
    with_threads(3, [&] { EXPECT_EQ(run_replicate(inputs, 1, 0).digest, first); });
}

// What would make two programs' results differ must show: each of these is a default of another section.
TEST(BuiltInRun, TellsModelsWithOtherDefaultsApart)
{
    std::set<std::string> digests{to_text(built_in_digest())};
    const auto digest_with = [](auto&& change) {
        Inputs inputs = built_in_inputs();
        change(inputs.params);
        return to_text(run_replicate(inputs, 1, 0).digest);
    };
    digests.insert(digest_with([](Params& p) { p.jobs.separation_rate *= 1.01; }));
    digests.insert(digest_with([](Params& p) { p.reform.disruption *= 1.01; }));
    digests.insert(digest_with([](Params& p) { p.persons.frailty_variance *= 1.01; }));
    digests.insert(digest_with([](Params& p) { p.labour_market.noise *= 1.01; }));
    digests.insert(digest_with([](Params& p) { p.follow_up.hours *= 1.01; }));
    digests.insert(digest_with([](Params& p) { p.handover.hours *= 1.01; }));
    EXPECT_EQ(digests.size(), 7u);
}

TEST(EffectiveInputs, HaveEveryParameterWhetherItActsOrNot)
{
    Inputs inputs = built_in_inputs();
    inputs.waves.clear();
    const std::vector<PastItem> before = effective_items(inputs);
    for (const char* key : {"jobs.separation_rate", "reform.disruption", "reflection.interval", "run.weeks",
                            "observation.counsellors", "office.Built-in A.inhabitants", "status_quo.intensity"})
        EXPECT_TRUE(std::any_of(before.begin(), before.end(), [&](const PastItem& item) { return item.key == key; }))
            << key;
    const Digest digest = effective_digest(inputs), history = history_digest(inputs, inputs.weeks);
    inputs.params.reform.disruption = 0.123;  // without a wave it changes nothing
    EXPECT_EQ(history_digest(inputs, inputs.weeks), history);
    EXPECT_NE(effective_digest(inputs), digest);
    const std::vector<Message> lines = item_differences(before, effective_items(inputs), {"there", "der"});
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_TRUE(lines[0].english().starts_with("reform.disruption: ")) << lines[0].english();
    EXPECT_TRUE(lines[0].english().ends_with(" there, 0.123 here")) << lines[0].english();
    EXPECT_TRUE(lines[0].in(Language::no).ends_with(" der, 0.123 her")) << lines[0].in(Language::no);
}

TEST(EffectiveInputs, AreTheSameAsTextAndBack)
{
    const std::vector<PastItem> items = effective_items(built_in_inputs());
    EXPECT_EQ(item_text(items_of_text(item_text(items))), item_text(items));
    EXPECT_TRUE(item_differences(items, items, {"there", "der"}).empty());
    EXPECT_THROW(items_of_text("no tab\n"), std::invalid_argument);
    EXPECT_THROW(items_of_text("a\tb"), std::invalid_argument);
}

}  // namespace samspill
