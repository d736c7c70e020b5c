#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace samspill::viz {

// A table as CSV (RFC 4180): lines end with CR LF, cells with commas, quotes or line ends are quoted.
// Numbers have a point whatever the language, so that programs read them; what is not known is empty.
class Csv {
public:
    explicit Csv(const std::vector<std::string>& header);

    // A text. One that a spreadsheet would take for a formula (=, +, -, @ first, also behind blanks) gets an
    // apostrophe in front.
    Csv& text(std::string_view text);
    Csv& number(double value);  // shortest that reads back equal; NaN: empty
    void end_row();

    const std::string& str() const { return out_; }

private:
    void cell(std::string_view text);

    std::string out_;
    bool begun_ = false;
};

}  // namespace samspill::viz
