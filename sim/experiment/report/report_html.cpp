#include "experiment/report/report_html.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace samspill::html {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
                    out += replacement;
                else
                    out += c;
        }
    return out;
}

std::string script_data(const nlohmann::ordered_json& json)
{
    std::string text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    replace_all(text, "<", "\\u003c");
    replace_all(text, ">", "\\u003e");
    replace_all(text, "&", "\\u0026");
    return text;
}

std::string element(std::string_view tag, std::string_view content, std::string_view kind)
{
    return kind.empty() ? fmt::format("<{0}>{1}</{0}>\n", tag, content)
                        : fmt::format("<{0} class=\"{2}\">{1}</{0}>\n", tag, content, kind);
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& lines,
                  std::size_t left)
{
    std::string text = "<table>\n<thead><tr>";
    for (std::size_t i = 0; i < head.size(); ++i)
        text += fmt::format("<th scope=\"col\"{}>{}</th>", i < left ? "" : " class=\"number\"", head[i]);
    text += "</tr></thead>\n<tbody>\n";
    for (const std::vector<std::string>& line : lines) {
        if (line.size() == 1) {
            text += fmt::format("<tr class=\"kind\"><th scope=\"colgroup\" colspan=\"{}\">{}</th></tr>\n", head.size(),
                                line.front());
            continue;
        }
        text += "<tr>";
        for (std::size_t i = 0; i < line.size(); ++i)
            text += fmt::format("<td class=\"{}\">{}</td>", i < left ? "long" : "number", line[i]);
        text += "</tr>\n";
    }
    return text + "</tbody>\n</table>\n";
}

}  // namespace samspill::html
