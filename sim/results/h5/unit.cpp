#include "results/h5/unit.h"

#include <algorithm>

namespace samspill {

namespace {

constexpr std::string_view our_unit = "samspill_unit";

// Counts, shares, scales and kroner are pure numbers to UDUNITS, which knows no powers of a half either. A test asks
// for the row of every unit that is declared anywhere.
constexpr FileUnit table[] = {
    {"1", "1"},
    {"week", "week"},
    {"weeks", "week"},
    {"weeks/person", "week"},
    {"years", "year"},
    {"h", "h"},
    {"hours", "h"},
    {"1/week", "1/week"},
    {"share/week", "1/week"},
    {"0-1/week", "1/week"},
    {"-1-1/week", "1/week"},
    {"log/week", "1/week"},
    {"sessions/week", "1/week"},
    {"kr/week", "1/week"},
    {"1/year", "1/year"},
    {"hours/week", "h/week"},
    {"h/year", "h/year"},
    {"persons/1000 inhabitants", "1e-3"},
    {"persons/1000 inhabitants and year", "1e-3/year"},
    {"million NOK", "1e6"},
    {"NOK", "1"},
    {"kr/kr", "1"},
    {"share", "1"},
    {"0-1", "1"},
    {"0 to 1", "1"},
    {"-1-1", "1"},
    {"-1 to 1", "1"},
    {"0 to 3", "1"},
    {"persons", "1"},
    {"users", "1"},
    {"sessions", "1"},
    {"flaws", "1"},
    {"runs", "1"},
    {"positions", "1"},
    {"week or date", "week"},
    {"log", "1"},
    {"logit", "1"},
    {"logit/sd", "1"},
    {"sd", "1"},
    {"quantile", "1"},
    {"yes/no", "1"},
    {"ISO week", "1"},
    {"0-1/sqrt(week)", "1"},
};

}  // namespace

std::span<const FileUnit> file_units() { return table; }

std::string_view udunits_of(std::string_view unit)
{
    const auto* row = std::ranges::find(table, unit, &FileUnit::ours);
    return row == std::end(table) ? "1" : row->udunits;
}

void set_unit(h5::Object& object, std::string_view unit)
{
    const std::string_view known = udunits_of(unit);
    object.set_text("units", known);
    if (known != unit && !unit.empty()) object.set_text(std::string(our_unit), unit);
}

std::string unit_of(const h5::Object& object)
{
    if (const auto ours = object.text(std::string(our_unit))) return *ours;
    return object.text("units").value_or("");
}

}  // namespace samspill
