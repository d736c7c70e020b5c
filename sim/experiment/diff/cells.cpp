#include "experiment/diff/cells.h"

#include <algorithm>
#include <vector>

#include "experiment/diff/cell_text.h"

namespace samspill {

namespace {

constexpr std::array<std::string_view, 16> flag_names{"woman",
                                                      "repeated absence",
                                                      "reduced capacity",
                                                      "has employer",
                                                      "permanent job",
                                                      "far from work",
                                                      "supported job",
                                                      "self-funded",
                                                      "registered",
                                                      "lasting work",
                                                      "open cohort",
                                                      "was lasting",
                                                      "was lasting (open cohort)",
                                                      "sampled",
                                                      "works beside",
                                                      "consents"};

// Columns whose numbers stand for something else; all others say what they are by type and unit.
template <class Row, class Owner, class Value>
TwoTexts texts_of(const Region& a, const Region& b, const Column<Owner, Value>& column, const Row& of_a,
                  const Row& of_b)
{
    const Value &in_a = of_a.*(column.member), &in_b = of_b.*(column.member);
    if constexpr (std::is_integral_v<Value>) {
        if (column.name == "counsellor")
            return {counsellor_text(a, std::uint16_t(in_a)), counsellor_text(b, std::uint16_t(in_b))};
        if (column.name == "office") return {a.offices[in_a].place->name, b.offices[in_b].place->name};
        if (column.name == "flags") return {bits_text(in_a, flag_names), bits_text(in_b, flag_names)};
        if (column.name == "partners")
            return {bits_text(in_a, PartnerLabels::names), bits_text(in_b, PartnerLabels::names)};
        if (column.name == "row") return {person_text(a, a.users[in_a]), person_text(b, b.users[in_b])};
    }
    return value_texts(column.unit, in_a, in_b);
}

std::string entity_text(const Region& region, const User& user) { return person_text(region, user); }
std::string entity_text(const Region& region, const Counsellor& counsellor)
{
    return counsellor_text(region, std::uint16_t(&counsellor - region.counsellors.data()));
}
std::string entity_text(const Region&, const Office& office) { return "office " + office.place->name; }
std::string entity_text(const Region& region, const Client& client)
{
    return person_text(region, region.users[client.row]);
}
std::string entity_text(const Region& region, const Watched& watched)
{
    return person_text(region, region.users[watched.row]);
}

std::string office_of(const Region& region, const User& user) { return region.offices[user.office].place->name; }
std::string office_of(const Region& region, const Counsellor& c) { return region.offices[c.office].place->name; }
std::string office_of(const Region&, const Office& office) { return office.place->name; }
std::string office_of(const Region& region, const Client& client)
{
    return office_of(region, region.users[client.row]);
}
std::string office_of(const Region& region, const Watched& watched)
{
    return office_of(region, region.users[watched.row]);
}

std::optional<UserId> person_of(const Region&, const User& user) { return user.id; }
std::optional<UserId> person_of(const Region& region, const Client& client) { return region.users[client.row].id; }
template <class Row>
std::optional<UserId> person_of(const Region&, const Row&)
{
    return std::nullopt;
}

template <class Row>
Cell cell_at(Part part, const Region& a, const Region& b, const Row& of_a, const Row& of_b)
{
    Cell cell{part, a.place->name, office_of(a, of_a), entity_text(a, of_a), "", "", "", "", person_of(a, of_a)};
    for_each_column<Row>([&](const auto& column) {
        if (!cell.column.empty() ||
            same_bytes(&(of_a.*(column.member)), &(of_b.*(column.member)), sizeof(of_a.*(column.member))))
            return;
        cell.column = column.name;
        cell.meaning = column.meaning;
        std::tie(cell.a, cell.b) = texts_of(a, b, column, of_a, of_b);
    });
    return cell;
}

// One table holds a row that the other does not have.
template <class Row>
Cell extra_row(Part part, const Region& a, const Region& b, const Table<Row>& of_a, const Table<Row>& of_b,
               std::size_t row)
{
    const bool in_a = of_a.size() > of_b.size();
    const Region& region = in_a ? a : b;
    const Row& extra = in_a ? of_a[row] : of_b[row];
    Cell cell{
        part,  a.place->name, office_of(region, extra), entity_text(region, extra), "there", "only in one of them",
        "yes", "no",          person_of(region, extra)};
    if (!in_a) std::swap(cell.a, cell.b);
    return cell;
}

template <class Row>
std::optional<Cell> first_in_table(Part part, const Region& a, const Region& b, const Table<Row>& of_a,
                                   const Table<Row>& of_b)
{
    const std::size_t rows = std::min(of_a.size(), of_b.size());
    for (std::size_t i = 0; i < rows; ++i)
        if (!same_columns(of_a[i], of_b[i])) return cell_at(part, a, b, of_a[i], of_b[i]);
    if (of_a.size() != of_b.size()) return extra_row(part, a, b, of_a, of_b, rows);
    return std::nullopt;
}

// A number of the region's own, with what it is called in reports.
struct OwnNumber {
    const char* name;
    const char* meaning;
    double a, b;
};

std::optional<Cell> first_of_numbers(Part part, const Region& a, const char* entity,
                                     std::initializer_list<OwnNumber> numbers)
{
    for (const OwnNumber& number : numbers)
        if (!same_bytes(&number.a, &number.b, sizeof number.a)) {
            const TwoTexts texts = number_texts(number.a, number.b);
            return Cell{part, a.place->name, "", entity, number.name, number.meaning, texts.first, texts.second};
        }
    return std::nullopt;
}

std::optional<Cell> first_of_market(const Region& a, const Region& b)
{
    auto cell = first_of_numbers(Part::market, a, "labour market",
                                 {{"log_tightness", "vacancies to seekers, log", a.log_tightness, b.log_tightness},
                                  {"offers", "what multiplies offers this week", a.offers, b.offers},
                                  {"effort_base", "usual search effort", a.effort_base, b.effort_base},
                                  {"effort", "summed search effort of the week", a.effort, b.effort}});
    if (cell) return cell;
    if (!same_bytes(&a.plan_table, &b.plan_table, sizeof a.plan_table))
        return Cell{Part::market, a.place->name,
                    "",           "what plans have led to",
                    "plan_table", "weeks in work by plan and kind of person",
                    "one table",  "another"};
    return std::nullopt;
}

std::optional<Cell> first_of_centre(const Region& a, const Region& b)
{
    const Centre &of_a = a.centre, &of_b = b.centre;
    auto cell = first_of_numbers(
        Part::centre, a, "career centre",
        {{"positions", "full-time career advisers", of_a.positions, of_b.positions},
         {"capacity", "sessions not yet used", of_a.capacity, of_b.capacity},
         {"rules_known", "the advisers' knowledge of NAV's rules", of_a.rules_known, of_b.rules_known}});
    for (auto list : {&Centre::newcomers, &Centre::waiting, &Centre::in_progress, &Centre::course_waiting,
                      &Centre::on_course, &Centre::ended})
        if (!cell) cell = first_in_table(Part::centre, a, b, of_a.*list, of_b.*list);
    if (!cell) cell = first_in_table(Part::centre, a, b, a.watched.all(), b.watched.all());
    if (!cell && !same_bytes(&a.successes, &b.successes, sizeof a.successes))
        cell = Cell{Part::centre, a.place->name,
                    "",           "what referrals have led to",
                    "successes",  "users and successes by kind of person",
                    "one table",  "another"};
    return cell;
}

}  // namespace

std::optional<Cell> first_differing_cell(Part part, const Region& a, const Region& b)
{
    switch (part) {
        case Part::market:
            return first_of_market(a, b);
        case Part::office:
            return first_in_table(part, a, b, a.offices, b.offices);
        case Part::counsellor:
            return first_in_table(part, a, b, a.counsellors, b.counsellors);
        case Part::centre:
            return first_of_centre(a, b);
        case Part::person:
            return first_in_table(part, a, b, a.users, b.users);
    }
    return std::nullopt;
}

std::string person_text(const Region& region, const User& user)
{
    return fmt::format("person {} ({}, {})", user.id, label_text(user.group), region.offices[user.office].place->name);
}

std::string counsellor_text(const Region& region, std::uint16_t counsellor)
{
    if (counsellor == nobody) return "nobody";
    const Counsellor& c = region.counsellors[counsellor];
    const auto& of_office = region.offices[c.office].counsellors;
    const auto place = std::find(of_office.begin(), of_office.end(), counsellor) - of_office.begin();
    return fmt::format("counsellor {} of {} ({})", place + 1, region.offices[c.office].place->name, label_text(c.role));
}

std::string week_text(Week week)
{
    return week == never ? "never" : fmt::format("week {} ({})", week, date_text(week));
}

}  // namespace samspill
