#include <gtest/gtest.h>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "core/error.h"
#include "model/inputs/check_inputs.h"
#include "model/inputs/history.h"
#include "model/inputs/settled.h"
#include "model/run.h"
#include "support/every_key.h"

// No lever is accepted and does nothing. Every parameter, setting, place property and part of a policy
// gets another value in turn: from the start the run is another one, and from a saved state on as well,
// or the change is refused with how it can be said instead.
namespace samspill {
namespace {

constexpr std::uint32_t seed = 11;

// Keys that name things, or say what is written down; results are the same bits by any of them.
const std::set<std::string> for_observers{"observation.counsellors", "trial.name", "trial.arm.usual.name",
                                          "trial.arm.new.name"};

ReferralRule rule_with_limits()
{
    ReferralRule rule;
    rule.kind = RuleKind::criteria;
    rule.mode = Mode::three_way;
    rule.min_age = 20, rule.max_age = 55;
    rule.min_weeks = 2, rule.max_weeks = 40;
    rule.min_qualification = 0.1, rule.max_qualification = 0.8;
    rule.has_employer = false, rule.repeated_absence = false, rule.far_from_work = false;
    rule.reduced_capacity = false;
    return rule;
}

Wave wave_at(Week week, std::vector<std::string> offices)
{
    Wave wave;
    wave.week = week;
    wave.offices = std::move(offices);
    wave.intensity = 2.0;
    wave.strategy = Strategy{0.6, false};
    wave.project_hours = 20.0;
    wave.co_creation = 0.4;
    wave.anchoring = 0.8;
    ReferralRule rest;
    rest.kind = RuleKind::universal;
    rest.mode = Mode::course;
    wave.rules = std::vector<ReferralRule>{rule_with_limits(), rest};
    return wave;
}

// A world in which everything happens, before and after the week of the state.
struct Scene {
    double inhabitants;
    int burn_in, weeks;
    Week state;                                             // week of the saved state
    enum Trouble { none, pressure, flaws } trouble = none;  // what makes waves come too early

    Inputs inputs() const
    {
        Inputs inputs = test::small_inputs(weeks, burn_in);
        inputs.places.regions = {test::region_of("Vest", 2, inhabitants), test::region_of("Aust", 1, inhabitants)};
        inputs.places.regions[0].centre_positions = 0.5;
        inputs.params.referral.intercept = -1.5;
        inputs.params.experience.leader_turnover = 1.0;
        inputs.status_quo.project_hours = 10.0;
        inputs.status_quo.rules = {rule_with_limits(), {}};
        inputs.observation.episode_week = state + 6;
        inputs.observation.trajectory_share = 0.05;
        add_teams(inputs);
        add_waves(inputs);
        inputs.shocks = {{state - 4, -0.4, 26.0, {}}, {state + 8, 0.6, 13.0, {"Aust"}}};
        inputs.trial = trial();
        if (trouble != none) add_trouble(inputs);
        return inputs;
    }

    // One that has begun and two that are still to come; all at other distances.
    void add_teams(Inputs& inputs) const
    {
        OfficePlace* offices[] = {&inputs.places.regions[0].offices[0], &inputs.places.regions[0].offices[1],
                                  &inputs.places.regions[1].offices[0]};
        for (int o = 0; o < 3; ++o) {
            offices[o]->job_specialists = 2 - o % 2;
            offices[o]->job_specialists_from = o == 1 ? 0 : state + 2 + o;
            offices[o]->distance = 0.1 + 0.25 * o;
        }
    }

    void add_waves(Inputs& inputs) const
    {
        Wave later = wave_at(state + 12, {"Vest 1"}), other = wave_at(state + 13, {"Aust 1"}), end, again;
        later.intensity = 2.6;
        later.co_creation.reset();
        later.ramp = 6;
        later.partners = 1;
        ReferralRule herself;
        herself.kind = RuleKind::self_referral;
        later.rules->push_back(herself);
        other.rules.reset();
        other.strategy = Strategy{0.3, true};
        other.centres = {"Aust"};
        other.centre_positions = 1.5;
        end.week = state + 30;
        end.offices = {"Vest 1", "Vest 2"};
        end.project_hours = 0.0;
        again.week = state + 36;
        again.offices = {"Vest 1", "Vest 2"};
        again.project_hours = 30.0;
        again.intensity = 1.5;
        inputs.waves = {wave_at(state - 8, {"Vest 2"}), later, other, end, again};
    }

    // Waves come too early, and criteria are adjusted.
    void add_trouble(Inputs& inputs) const
    {
        inputs.rollout.may_postpone = true;
        inputs.params.reflection.interval = 13;
        inputs.params.reflection.premature_flaws = 2;
        inputs.params.reflection.premature_pressure = trouble == pressure ? 0.02 : 1.0;
        if (trouble == pressure) inputs.status_quo.intensity = 2.5;
        inputs.params.reflection.adjust = 0.9;
        inputs.params.reflection.adjust_seen = 2;
        inputs.params.follow_up.users_per_counsellor = 140;
        inputs.params.benefits.aap_reform_week = 60;
    }

    Trial trial() const
    {
        Trial trial;
        static_cast<Eligibility&>(trial) = rule_with_limits();
        trial.has_employer = trial.repeated_absence = trial.far_from_work = trial.reduced_capacity = std::nullopt;
        trial.name = "test";
        trial.from = state + 2;
        trial.until = state + 30;
        trial.offices = {"Vest 1", "Vest 2"};
        trial.arms.resize(2);
        trial.arms[0].name = "usual";
        trial.arms[1].name = "new";
        trial.arms[1].force_plan = Plan::education;
        trial.arms[1].forbid_plans = 1u << int(Plan::work_training);
        trial.arms[1].referral = true;
        trial.arms[1].mode = Mode::individual;
        trial.arms[1].strategy = Strategy{0.9, false};
        trial.arms[1].caseload = 40.0;
        return trial;
    }
};

// From quick to thorough: what is rare takes more people, more time, or trouble.
constexpr std::array scenes{Scene{1500, 30, 70, 14}, Scene{4000, 30, 90, 20, Scene::pressure},
                            Scene{6000, 60, 190, 20, Scene::flaws}};

// A scene that has been run, with its state of one week.
class Played {
public:
    explicit Played(const Scene& scene) : scene_(scene), inputs_(scene.inputs())
    {
        World world(inputs_, {seed, 0});
        test::run_to(world, scene.state);
        state_ = world.save();
        test::run_to(world, inputs_.weeks);
        digest_ = world.finish().digest;
    }

    const Inputs& inputs() const { return inputs_; }
    Week week() const { return scene_.state; }

    bool differs_from_the_start(const Inputs& other) const { return run_replicate(other, seed, 0).digest != digest_; }
    bool differs_from_the_state(const Inputs& other) const
    {
        World world(other, state_);
        test::run_to(world, other.weeks);
        return world.finish().digest != digest_;
    }
    std::vector<Mistake> refused(const Inputs& other) const
    {
        return refused_changes(differences_of_past(past_items(inputs_, week()), other, week()), week());
    }

private:
    Scene scene_;
    Inputs inputs_;
    WorldState state_;
    Digest digest_;
};

const Played& played(std::size_t scene)
{
    static std::array<std::unique_ptr<Played>, scenes.size()> all;
    if (!all[scene]) all[scene] = std::make_unique<Played>(scenes[scene]);
    return *all[scene];
}

// Whether `differs` holds in one of the scenes; a scenario that is refused with a reason is done.
template <class Differs>
bool in_one_scene(std::size_t flip, const Differs& differs)
{
    for (std::size_t s = 0; s < scenes.size(); ++s)
        for (int move = 0; move < test::n_moves; ++move) {
            const Played& scene = played(s);
            Inputs other = scene.inputs();
            test::flips_of(scene.inputs())[flip].apply(other, move);
            try {
                check_inputs(other);
            } catch (const InputError& error) {
                EXPECT_GT(std::string(error.what()).size(), 20u);
                return true;
            }
            if (differs(scene, other)) return true;
        }
    return false;
}

TEST(EveryKey, IsToldWhenItDiffers)
{
    const Inputs base = scenes[0].inputs();
    const Digest digest = history_digest(base, no_week);
    EXPECT_TRUE(differences(base, base).empty());
    std::set<std::string> keys;
    for (const test::Flip& flip : test::flips_of(base)) {
        EXPECT_TRUE(keys.insert(flip.key).second) << flip.key << " is tried twice";
        Inputs other = base;
        flip.apply(other, 0);
        EXPECT_FALSE(differences(base, other).empty()) << flip.key << ": two scenarios are called equal";
        EXPECT_NE(history_digest(other, no_week), digest) << flip.key;
    }
    EXPECT_GT(keys.size(), 550u);
}

TEST(EveryKey, ActsFromTheStart)
{
    const std::vector<test::Flip> flips = test::flips_of(scenes[0].inputs());
    for (std::size_t f = 0; f < flips.size(); ++f) {
        const bool acts = in_one_scene(
            f, [](const Played& scene, const Inputs& other) { return scene.differs_from_the_start(other); });
        EXPECT_NE(acts, for_observers.contains(flips[f].key)) << flips[f].key << (acts ? " acts" : " does nothing");
    }
}

TEST(EveryKey, ActsFromASavedStateOnOrIsRefused)
{
    const std::vector<test::Flip> flips = test::flips_of(scenes[0].inputs());
    int refused = 0;
    for (std::size_t f = 0; f < flips.size(); ++f) {
        if (for_observers.contains(flips[f].key)) continue;
        bool was_refused = false;
        EXPECT_TRUE(in_one_scene(f,
                                 [&](const Played& scene, const Inputs& other) {
                                     const std::vector<Mistake> mistakes = scene.refused(other);
                                     was_refused = !mistakes.empty();
                                     for (const Mistake& mistake : mistakes)
                                         EXPECT_GT(mistake.message.english().size(), 60u) << flips[f].key;
                                     return was_refused || scene.differs_from_the_state(other);
                                 }))
            << flips[f].key << " is accepted and does nothing";
        refused += was_refused ? 1 : 0;
    }
    EXPECT_GT(refused, 30);
    EXPECT_LT(refused, 150);
}

// What is refused would have done nothing: no parameter is refused that acts. (How many counsellors there are is
// settled; what a trial's own staff is measured against is not, and alone would be half a change.)
TEST(EveryKey, IsNotRefusedWhereItActs)
{
    const Played& scene = played(0);
    for (const test::Flip& flip : test::flips_of(scene.inputs())) {
        Inputs other = scene.inputs();
        flip.apply(other, 0);
        bool is_parameter = false;
        for (const Parameter& parameter : parameters_of(other.params))
            is_parameter = is_parameter || parameter.key == flip.key;
        if (is_parameter && flip.key != "follow_up.users_per_counsellor" && !scene.refused(other).empty()) {
            EXPECT_FALSE(scene.differs_from_the_state(other)) << flip.key;
        }
    }
}

}  // namespace
}  // namespace samspill
