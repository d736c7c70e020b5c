#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "results/files/layout.h"
#include "results/h5/h5.h"

namespace samspill {

// Every list of texts of a file once more, as bytes with a checksum. HDF5 keeps texts of variable
// length (the only kind that netCDF readers take for names) without one, and crashes over a
// damaged list; samspill itself reads this copy.
class TextCopies {
public:
    void add(const std::string& path, const std::vector<std::string>& texts) { lists_.emplace_back(path, texts); }
    std::string bytes() const;

    // The lists by path. Throws h5::Error when the bytes are not what bytes() gives.
    static std::map<std::string, std::vector<std::string>> parse(const std::string& bytes);

private:
    std::vector<std::pair<std::string, std::vector<std::string>>> lists_;
};

// Mondays of the weeks, beside the coordinate `week` that readers may not know as a date.
inline constexpr const char* date_name = "date";
void write_dates(h5::Group& group, const std::vector<std::int32_t>& weeks, const h5::Dataset& week_scale);

// Writes the columns and coordinates of one group of a run file.
class GroupWriter {
public:
    GroupWriter(h5::Group& parent, std::string name, std::string_view meaning, TextCopies& copies);

    h5::Group& group() { return group_; }
    h5::Dataset texts(const std::string& name, const std::vector<std::string>& texts, std::string_view meaning);
    h5::Dataset texts(const std::string& name, const std::vector<std::string>& texts, std::string_view meaning,
                      const h5::Dataset& axis);
    h5::Dataset texts(const std::string& name, const std::vector<std::string>& texts, const h5::Shape& shape,
                      std::string_view meaning);
    h5::Dataset axis(const Axis& axis);  // one of weeks comes with its dates
    h5::Dataset integers(const std::string& name, const std::vector<std::int32_t>& values, std::string_view unit,
                         std::string_view meaning);
    h5::Dataset reals(const std::string& name, const std::vector<double>& values, std::string_view unit,
                      std::string_view meaning, const h5::Dataset& axis);

private:
    std::string name_;
    h5::Group group_;
    TextCopies* copies_;
};

// Says what the codes of a dataset stand for, from 0 on (CF: flag_values, flag_meanings).
void set_flags(h5::Dataset& dataset, std::span<const std::string_view> labels);

}  // namespace samspill
