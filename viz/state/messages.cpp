#include "viz/state/messages.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "scenario/declared/reference.h"
#include "viz/state/message_texts.h"

namespace samspill::viz {

namespace {

constexpr std::string_view gap = "{}";

// What stands between the gaps: one piece more than there are gaps.
std::vector<std::string_view> pieces_of(std::string_view sentence)
{
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0;;) {
        const std::size_t next = sentence.find(gap, at);
        pieces.push_back(sentence.substr(at, next == std::string_view::npos ? next : next - at));
        if (next == std::string_view::npos) return pieces;
        at = next + gap.size();
    }
}

// What fills the gaps of a pattern so that it becomes the text; none when it cannot.
std::optional<std::vector<std::string_view>> filling(std::string_view pattern, std::string_view text)
{
    const std::vector<std::string_view> pieces = pieces_of(pattern);
    if (text.substr(0, pieces.front().size()) != pieces.front()) return std::nullopt;
    std::size_t at = pieces.front().size();
    if (pieces.size() == 1) return at == text.size() ? std::optional(std::vector<std::string_view>{}) : std::nullopt;
    const std::string_view last = pieces.back();
    if (text.size() < at + last.size() || text.substr(text.size() - last.size()) != last) return std::nullopt;
    const std::string_view middle = text.substr(0, text.size() - last.size());
    std::vector<std::string_view> found;
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const std::size_t next = middle.find(pieces[i], at);
        if (next == std::string_view::npos) return std::nullopt;
        found.push_back(middle.substr(at, next - at));
        at = next + pieces[i].size();
    }
    found.push_back(middle.substr(at));
    return found;
}

std::optional<std::string> translated(std::span<const Text> texts, std::string_view text, int depth = 0);

std::string with_place(std::span<const Text> texts, std::string_view text, int depth);

// A gap may hold what is in the list itself ("a text", "use a newer samspill").
std::string filled(std::string_view sentence, std::span<const std::string_view> gaps, std::span<const Text> texts,
                   int depth)
{
    std::string result;
    std::size_t i = 0;
    for (const std::string_view piece : pieces_of(sentence)) {
        if (!result.empty() || i > 0) {
            const std::string_view held = gaps[i - 1];
            result += with_place(texts, held, depth + 1);
        }
        result += piece;
        ++i;
    }
    return result;
}

std::optional<std::string> translated(std::span<const Text> texts, std::string_view text, int depth)
{
    constexpr int deepest = 4;
    if (text.empty() || depth > deepest) return std::nullopt;
    for (const Text& known : texts)
        if (const auto gaps = filling(known.en, text)) return filled(known.no, *gaps, texts, depth);
    return std::nullopt;
}

// The same where a place may stand before it: "a.h5: cannot be read: No locks available".
std::string with_place(std::span<const Text> texts, std::string_view text, int depth)
{
    for (std::size_t from = 0;;) {
        if (const auto known = translated(texts, text.substr(from), depth))
            return std::string(text.substr(0, from)) + *known;
        const std::size_t colon = text.find(": ", from);
        if (colon == std::string_view::npos) return std::string(text);
        from = colon + 2;
    }
}

// "key: meaning" under a mistake: what the key is, from its declaration.
const std::string* declared_meaning(std::string_view meaning)
{
    static const std::map<std::string, std::string, std::less<>> all = [] {
        std::map<std::string, std::string, std::less<>> meanings;
        for (const auto& rows : {input::setting_rows(), input::parameter_rows({})})
            for (const input::ReferenceRow& row : rows) meanings.emplace(row.meaning, row.meaning_no);
        return meanings;
    }();
    const auto found = all.find(meaning);
    return found == all.end() ? nullptr : &found->second;
}

// The message is what stands behind the first ": " behind which something is known.
std::string line_text(std::string_view line)
{
    for (std::size_t from = 0;;) {
        const std::string_view message = line.substr(from);
        if (const std::string* meaning = declared_meaning(message)) return std::string(line.substr(0, from)) + *meaning;
        if (const auto text = translated(message_texts(), message)) return std::string(line.substr(0, from)) + *text;
        const std::size_t colon = line.find(": ", from);
        if (colon == std::string_view::npos) return std::string(line);
        from = colon + 2;
    }
}

}  // namespace

std::string message_text(const std::string& message, Language language)
{
    if (language == Language::en) return message;
    std::string text;
    for (std::size_t from = 0; from <= message.size();) {
        const std::size_t end = std::min(message.find('\n', from), message.size());
        if (from > 0) text += '\n';
        text += line_text(std::string_view(message).substr(from, end - from));
        from = end + 1;
    }
    return text;
}

std::string source_text(const std::string& source, Language language)
{
    if (language == Language::en) return source;
    return translated(source_texts(), source).value_or(source);
}

}  // namespace samspill::viz
