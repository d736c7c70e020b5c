#include "viz/source/shown.h"

namespace samspill::viz {

std::size_t SweepTable::position(std::size_t point, std::size_t axis) const
{
    if (!grid) return point;
    for (std::size_t later = axes.size() - 1; later > axis; --later) point /= axes[later].labels.size();
    return point % axes[axis].labels.size();
}

std::vector<std::pair<std::string, std::string>> SweepTable::values(std::size_t point) const
{
    std::vector<std::pair<std::string, std::string>> list;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        list.emplace_back(axes[axis].name, axes[axis].labels[position(point, axis)]);
    return list;
}

}  // namespace samspill::viz
