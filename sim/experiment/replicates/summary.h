#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "experiment/statistics/statistics.h"
#include "model/inputs/places.h"
#include "model/observed/indicators.h"

namespace samspill {

// What a planner wants to know of a group of people in a place at the end of a run: those whom the
// offices work for first, and what they cost. Of the last week, or over the last year.
enum class Finding : std::uint8_t {
    registered,        // with an open registration episode
    unemployed,        // seeking work
    on_benefit,        // paid any benefit
    benefit_payments,  // million NOK a year
    public_spending,   // million NOK a year; of places, not of groups: NaN there
    in_work_share,     // per cent of persons
    wait,              // mean weeks from referral to first session; NaN if none
    referrals,         // to the career centre, a year
    in_work,           // persons
    lasting,           // in work for 52 weeks in a row
    persons,           // ever in touch with the offices and not gone, most of them in work long since
};
struct FindingInfo {
    std::string_view name, unit;
    Text heading, meaning;
    int decimals;
};
inline constexpr int n_findings = 11;
const FindingInfo& info(Finding finding);

// The findings of one replicate: places (every region, then all) x groups (every group, then all).
struct Findings {
    std::size_t regions = 0;
    std::vector<std::array<double, n_findings>> rows;  // place * (n_groups + 1) + group
};
Findings findings_of(const RunOutput& output, const Places& places);

// The planner's table: every finding with its mean and interval over replicates.
class Summary {
public:
    struct Row {
        std::string region;  // "all" for the total
        std::string group;   // "all" for the total
        std::array<Estimate, n_findings> estimates;
    };

    explicit Summary(const Places& places);
    void add(const Findings& findings);  // in the order of the replicates
    int replicates() const { return int(replicates_.size()); }
    std::vector<Row> rows() const;

private:
    std::vector<std::string> regions_;
    std::vector<Findings> replicates_;
};

// An aligned table in plain text (UTF-8) of the first findings, with what the columns mean and what the
// intervals do not hold.
std::string to_text(const Summary& summary, Language language);

}  // namespace samspill
