#include "experiment/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "experiment/text_table.h"

namespace samspill {

namespace {

constexpr std::array<FindingInfo, n_findings> finding_infos{{
    {"persons", "1", "persons", "known and not gone, in the last week", 0},
    {"in_work", "1", "in work", "employed, sick-listed with an employer or supported in a job, in the last week", 0},
    {"in_work_share", "%", "% in work", "in work as a share of persons", 1},
    {"lasting", "1", "lasting", "in work for 52 weeks in a row, in the last week", 0},
    {"wait", "week", "wait, weeks", "mean from referral to first session at the career centre, over the last year", 1},
    {"referrals", "1/year", "referrals/yr", "referrals to the career centre a year, over the last year", 0},
}};

constexpr int year = 52;  // weeks
constexpr std::size_t n_rows = n_groups + 1;

// What findings are made of, for one place and group.
struct Counts {
    double persons = 0, in_work = 0, lasting = 0, weeks_waited = 0, first_sessions = 0, referrals = 0;

    void add(const Counts& other)
    {
        persons += other.persons;
        in_work += other.in_work;
        lasting += other.lasting;
        weeks_waited += other.weeks_waited;
        first_sessions += other.first_sessions;
        referrals += other.referrals;
    }
};

// One number of a series by week, office, group and label.
double value(const Series& series, Indicator indicator, int week, std::size_t offices, std::size_t office, int group,
             std::size_t label = 0)
{
    const std::size_t labels = std::max<std::size_t>(labels_of(info(indicator).labels).size(), 1);
    const std::size_t cell = (office * n_groups + std::size_t(group)) * labels + label;
    return double(series.values[std::size_t(indicator)][std::size_t(week) * offices * n_groups * labels + cell]);
}

Counts counts_of(const Series& series, std::size_t offices, std::size_t office, int group)
{
    Counts counts;
    const int last = series.weeks - 1;
    for (int status = 0; status < n_statuses; ++status)
        if (Status(status) != Status::gone)
            counts.persons += value(series, Indicator::persons, last, offices, office, group, std::size_t(status));
    counts.in_work = value(series, Indicator::in_work, last, offices, office, group);
    counts.lasting = value(series, Indicator::lasting, last, offices, office, group);
    for (int week = std::max(0, series.weeks - year); week < series.weeks; ++week) {
        counts.weeks_waited += value(series, Indicator::weeks_waited, week, offices, office, group);
        counts.first_sessions += value(series, Indicator::first_sessions, week, offices, office, group);
        counts.referrals += value(series, Indicator::referrals, week, offices, office, group);
    }
    counts.referrals *= double(year) / std::min(series.weeks, year);
    return counts;
}

std::array<double, n_findings> findings_from(const Counts& counts)
{
    const auto ratio = [](double part, double whole) {
        return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
    };
    return {counts.persons,
            counts.in_work,
            100.0 * ratio(counts.in_work, counts.persons),
            counts.lasting,
            ratio(counts.weeks_waited, counts.first_sessions),
            counts.referrals};
}

}  // namespace

const FindingInfo& info(Finding finding) { return finding_infos[std::size_t(finding)]; }

Findings findings_of(const RunOutput& output, const Places& places)
{
    Findings findings;
    findings.regions = places.regions.size();
    std::vector<Counts> counts((findings.regions + 1) * n_rows);
    const std::size_t offices = std::size_t(places.office_count());
    std::size_t office = 0;
    for (std::size_t region = 0; region < findings.regions; ++region)
        for (std::size_t i = 0; i < places.regions[region].offices.size(); ++i, ++office)
            for (int group = 0; group < n_groups; ++group) {
                const Counts cell = counts_of(output.series, offices, office, group);
                for (const std::size_t place : {region, findings.regions})
                    for (const std::size_t row : {std::size_t(group), std::size_t(n_groups)})
                        counts[place * n_rows + row].add(cell);
            }
    for (const Counts& cell : counts) findings.rows.push_back(findings_from(cell));
    return findings;
}

Summary::Summary(const Places& places)
{
    for (const RegionPlace& region : places.regions) regions_.push_back(region.name);
}

void Summary::add(const Findings& findings) { replicates_.push_back(findings); }

std::vector<Summary::Row> Summary::rows() const
{
    std::vector<Row> rows;
    std::vector<double> values(replicates_.size());
    const std::size_t places = regions_.size() == 1 ? 1 : regions_.size() + 1;  // one region is all there is
    for (std::size_t place = 0; place < places; ++place)
        for (std::size_t group = 0; group < n_rows; ++group) {
            Row row{place < regions_.size() ? regions_[place] : "all",
                    group < std::size_t(n_groups) ? std::string(GroupLabels::names[group]) : "all",
                    {}};
            for (std::size_t finding = 0; finding < n_findings; ++finding) {
                for (std::size_t i = 0; i < replicates_.size(); ++i)
                    values[i] = replicates_[i].rows.at(place * n_rows + group)[finding];
                row.estimates[finding] = estimate(values);
            }
            rows.push_back(std::move(row));
        }
    return rows;
}

std::string to_text(const Summary& summary)
{
    const bool interval = summary.replicates() > 1;
    std::vector<std::vector<std::string>> lines{{"region", "group"}};
    for (const FindingInfo& finding : finding_infos) lines[0].emplace_back(finding.heading);
    std::string last_region;
    for (const Summary::Row& row : summary.rows()) {
        std::vector<std::string> line{row.region == last_region ? "" : row.region, row.group};
        for (std::size_t i = 0; i < n_findings; ++i)
            line.push_back(estimate_text(row.estimates[i], finding_infos[i].decimals, interval));
        if (row.region != last_region && lines.size() > 1) lines.emplace_back(line.size());
        last_region = row.region;
        lines.push_back(std::move(line));
    }
    std::string text = aligned(lines, 2) + "\n";
    text += interval
                ? fmt::format("mean ± half the 95 % interval over {} replicates (Student's t)\n", summary.replicates())
                : "one replicate: no interval\n";
    for (const FindingInfo& finding : finding_infos) text += fmt::format("{}: {}\n", finding.heading, finding.meaning);
    return text;
}

}  // namespace samspill
