#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/inputs/identity.h"
#include "model/inputs/inputs.h"
#include "model/observed/indicators.h"
#include "results/h5/h5.h"

// What a run file holds, derived from the declarations of indicators, cohorts and outcomes: the
// writer, the reader, `samspill info` and the check of FORMAT.md all go through these lists.
namespace samspill {

inline constexpr std::string_view run_filetype = "samspill run";
inline constexpr int run_format_version = 2;

// A named dimension of a group with its coordinate: whole numbers or names.
struct Axis {
    std::string name;
    std::string meaning;
    std::variant<std::vector<std::int32_t>, std::vector<std::string>> values;
    std::string unit = "1";

    std::size_t size() const
    {
        return std::visit([](const auto& list) { return list.size(); }, values);
    }
};

// A block of numbers that every replicate has: its dimensions after `replicate`, and where a
// RunOutput keeps it.
struct Variable {
    std::string name;
    h5::Type type;
    std::vector<std::string> axes;
    std::string unit;
    std::string meaning;
    std::string meaning_no;
    std::string measure;  // "stock", "flow", "level"
    int index;            // indicator or outcome
};

// A group of the file whose variables share axes.
struct GroupLayout {
    std::string name;  // "series"
    std::string meaning;
    std::vector<Axis> axes;
    std::vector<Variable> variables;

    const Axis& axis(const std::string& axis_name) const;
    h5::Shape shape(const Variable& variable) const;  // of one replicate
};

// Weeks of the model.
inline constexpr const char* week_name = "week";
Axis week_axis(Week first_week, int weeks);

// The groups that hold one block a replicate: series, event_time, waits, trial when there is one, and
// rules when there are any; these by their names.
std::vector<GroupLayout> run_layout(const Inputs& inputs, const std::vector<std::string>& rules);

// The numbers of a variable within a replicate's output, in the file's order.
std::span<const std::byte> data_of(const RunOutput& output, const GroupLayout& group, const Variable& variable);

// Rows of a chunk along a variable's first axis: a chunk is one replicate x these rows x all else.
std::uint64_t chunk_rows(const h5::Shape& shape, std::size_t bytes_each);

// The offices of a run in the file's order, by the keys that are part of the identity of their people.
class OfficeKeys {
public:
    explicit OfficeKeys(const Places& places);
    const std::vector<OfficeKey>& keys() const { return keys_; }
    int position(OfficeKey key) const;  // -1: no office of the run

private:
    std::vector<OfficeKey> keys_;
    std::map<OfficeKey, int> positions_;
};

// The columns of the table of trajectories, and the value of one in a step.
struct TrajectoryColumn {
    std::string_view name;
    h5::Type type;
    std::string_view meaning;
    std::span<const std::string_view> labels;  // what the numbers of a code stand for
};
std::span<const TrajectoryColumn> trajectory_columns();

}  // namespace samspill
