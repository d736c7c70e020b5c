#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "experiment/judge/endpoints.h"
#include "model/inputs/inputs.h"
#include "model/observed/indicators.h"

namespace samspill {

// A number that comparisons keep week by week. Declared once (curves.cpp).
struct CurveInfo {
    std::string_view name;  // "in_work"
    std::string_view unit;
    Better better;
    bool cumulated;  // summed from week 0 on
    std::string_view meaning, meaning_no;
};
std::span<const CurveInfo> curves();
std::size_t curve_index(std::string_view name);  // of a curve that is declared

// The curves of one replicate, by place: every region, then all. NaN where there is no number.
class CurveValues {
public:
    CurveValues() = default;
    CurveValues(std::size_t regions, Week first_week, int weeks);

    std::size_t places() const { return places_; }
    Week first_week() const { return first_week_; }
    int weeks() const { return weeks_; }
    std::span<const float> of(std::size_t curve, std::size_t place) const
    {
        return std::span(values_).subspan((curve * places_ + place) * std::size_t(weeks_), std::size_t(weeks_));
    }
    std::span<float> of(std::size_t curve, std::size_t place)
    {
        return std::span(values_).subspan((curve * places_ + place) * std::size_t(weeks_), std::size_t(weeks_));
    }
    std::span<const float> values() const { return values_; }  // curves x places x weeks

private:
    std::size_t places_ = 0;
    Week first_week_ = 0;
    int weeks_ = 0;
    std::vector<float> values_;
};

// `inputs` are those of the run: places, and the week in which its cohort begins.
CurveValues curves_of(const RunOutput& output, const Inputs& inputs);

}  // namespace samspill
