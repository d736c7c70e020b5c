#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "experiment/judge/window.h"
#include "model/inputs/inputs.h"
#include "model/observed/indicators.h"

namespace samspill {

// What an endpoint is to a planner.
enum class EndpointKind : std::uint8_t { benefit, cost, side_effect, context };
struct EndpointKindLabels {
    static constexpr std::array<std::string_view, 4> names{"benefit", "cost", "side_effect", "context"};
};

// "Benefits", over the endpoints of a kind in tables.
Text heading_of(EndpointKind kind);

// One number that a run is judged by. Declared once (endpoint_table.cpp): comparisons, sweeps, their
// files, tables and reports follow.
struct EndpointInfo {
    std::string_view name;  // "lasting_share", "pressure_peak"; letters, digits, _
    std::string_view unit;  // "share", "weeks/person", "persons", "1/year", "million NOK"
    EndpointKind kind;
    Better better;
    bool by_group;                         // false: there is one value a place, for all groups
    Window window;                         // the weeks that it looks at
    std::string_view meaning, meaning_no;  // with the form and the window
};
std::span<const EndpointInfo> endpoints();

// Position of the endpoint of this name. Throws InputError with the nearest name when there is none.
std::size_t endpoint_index(std::string_view name);

// What comparisons are judged by unless another is chosen: lasting employment among those whose
// episode was open in the week of the cohort (cohort_text.h).
inline constexpr std::string_view primary_endpoint = "lasting_share";

// The endpoints of one replicate. NaN where there is no number: a wait where nobody was served, an
// office's state by group.
class EndpointValues {
public:
    EndpointValues() = default;
    explicit EndpointValues(std::size_t regions);

    std::size_t regions() const { return regions_; }
    std::size_t places() const { return regions_ + 1; }             // every region, then all
    static constexpr std::size_t groups() { return n_groups + 1; }  // every group, then all

    double& at(std::size_t endpoint, std::size_t place, std::size_t group)
    {
        return values_[(endpoint * places() + place) * groups() + group];
    }
    double at(std::size_t endpoint, std::size_t place, std::size_t group) const
    {
        return values_[(endpoint * places() + place) * groups() + group];
    }
    double total(std::size_t endpoint) const { return at(endpoint, regions_, n_groups); }

    // endpoints x places x groups
    std::span<const double> values() const { return values_; }
    std::span<double> values() { return values_; }

private:
    std::size_t regions_ = 0;
    std::vector<double> values_;
};

// Works the endpoints of a finished replicate out of its series and cohorts. `inputs` are those of
// the run: places, and the policy's first week. Weeks before 0 count nowhere.
EndpointValues endpoints_of(const RunOutput& output, const Inputs& inputs);

}  // namespace samspill
