#include "core/error.h"

#include <algorithm>
#include <numeric>

#include "core/name.h"

namespace samspill {

namespace {

Message message_of(const std::vector<Mistake>& mistakes)
{
    std::vector<Message> lines;
    for (const Mistake& mistake : mistakes) lines.push_back(message_of(mistake));
    return joined(lines, "\n");
}

// Edits of letters (insert, delete, replace, swap of neighbours) that turn a into b.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

Message message_of(const Mistake& mistake)
{
    const auto& [place, message] = mistake;
    if (place.empty()) return message;
    return {message.id(), place + ": " + message.in(Language::en), place + ": " + message.in(Language::no)};
}

InputError::InputError(std::vector<Mistake> mistakes) : Failure(message_of(mistakes)), mistakes_(std::move(mistakes)) {}

InputError::InputError(std::string place, Message message)
    : InputError(std::vector<Mistake>{{std::move(place), std::move(message)}})
{
}

std::string nearest_name(const std::string& name, const std::vector<std::string>& known)
{
    // The same but for case and marks: "Al" is Ål and not Hol.
    const std::string folded = folded_name(name);
    if (!folded.empty())
        for (const std::string& candidate : known)
            if (candidate.size() <= 2 * name.size() + 2 && folded_name(candidate) == folded) return candidate;
    std::string best;
    const std::u32string letters = code_points(canonical_name(name));
    std::size_t least = std::max<std::size_t>(1, letters.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::u32string other = code_points(candidate);
        const std::size_t longer = std::max(letters.size(), other.size());
        if (longer - std::min(letters.size(), other.size()) >= least) continue;  // each letter more is an edit
        const std::size_t distance = edit_distance(letters, other);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace samspill
