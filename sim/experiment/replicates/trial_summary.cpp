#include "experiment/replicates/trial_summary.h"

#include <fmt/format.h>

#include "core/message.h"
#include "core/special_numbers.h"
#include "experiment/statistics/text_table.h"

namespace samspill {

namespace {

constexpr std::string_view norwegian_shares[] = {"i arbeid", "i utdanning", "med ytelse", "varig"};  // as name_of_share

// Persons of an arm over all regions and groups.
double persons(const EventTime& table, Outcome outcome, int arm, int week)
{
    double sum = 0.0;
    for (int region = 0; region < table.regions; ++region)
        for (int group = 0; group < n_groups; ++group)
            sum += table.persons[table.index(int(outcome), arm, region, group, week)];
    return sum;
}

TrialFindings::Reading reading_of(const EventTime& table, int arm, int week)
{
    TrialFindings::Reading reading;
    reading.share.fill(nan);
    if (week >= table.weeks) return reading;
    reading.observed = persons(table, Outcome::observed, arm, week);
    if (reading.observed > 0.0)
        for (int share = 0; share < n_trial_shares; ++share)
            reading.share[std::size_t(share)] =
                100.0 * persons(table, Outcome(share + 1), arm, week) / reading.observed;
    return reading;
}

}  // namespace

TrialFindings trial_findings_of(const RunOutput& output)
{
    TrialFindings findings;
    for (int arm = 0; arm < output.trial.cohorts; ++arm) {
        auto& readings = findings.arms.emplace_back();
        for (std::size_t i = 0; i < trial_weeks.size(); ++i)
            readings[i] = reading_of(output.trial, arm, trial_weeks[i]);
    }
    return findings;
}

TrialSummary::TrialSummary(const Trial& trial) : name_(trial.name)
{
    for (const TrialArm& arm : trial.arms) arms_.push_back(arm.name);
}

void TrialSummary::add(const TrialFindings& findings) { replicates_.push_back(findings); }

// A reading beyond the horizon is no row.
bool TrialSummary::somebody_observed(std::size_t reading) const
{
    for (const TrialFindings& findings : replicates_)
        for (const auto& arm : findings.arms)
            if (arm[reading].observed > 0.0) return true;
    return false;
}

// Differences are taken within replicates, whose arms share weeks, places and labour market.
TrialSummary::Row TrialSummary::row(std::size_t arm, std::size_t reading, bool difference) const
{
    Row row{arms_[arm], difference, trial_weeks[reading], {}, {}};
    std::vector<double> values;
    for (const TrialFindings& findings : replicates_) values.push_back(findings.arms[arm][reading].observed);
    if (!difference) row.observed = estimate(values);
    for (std::size_t share = 0; share < n_trial_shares; ++share) {
        for (std::size_t i = 0; i < replicates_.size(); ++i) {
            const TrialFindings& findings = replicates_[i];
            values[i] = findings.arms[arm][reading].share[share];
            if (difference) values[i] -= findings.arms[0][reading].share[share];
        }
        row.share[share] = estimate(values);
    }
    return row;
}

std::vector<TrialSummary::Row> TrialSummary::rows() const
{
    std::vector<Row> rows;
    for (const bool difference : {false, true})
        for (std::size_t arm = difference ? 1 : 0; arm < arms_.size(); ++arm)
            for (std::size_t reading = 0; reading < trial_weeks.size(); ++reading)
                if (somebody_observed(reading)) rows.push_back(row(arm, reading, difference));
    return rows;
}

std::string_view name_of_share(int share) { return OutcomeLabels::names[std::size_t(share) + 1]; }

std::string to_text(const TrialSummary& summary, Language language)
{
    const bool interval = summary.replicates() > 1;
    std::vector<std::vector<std::string>> lines{{Text{"arm", "arm"}.in(language), Text{"weeks", "uker"}.in(language),
                                                 Text{"observed", "observert"}.in(language)}};
    for (int share = 0; share < n_trial_shares; ++share) {
        std::string heading = "% " + (language == Language::no ? std::string(norwegian_shares[std::size_t(share)])
                                                               : std::string(name_of_share(share)));
        for (char& c : heading)
            if (c == '_') c = ' ';
        lines[0].push_back(std::move(heading));
    }
    const std::vector<TrialSummary::Row> rows = summary.rows();
    for (const TrialSummary::Row& row : rows) {
        const bool first = row.week == trial_weeks[0];
        if (first && lines.size() > 1) lines.emplace_back(lines[0].size());
        const std::string arm = row.difference ? fmt::format("{} – {}", row.arm, rows[0].arm) : row.arm;
        std::vector<std::string> line{first ? arm : "", std::to_string(row.week),
                                      row.difference ? "" : estimate_text(row.observed, 0, interval, language)};
        for (const Estimate& share : row.share) line.push_back(estimate_text(share, 1, interval, language));
        lines.push_back(std::move(line));
    }
    std::string text = phrase(language,
                              {"{}: persons of each arm by weeks since enrolment\n\n{}\n",
                               "{}: personer i hver arm etter uker siden de ble tatt inn\n\n{}\n"},
                              summary.name(), aligned(lines, 1));
    text += phrase(
        language, {"the last blocks: differences from the first arm within replicates, in percentage points\n"
                   "observed: those enrolled early enough for the week to be inside the horizon; at 0 everybody\n",
                   "de siste blokkene: forskjeller fra den første armen innen hver kjøring, i prosentpoeng\nobservert: "
                   "de som ble tatt inn så tidlig at uken er innenfor horisonten; ved 0 alle\n"});
    text += interval
                ? phrase(language,
                         {"mean ± half the 95 % interval over {} replicates (Student's t); ± ?: all are equal, which "
                          "makes no interval\n",
                          "gjennomsnitt ± halve 95 %-intervallet over {} kjøringer (Students t); ± ?: alle er like, og "
                          "det gir ikke noe intervall\n"},
                         summary.replicates())
                : phrase(language, {"one replicate: no interval\n", "én kjøring: ikke noe intervall\n"});
    if (interval && summary.replicates() < least_for_verdict)
        text += phrase(language,
                       {"fewer than {} replicates tell no difference from chance\n",
                        "færre enn {} kjøringer skiller ingen forskjell fra tilfeldigheter\n"},
                       least_for_verdict);
    return text;
}

}  // namespace samspill
