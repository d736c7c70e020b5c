#include "viz/state/history.h"

#include <utility>

namespace samspill::viz {

namespace {

constexpr std::size_t most_edits = 200;
constexpr double one_edit = 1.0;  // seconds: what follows so soon in the same place belongs to it

}  // namespace

void History::add(const std::string& of, Edit before)
{
    redo_.clear();
    const bool same = !of.empty() && of == of_ && rested_ < one_edit && !undo_.empty();
    of_ = of;
    rested_ = 0.0;
    if (same) return;
    undo_.push_back(std::make_shared<const Edit>(std::move(before)));
    if (undo_.size() > most_edits) undo_.erase(undo_.begin());
}

void History::move(Edits& from, Edits& to, Edit now)
{
    from.pop_back();
    to.push_back(std::make_shared<const Edit>(std::move(now)));
    of_.clear();
}

void History::forget_opened()
{
    const auto gone = [](const std::shared_ptr<const Edit>& edit) {
        const auto* pin = std::get_if<PinEdit>(edit.get());
        return std::holds_alternative<DraftEdit>(*edit) || (pin && pin->pinned);
    };
    for (Edits* edits : {&undo_, &redo_}) std::erase_if(*edits, gone);
    of_.clear();
}

}  // namespace samspill::viz
