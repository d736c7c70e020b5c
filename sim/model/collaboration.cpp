#include "model/collaboration.h"

#include <algorithm>

namespace samspill {

double at_intensity(const By<IntensityLabels>& channel, double intensity)
{
    const double level = std::clamp(intensity, 0.0, 3.0);
    const int below = std::min(int(level), 2);
    const double part = level - below;
    return channel[std::size_t(below)] * (1.0 - part) + channel[std::size_t(below) + 1] * part;
}

}  // namespace samspill
