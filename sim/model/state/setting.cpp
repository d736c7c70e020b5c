#include "model/state/setting.h"

#include <cmath>

#include "core/math.h"
#include "model/inputs/rules.h"

namespace samspill {

Setting::Setting(const Inputs& all_inputs, Stream names)
    : inputs(all_inputs), params(all_inputs.params), stream(names), match_quantile(params.jobs.match_concentration)
{
    work_out_rates();
    work_out_tables();
}

Setting::Setting(const Inputs& all_inputs, const Setting& like)
    : inputs(all_inputs),
      params(all_inputs.params),
      stream(like.stream),
      match_quantile(params.jobs.match_concentration == like.params.jobs.match_concentration
                         ? like.match_quantile
                         : BetaQuantile(params.jobs.match_concentration))
{
    work_out_rates();
    const LifeParams &life = params.life, &other = like.params.life;
    if (life.fading_half_life == other.fading_half_life && life.stability_return == other.stability_return &&
        life.stability_noise == other.stability_noise) {
        fading = like.fading;
        stability_decay = like.stability_decay;
        stability_noise = like.stability_noise;
    } else {
        work_out_tables();
    }
}

void Setting::work_out_rates()
{
    const auto left = [](double half_life) { return math::exp(-0.6931471805599453 / half_life); };
    disruption_left = left(params.reform.disruption_half_life);
    habit_left = left(params.reform.habit_half_life);
    tie_left = left(params.collaboration.tie_half_life);
    anchor_left = left(params.collaboration.anchor_half_life);
    rules_left = left(params.collaboration.rules_half_life);
    knowledge_left = left(params.experience.knowledge_half_life);
    ownership_left = left(params.experience.ownership_half_life);
    flaws = draw_flaws(params.reform, stream);
    rules = rules_in(inputs);
}

void Setting::work_out_tables()
{
    const double fading_rate = 0.6931471805599453 / params.life.fading_half_life;
    const double back = params.life.stability_return, noise = params.life.stability_noise;
    for (std::size_t weeks = 0; weeks < fading.size(); ++weeks) {
        fading[weeks] = math::exp(-fading_rate * double(weeks));
        stability_decay[weeks] = math::exp(-back * double(weeks));
        stability_noise[weeks] = noise * std::sqrt(math::hazard(2.0 * back * double(weeks)) / (2.0 * back));
    }
}

}  // namespace samspill
