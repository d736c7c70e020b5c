#include "viz/state/csv.h"

#include <cmath>

#include "scenario/text/value.h"

namespace samspill::viz {

Csv::Csv(const std::vector<std::string>& header)
{
    for (const std::string& name : header) text(name);
    end_row();
}

Csv& Csv::text(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool formula =
        first != std::string_view::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos;
    const bool control = !text.empty() && (text[0] == '\t' || text[0] == '\r' || text[0] == '\n');
    cell(formula || control ? "'" + std::string(text) : std::string(text));
    return *this;
}

Csv& Csv::number(double value)
{
    cell(std::isfinite(value) ? input::number_text(value) : "");
    return *this;
}

void Csv::end_row()
{
    out_ += "\r\n";
    begun_ = false;
}

void Csv::cell(std::string_view text)
{
    if (begun_) out_ += ',';
    begun_ = true;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ += text;
        return;
    }
    out_ += '"';
    for (const char c : text) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    out_ += '"';
}

}  // namespace samspill::viz
