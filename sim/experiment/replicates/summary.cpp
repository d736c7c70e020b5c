#include "experiment/replicates/summary.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/message.h"
#include "core/special_numbers.h"
#include "core/week.h"
#include "experiment/replicates/foundation.h"
#include "experiment/statistics/text_table.h"
#include "model/observed/sums.h"

namespace samspill {

namespace {

// A finding and what it is made of: a sum less another, by a third.
struct Declared {
    FindingInfo info;
    bool year;  // over the last year, a flow as if it were 52 weeks; else in the last week
    double scale;
    Quantity of;
    std::optional<Quantity> less, by;
};

constexpr std::size_t n_shown = 8;  // of the rows, in the table; the rest stands in --json

using I = Indicator;

constexpr std::array<Declared, n_findings> finding_rows{{
    {{"registered",
      "1",
      {"registered", "registrert"},
      {"with an open registration episode, in the last week", "med et åpent registrert forløp, i den siste uken"},
      0},
     false,
     1.0,
     {I::registered},
     {},
     {}},
    {{"unemployed",
      "1",
      {"unemployed", "arbeidssøkende"},
      {"seeking work, in the last week", "søker arbeid, i den siste uken"},
      0},
     false,
     1.0,
     {I::persons, int(Status::seeking)},
     {},
     {}},
    {{"on_benefit",
      "1",
      {"on benefit", "med ytelse"},
      {"paid any benefit, disability pension included, in the last week",
       "får en ytelse, uføretrygd medregnet, i den siste uken"},
      0},
     false,
     1.0,
     {I::benefits},
     Quantity{I::benefits, int(Benefit::none)},
     {}},
    {{"benefit_payments",
      "million NOK/year",
      {"benefits, mNOK/yr", "ytelser, mill. kr/år"},
      {"benefits paid, million NOK over the last year", "utbetalte ytelser, millioner kroner over det siste året"},
      1},
     true,
     1e-6,
     {I::benefit_payments},
     {},
     {}},
    {{"public_spending",
      "million NOK/year",
      {"spending, mNOK/yr", "utgifter, mill. kr/år"},
      {"benefits, staff, guidance, education and project workers, million NOK over the last year; by place alone",
       "ytelser, ansatte, veiledning, utdanning og prosjektarbeidere, millioner kroner over det siste året; bare etter "
       "sted"},
      1},
     true,
     1e-6,
     {I::public_spending},
     {},
     {}},
    {{"in_work_share",
      "%",
      {"% in work", "% i arbeid"},
      {"of all who were ever in touch with the offices and are not gone, in the last week: most of them left the "
       "register for work long since",
       "av alle som noen gang har vært i kontakt med kontorene og ikke er borte, i den siste uken: de fleste gikk ut "
       "av "
       "registeret til arbeid for lenge siden"},
      1},
     false,
     100.0,
     {I::in_work},
     {},
     Quantity{I::persons}},
    {{"wait",
      "week",
      {"wait, weeks", "venting, uker"},
      {"mean from referral to first session at the career centre, over the last year",
       "gjennomsnitt fra henvisning til første time ved karrieresentret, over det siste året"},
      1},
     true,
     1.0,
     {I::weeks_waited},
     {},
     Quantity{I::first_sessions}},
    {{"referrals",
      "1/year",
      {"referrals/yr", "henvisninger/år"},
      {"referrals to the career centre, over the last year", "henvisninger til karrieresentret, over det siste året"},
      0},
     true,
     1.0,
     {I::referrals},
     {},
     {}},
    {{"in_work",
      "1",
      {"in work", "i arbeid"},
      {"employed, sick-listed with an employer or supported in a job, in the last week",
       "ansatt, sykmeldt med arbeidsgiver eller med støtte i en jobb, i den siste uken"},
      0},
     false,
     1.0,
     {I::in_work},
     {},
     {}},
    {{"lasting",
      "1",
      {"lasting", "varig"},
      {"in work for 52 weeks in a row, in the last week", "i arbeid 52 uker på rad, i den siste uken"},
      0},
     false,
     1.0,
     {I::lasting},
     {},
     {}},
    {{"persons",
      "1",
      {"persons", "personer"},
      {"ever in touch with the offices and not gone, in the last week",
       "noen gang i kontakt med kontorene og ikke borte, i den siste uken"},
      0},
     false,
     1.0,
     {I::persons},
     {},
     {}},
}};

constexpr std::size_t n_rows = n_groups + 1;

// A row's quantity over its weeks, by place and group.
class Sums {
public:
    Sums(const Series& series, const Places& places, bool of_year)
        : series_(series),
          places_(places),
          first_(of_year ? std::max(0, series.weeks - weeks_a_year) : series.weeks - 1)
    {
    }

    double of(Quantity quantity, std::size_t place, std::size_t group) const
    {
        const QuantitySeries numbers(series_, places_, quantity);
        if (group < n_groups && !has_groups(quantity.indicator)) return nan;
        const auto [from, to] = numbers.range(place);
        double sum = 0.0;
        for (int week = first_; week < series_.weeks; ++week)
            sum += numbers.at(week, from, to, group < n_groups ? int(group) : -1).sum;
        return sum;
    }
    int weeks() const { return series_.weeks - first_; }

private:
    const Series& series_;
    const Places& places_;
    int first_;
};

double finding_of(const Declared& row, const Sums& sums, std::size_t place, std::size_t group)
{
    double value = row.scale * sums.of(row.of, place, group);
    if (row.less) value -= row.scale * sums.of(*row.less, place, group);
    if (!row.by) return row.year ? value * weeks_a_year / sums.weeks() : value;
    const double whole = sums.of(*row.by, place, group);
    return whole > 0.0 ? value / whole : nan;
}

}  // namespace

const FindingInfo& info(Finding finding) { return finding_rows[std::size_t(finding)].info; }

Findings findings_of(const RunOutput& output, const Places& places)
{
    Findings findings;
    findings.regions = places.regions.size();
    findings.rows.resize((findings.regions + 1) * n_rows);
    for (std::size_t f = 0; f < n_findings; ++f) {
        const Sums sums(output.series, places, finding_rows[f].year);
        for (std::size_t place = 0; place <= findings.regions; ++place)
            for (std::size_t group = 0; group < n_rows; ++group)
                findings.rows[place * n_rows + group][f] = finding_of(finding_rows[f], sums, place, group);
    }
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

namespace {

// The name of a group, or "all"; a region keeps its own.
std::string words_of(const std::string& name, Language language)
{
    if (language == Language::en) return name;
    if (name == "all") return "alle";
    const auto* group = std::ranges::find(GroupLabels::names, name);
    return group == GroupLabels::names.end()
               ? name
               : std::string(GroupLabels::names_no[std::size_t(group - GroupLabels::names.begin())]);
}

}  // namespace

std::string to_text(const Summary& summary, Language language)
{
    const bool interval = summary.replicates() > 1;
    std::vector<std::vector<std::string>> lines{
        {Text{"region", "region"}.in(language), Text{"group", "gruppe"}.in(language)}};
    for (std::size_t i = 0; i < n_shown; ++i) lines[0].emplace_back(finding_rows[i].info.heading.in(language));
    std::string last_region;
    for (const Summary::Row& row : summary.rows()) {
        std::vector<std::string> line{row.region == last_region ? "" : words_of(row.region, language),
                                      words_of(row.group, language)};
        for (std::size_t i = 0; i < n_shown; ++i)
            line.push_back(estimate_text(row.estimates[i], finding_rows[i].info.decimals, interval, language));
        if (row.region != last_region && lines.size() > 1) lines.emplace_back(line.size());
        last_region = row.region;
        lines.push_back(std::move(line));
    }
    std::string text = aligned(lines, 2) + "\n";
    text += interval
                ? phrase(language,
                         {"mean ± half the 95 % interval over {} replicates (Student's t); ± ?: all are equal, which "
                          "makes no interval\n",
                          "gjennomsnitt ± halve 95 %-intervallet over {} kjøringer (Students t); ± ?: alle er like, og "
                          "det gir ikke noe intervall\n"},
                         summary.replicates())
                : phrase(language, {"one replicate: no interval\n", "én kjøring: ikke noe intervall\n"});
    for (std::size_t i = 0; i < n_shown; ++i)
        text += fmt::format("{}: {}\n", finding_rows[i].info.heading.in(language),
                            finding_rows[i].info.meaning.in(language));
    return text + chance_alone_text(language) + "\n";
}

}  // namespace samspill
