#pragma once

namespace samspill {

// Slow states and sickness.
struct LifeParams {
    double stability_return = 0.02;
    double stability_noise = 0.03;
    double follow_up_support = 0.01;
    double partner_support = 0.01;
    double fading_half_life = 52;
    double receptive_slope = 8;
    double receptive_middle = 0.4;
    double sickness_rate = 0.003049;
    double sickness_health = 3;
    double health_middle = 0.7;
    double recovery_shape = 1.12;
    double recovery_scale = 0.1439;
    double permanent_share = 0.85;
    double long_sickness_loss = 0.05;
};

}  // namespace samspill
