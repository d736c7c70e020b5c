#include "results/files/counsellor_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "core/members.h"
#include "model/params/kinds.h"
#include "results/files/layout.h"
#include "results/files/reading.h"
#include "results/h5/unit.h"

namespace samspill {

namespace {

constexpr const char* counsellors_name = "counsellors";
constexpr std::uint64_t most_seats = 1'000'000, most_seats_a_chunk = 64, list_chunk = 256;
constexpr float no_number = std::numeric_limits<float>::quiet_NaN();

// A column: what it is called, how it is stored, and what stands where nobody is.
template <class Stored, class Member>
struct StaffColumn {
    std::string_view name;
    Member CounsellorWeek::*member;
    h5::Type type;
    Stored nobody;
    std::string_view unit, meaning;
    std::span<const std::string_view> labels = {};
};
template <class Member>
using Whole = StaffColumn<std::int32_t, Member>;
using Number = StaffColumn<float, float>;

constexpr auto columns()
{
    using C = CounsellorWeek;
    using h5::Type;
    return std::tuple{
        Whole<std::uint64_t>{"counsellor", &C::id, Type::int32, -1, "1",
                             "number within her office: the same in every scenario; -1: nobody"},
        Whole<std::uint16_t>{"office", &C::office, Type::int32, -1, "1", "position in /places/office; -1: nobody"},
        StaffColumn<std::int8_t, std::uint16_t>{"role", &C::role, Type::int8, -1, "1", "role; -1: nobody",
                                                RoleLabels::names},
        Number{"attitude", &C::attitude, Type::float32, no_number, "1", "attitude to the collaboration, -1 to 1"},
        Number{"enacted", &C::enacted, Type::float32, no_number, "1",
               "intensity of collaboration in her practice, 0 to 3"},
        Number{"knowledge", &C::knowledge, Type::float32, no_number, "1", "knowledge of the career centre, 0 to 1"},
        Number{"ownership", &C::ownership, Type::float32, no_number, "1", "ownership of the reform, 0 to 1"},
        Number{"pressure", &C::pressure, Type::float32, no_number, "1", "overdue meetings by caseload"},
        Whole<std::int32_t>{"caseload", &C::caseload, Type::int32, -1, "1", "users followed; -1: nobody"},
    };
}

static_assert(std::tuple_size_v<decltype(columns())> + 1 == member_count<CounsellorWeek>,
              "a member of CounsellorWeek has no column (its week is a dimension)");

template <class Visit>
void for_each_of_columns(Visit&& visit)
{
    std::apply([&](const auto&... column) { (visit(column), ...); }, columns());
}

// A number of the file as its member holds it. One that the member cannot hold (role -1: nobody) becomes the member's
// largest, which no counsellor has.
template <class Member, class Stored>
Member held(Stored number)
{
    if constexpr (std::is_integral_v<Stored>)
        return std::in_range<Member>(number) ? Member(number) : std::numeric_limits<Member>::max();
    else
        return Member(number);
}

// A member as the file holds it. Of an identity that is the number within the office: the office has a column of its
// own, and not every reader reads 64 bits.
template <class Stored, class Member>
Stored stored(Member member)
{
    if constexpr (std::is_same_v<Member, std::uint64_t>)
        return Stored(parts_of_counsellor(member).number);
    else
        return Stored(member);
}

template <class Stored, class Member>
std::vector<EncodedChunk> encoded(const StaffColumn<Stored, Member>& column, std::span<const CounsellorWeek> staff,
                                  std::span<const std::uint32_t> seats, std::uint64_t chunks, std::uint64_t a_chunk,
                                  std::uint64_t weeks, Week first_week)
{
    std::vector<Stored> numbers(chunks * a_chunk * weeks, column.nobody);
    for (std::size_t i = 0; i < staff.size(); ++i)
        numbers[seats[i] * weeks + std::uint64_t(staff[i].week - first_week)] = stored<Stored>(staff[i].*column.member);
    std::vector<EncodedChunk> list;
    for (std::uint64_t chunk = 0; chunk < chunks; ++chunk)
        list.push_back(encode_chunk(std::as_bytes(std::span(numbers).subspan(chunk * a_chunk * weeks, a_chunk * weeks)),
                                    sizeof(Stored)));
    return list;
}

h5::Dataset scale(h5::Group& group, const char* name, std::string_view meaning, std::uint64_t most)
{
    h5::Dataset dataset =
        group.create(name, h5::Type::int32, {0}, {.chunk = {std::min(list_chunk, most)}, .most_rows = most});
    dataset.set_text("long_name", meaning);
    set_unit(dataset, "1");
    dataset.make_scale(name);
    return dataset;
}

}  // namespace

std::vector<std::uint32_t> seats_of(std::span<const CounsellorWeek> staff)
{
    struct Seat {
        std::uint64_t holder;
        Week last;  // week in which somebody was on it
    };
    std::vector<Seat> seats;
    std::map<std::uint16_t, std::vector<std::uint32_t>> of_office;
    std::unordered_map<std::uint64_t, std::uint32_t> last_seat;
    std::vector<std::uint32_t> result;
    result.reserve(staff.size());
    for (const CounsellorWeek& one : staff) {
        std::vector<std::uint32_t>& own = of_office[one.office];
        const auto known = last_seat.find(one.id);
        std::uint32_t seat = std::uint32_t(seats.size());
        if (known != last_seat.end() && seats[known->second].holder == one.id) {
            seat = known->second;
        } else {
            const auto empty =
                std::find_if(own.begin(), own.end(), [&](std::uint32_t s) { return seats[s].last < one.week - 1; });
            if (empty != own.end()) {
                seat = *empty;
            } else {
                seats.push_back({});
                own.push_back(seat);
            }
        }
        seats[seat] = {one.id, one.week};
        last_seat.insert_or_assign(one.id, seat);
        result.push_back(seat);
    }
    return result;
}

CounsellorTable::CounsellorTable(h5::Group& root, OfficeKeys offices, int replicates, Week first_week, int weeks,
                                 TextCopies& copies)
    : offices_(std::move(offices)),
      first_week_(first_week),
      weeks_(std::uint64_t(weeks)),
      seats_a_chunk_(std::min(most_seats_a_chunk, chunk_rows({most_seats, weeks_}, sizeof(std::uint64_t)))),
      writer_(root, counsellors_name, "every counsellor with hours for users, at the end of each week", copies),
      replicate_(scale(writer_.group(), "replicate", "number of the replicate", std::uint64_t(replicates))),
      seat_(
          scale(writer_.group(), "seat", "a counsellor keeps her seat as long as she is at the office", h5::unlimited))
{
    h5::Group& group = writer_.group();
    const h5::Dataset week = writer_.axis(week_axis(first_week, weeks));
    for_each_of_columns([&]<class Stored, class Member>(const StaffColumn<Stored, Member>& column) {
        h5::Storage storage{.chunk = {1, seats_a_chunk_, weeks_},
                            .most_rows = std::uint64_t(replicates),
                            .most_columns = h5::unlimited};
        if constexpr (std::is_same_v<Stored, float>) storage.fill = column.nobody;
        h5::Dataset dataset = group.create(std::string(column.name), column.type, {0, 0, weeks_}, storage);
        if (storage.fill) dataset.set_fill_value(*storage.fill);
        dataset.set_text("long_name", column.meaning);
        set_unit(dataset, column.unit);
        dataset.set_text("coordinates", date_name);
        if (!column.labels.empty()) set_flags(dataset, column.labels);
        dataset.attach(0, replicate_);
        dataset.attach(1, seat_);
        dataset.attach(2, week);
        columns_.push_back(std::move(dataset));
        nobody_.columns.push_back(encoded(column, {}, {}, 1, seats_a_chunk_, weeks_, first_week_));
    });
}

EncodedStaff CounsellorTable::encode(std::span<const CounsellorWeek> staff) const
{
    for (const CounsellorWeek& one : staff)
        if (one.week < first_week_ || std::uint64_t(one.week - first_week_) >= weeks_)
            throw std::logic_error("a counsellor in a week that the run file does not have");
    for (const CounsellorWeek& one : staff)
        if (offices_.position(parts_of_counsellor(one.id).office) != one.office)
            throw std::logic_error("a counsellor is of no office of the run, or not of hers");
    const std::vector<std::uint32_t> seats = seats_of(staff);
    EncodedStaff result;
    if (!seats.empty()) result.seats = *std::max_element(seats.begin(), seats.end()) + std::uint64_t{1};
    const std::uint64_t chunks = (result.seats + seats_a_chunk_ - 1) / seats_a_chunk_;
    for_each_of_columns([&](const auto& column) {
        result.columns.push_back(encoded(column, staff, seats, chunks, seats_a_chunk_, weeks_, first_week_));
    });
    return result;
}

// Chunks of seats from `first_chunk` on.
void CounsellorTable::write_seats(std::uint64_t replicate, const EncodedStaff& staff, std::uint64_t first_chunk)
{
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::uint64_t seat = first_chunk * seats_a_chunk_;
        for (const EncodedChunk& chunk : staff.columns[column]) {
            columns_[column].write_chunk({replicate, seat, 0}, chunk.skipped_filters, chunk.bytes);
            seat += seats_a_chunk_;
        }
    }
}

void CounsellorTable::add(std::uint32_t replicate, const EncodedStaff& staff)
{
    const std::uint64_t position = chunks_.size();
    if (staff.seats > seats_) {
        std::vector<std::int32_t> numbers;
        for (std::uint64_t seat = seats_; seat < staff.seats; ++seat) numbers.push_back(std::int32_t(seat));
        seat_.resize(staff.seats);
        seat_.write(seats_, numbers.size(), numbers.data());
        seats_ = staff.seats;
    }
    for (h5::Dataset& column : columns_) column.resize({position + 1, seats_, weeks_});
    const auto number = std::int32_t(replicate);
    replicate_.resize(position + 1);
    replicate_.write(position, 1, &number);
    write_seats(position, staff, 0);
    chunks_.push_back(staff.columns.front().size());
}

void CounsellorTable::finish()
{
    for (std::uint64_t replicate = 0; replicate < chunks_.size(); ++replicate)
        for (std::uint64_t chunk = chunks_[replicate]; chunk * seats_a_chunk_ < seats_; ++chunk)
            write_seats(replicate, nobody_, chunk);
}

std::vector<CounsellorWeek> read_counsellors(const h5::Group& root, std::uint64_t position, std::uint64_t replicates,
                                             Week first_week, int weeks, const std::vector<OfficeKey>& offices)
{
    const h5::Group group = root.group(counsellors_name);
    const std::uint64_t seats = read_integers(group, "seat", most_seats).size(), length = std::uint64_t(weeks);
    for_each_of_columns([&](const auto& column) {
        const std::string name(column.name);
        require_shape(group.dataset(name), counsellors_name + ("/" + name), column.type, {replicates, seats, length});
    });
    std::vector<CounsellorWeek> staff;
    // A few seats at a time, so that memory is taken for those who are there.
    for (std::uint64_t first = 0, count = 0; first < seats; first += count) {
        count = std::min(most_seats_a_chunk, seats - first);
        std::vector<CounsellorWeek> block(count * length, CounsellorWeek{});
        std::vector<bool> there(block.size(), true);
        for_each_of_columns([&]<class Stored, class Member>(const StaffColumn<Stored, Member>& column) {
            std::vector<Stored> numbers(block.size());
            group.dataset(std::string(column.name))
                .read_block({position, first, 0}, {1, count, length}, numbers.data());
            for (std::size_t i = 0; i < block.size(); ++i) {
                if constexpr (std::is_same_v<Member, std::uint16_t> &&
                              std::is_same_v<Stored, std::int32_t>) {  // office
                    there[i] = numbers[i] != column.nobody;
                    if (there[i] && (numbers[i] < 0 || std::size_t(numbers[i]) >= offices.size()))
                        throw h5::Error(
                            message("counsellor.office", {"a counsellor is of no office of the file",
                                                          "en veileder hører ikke til noe kontor i filen"}));
                }
                block[i].*column.member = held<Member>(numbers[i]);
            }
        });
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (!there[i]) continue;
            CounsellorWeek& one = block[i];
            for (const float number : {one.attitude, one.enacted, one.knowledge, one.ownership, one.pressure})
                if (!std::isfinite(number))
                    throw h5::Error(message("counsellor.number", {"a counsellor has something that is no number",
                                                                  "en veileder har noe som ikke er et tall"}));
            if (one.role >= n_roles || one.caseload < 0)
                throw h5::Error(
                    message("counsellor.role", {"a counsellor has a role or caseload that nobody can have",
                                                "en veileder har en rolle eller portefølje som ingen kan ha"}));
            if (one.id > std::uint64_t(std::numeric_limits<std::int32_t>::max()))
                throw h5::Error(message("counsellor.identity", {"a counsellor has a number that no office gives out",
                                                                "en veileder har et nummer som ingen kontorer gir"}));
            one.id = counsellor_id({offices[one.office], std::uint32_t(one.id)});
            one.week = first_week + Week(i % length);
            staff.push_back(one);
        }
    }
    std::sort(staff.begin(), staff.end(), comes_before);
    return staff;
}

}  // namespace samspill
