#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "viz/draft/draft.h"
#include "viz/state/guide_answers.h"

// What a person has made and can take back: answers and words of the guide, changes of a draft, pins.
namespace samspill::viz {

// What stood there before an edit; carrying it out leaves what stands there now in its place.
struct CardEdit {
    int reform;
    GuideAnswers answers;
};
struct DraftEdit {
    int world;
    Draft draft;
};
struct PinEdit {
    int world;
    bool pinned;
};
// What was open with changes when something else was opened.
struct OpenEdit {
    Draft draft, beside, opened;
    bool has_beside = false;
    std::string file, compared_file;  // where no scenario was
};
using Edit = std::variant<CardEdit, DraftEdit, PinEdit, OpenEdit>;

class History {
public:
    // `of` names what is edited: what follows within a second in the same place is one edit (a slider that is dragged,
    // a word that is typed). Empty: an edit of its own.
    void add(const std::string& of, Edit before);
    void rest(double seconds) { rested_ += seconds; }

    const Edit* last() const { return undo_.empty() ? nullptr : undo_.back().get(); }
    const Edit* next() const { return redo_.empty() ? nullptr : redo_.back().get(); }
    // The last edit is taken back, or the next is made again: `now` is what stood there until now.
    void taken_back(Edit now) { move(undo_, redo_, std::move(now)); }
    void made_again(Edit now) { move(redo_, undo_, std::move(now)); }
    void forget_opened();  // something else is opened: its draft is another, and pins that were taken away are gone

private:
    using Edits = std::vector<std::shared_ptr<const Edit>>;  // shared: states are copied
    void move(Edits& from, Edits& to, Edit now);

    Edits undo_, redo_;
    std::string of_;  // of the last
    double rested_ = 0.0;
};

}  // namespace samspill::viz
