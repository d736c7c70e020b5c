#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace samspill::html {

// Text of anybody's as text of a page, inside elements and quoted attributes: nothing in it is
// markup, and what no page may hold (control characters) is shown as a replacement character.
std::string escaped(std::string_view text);

// JSON as the content of a script element: nothing in it ends the element or begins a comment.
std::string script_data(const nlohmann::ordered_json& json);

// "<tag class="kind">content</tag>"; content is markup. Without kind, no class.
std::string element(std::string_view tag, std::string_view content, std::string_view kind = "");

// A table: cells are markup, the first `left` columns to the left, all others numbers. Lines of one
// cell are headings over all columns.
std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& lines,
                  std::size_t left);

}  // namespace samspill::html
