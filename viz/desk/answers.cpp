#include "viz/desk/answers.h"

#include <algorithm>

namespace samspill::viz {

namespace {

constexpr std::size_t most_parted = 200;

Source* source_of(Sources& sources, int world)
{
    const auto found = sources.find(world);
    return found == sources.end() ? nullptr : found->second.get();
}

// Lines of two sources whose replicates have the same number, pair by pair.
struct Pairs {
    std::vector<std::vector<float>> first, second;
};

Pairs pairs_of(Source& first, Source& second, const Selection& selection)
{
    Pairs pairs;
    const auto &a = first.lines(selection).by_position, &b = second.lines(selection).by_position;
    std::map<std::uint32_t, std::size_t> position;
    for (std::size_t i = 0; i < b.size(); ++i) position.emplace(second.replicate(int(i)), i);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto found = position.find(first.replicate(int(i)));
        if (found == position.end()) continue;
        pairs.first.push_back(a[i]);
        pairs.second.push_back(b[found->second]);
    }
    return pairs;
}

// A line that begins in another week, as if it began in this one.
void shift(std::vector<std::vector<float>>& lines, int weeks)
{
    if (weeks <= 0) return;
    for (std::vector<float>& line : lines)
        line.erase(line.begin(), line.begin() + std::min<std::ptrdiff_t>(weeks, std::ptrdiff_t(line.size())));
}

}  // namespace

bool Answers::Made::of(const Shown& shown) const
{
    for (std::size_t world = 0; world < 2; ++world) {
        const auto& now = shown.film[world];
        if (film[world].owner_before(now) || now.owner_before(film[world])) return false;
        if (now && now->ready() != weeks[world]) return false;
    }
    return true;
}

Answers::Made Answers::Made::from(const Shown& shown)
{
    Made made;
    for (std::size_t world = 0; world < 2; ++world) {
        made.film[world] = shown.film[world];
        if (shown.film[world]) made.weeks[world] = shown.film[world]->ready();
    }
    return made;
}

void Answers::forget() { *this = Answers(); }

void Answers::prune(const Needs& needs, Sources& sources, Shown& shown)
{
    std::erase_if(shown.curves, [&](const auto& item) { return !needs.curves.contains(item.first); });
    std::erase_if(shown.contrasts, [&](const auto& item) { return !needs.contrasts.contains(item.first); });
    if (!needs.flows) shown.flows = {};
    if (!needs.person) shown.person = nullptr;
    if (!needs.parted) shown.parted = nullptr;
    std::set<Selection> wanted = needs.contrasts;
    for (const CurveKey& key : needs.curves) wanted.insert(key.selection);
    for (auto& [world, source] : sources) source->forget_but(wanted);
}

bool Answers::work(const Needs& needs, Sources& sources, Shown& shown, Clock::time_point until, bool& changed)
{
    needs_ = &needs;
    sources_ = &sources;
    shown_ = &shown;
    changed_ = &changed;
    if (!curves(true, until)) return false;
    for (const Selection& selection : needs.contrasts)
        if (!shown.contrasts.contains(selection) && !contrast(selection, until)) return false;
    flows();
    person();
    if (!curves(false, until)) return false;
    for (const Selection& selection : needs.contrasts)
        if (!contrast(selection, until)) return false;
    return parted();
}

// Those that are not there at all, or all in turn.
bool Answers::curves(bool missing, Clock::time_point until)
{
    const auto& keys = needs_->curves;
    auto next = last_curve_ ? keys.upper_bound(*last_curve_) : keys.begin();
    for (std::size_t i = 0; i < keys.size(); ++i, ++next) {
        if (next == keys.end()) next = keys.begin();
        if (missing && shown_->curves.contains(*next)) continue;
        if (!curve(*next, until)) return false;
        if (!missing) last_curve_ = *next;
    }
    return true;
}

bool Answers::curve(const CurveKey& key, Clock::time_point until)
{
    Source* source = source_of(*sources_, key.world);
    if (!source || !source->has(key.selection)) return true;
    if (!source->fetch(key.selection, until)) return false;
    const Lines& lines = source->lines(key.selection);
    std::uint64_t& made = curve_made_[key];
    if (made == lines.version && shown_->curves.contains(key)) return true;
    shown_->curves[key] = std::make_shared<Curve>(curve_of(source->head()->first_week, lines.by_position));
    made = lines.version;
    *changed_ = true;
    return Clock::now() < until;
}

bool Answers::contrast(const Selection& selection, Clock::time_point until)
{
    Source *first = source_of(*sources_, 0), *second = source_of(*sources_, 1);
    if (!first || !second || !first->has(selection) || !second->has(selection)) return true;
    if (!first->fetch(selection, until) || !second->fetch(selection, until)) return false;
    const std::pair versions{first->lines(selection).version, second->lines(selection).version};
    auto& made = contrast_made_[selection];
    if (made == versions && shown_->contrasts.contains(selection)) return true;
    Pairs pairs = pairs_of(*first, *second, selection);
    const Week a = first->head()->first_week, b = second->head()->first_week;
    shift(pairs.first, b - a);
    shift(pairs.second, a - b);
    shown_->contrasts[selection] =
        std::make_shared<Contrast>(contrast_of(std::max(a, b), pairs.first, pairs.second, shown_->looks()));
    made = versions;
    *changed_ = true;
    return Clock::now() < until;
}

void Answers::flows()
{
    if (!needs_->flows) {
        flows_made_.reset();
        return;
    }
    if (flows_made_ == needs_->flows && flows_of_.of(*shown_)) return;
    flows_made_ = needs_->flows;
    flows_of_ = Made::from(*shown_);
    for (std::size_t world = 0; world < 2; ++world) {
        const Film* film = shown_->film[world].get();
        shown_->flows[world] = nullptr;
        if (!film || film->ready() == 0 || film->followed_share() <= 0.0) continue;
        const Week first = film->head().first_week, last = film->last_week();
        const Week from = std::clamp(needs_->flows->from, first, last), to = std::clamp(needs_->flows->to, from, last);
        shown_->flows[world] = std::make_shared<Flows>(flows_of(*film, from, to, needs_->flows->group));
    }
    *changed_ = true;
}

void Answers::person()
{
    if (!needs_->person) return;
    if (shown_->person && shown_->person->person == *needs_->person && person_of_.of(*shown_)) return;
    person_of_ = Made::from(*shown_);
    auto view = std::make_shared<PersonView>();
    view->person = *needs_->person;
    if (const Head* head = shown_->head()) view->who = person_text(head->places, view->person);
    for (std::size_t world = 0; world < 2; ++world)
        if (shown_->film[world]) view->life[world] = life_of(*shown_->film[world], view->person);
    shown_->person = std::move(view);
    *changed_ = true;
}

// Takes some time while the weeks go by, so it is done only now and then.
bool Answers::parted()
{
    if (!needs_->parted || !shown_->film[0] || !shown_->film[1]) return true;
    if (shown_->parted && parted_of_.of(*shown_)) return true;
    const Clock::time_point begin = Clock::now();
    if (shown_->parted && begin < parted_next_) return false;
    parted_of_ = Made::from(*shown_);
    shown_->parted =
        std::make_shared<std::vector<PartedPerson>>(parted_lives(*shown_->film[0], *shown_->film[1], most_parted));
    parted_next_ = Clock::now() + 10 * (Clock::now() - begin);
    *changed_ = true;
    return true;
}

}  // namespace samspill::viz
