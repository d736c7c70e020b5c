#include "viz/data/shown.h"

namespace samspill::viz {

std::size_t SweepTable::position(std::size_t point, std::size_t axis) const
{
    if (!grid) return point;
    for (std::size_t later = axes.size() - 1; later > axis; --later) point /= axes[later].labels.size();
    return point % axes[axis].labels.size();
}

SweepTable::Settings SweepTable::values(std::size_t point) const
{
    Settings list = base_values;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        const std::string& label = axes[a].labels[position(point, a)];
        for (const std::string& key : axes[a].keys) list.emplace_back(key, label);
        if (const auto policy = axes[a].policies.find(label); policy != axes[a].policies.end())
            list.insert(list.end(), policy->second.begin(), policy->second.end());
    }
    return list;
}

}  // namespace samspill::viz
