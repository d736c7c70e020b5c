#pragma once

namespace samspill {

struct LabourMarketParams {
    double persistence = 0.98;
    double noise = 0.03;
    double seasonal = 0.08;
    int seasonal_peak = 20;
    double elasticity = 0.5;
    double displacement = 0.0;
};

}  // namespace samspill
