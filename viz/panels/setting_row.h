#pragma once

#include <string>

#include "viz/draft/sheet.h"
#include "viz/panels/panels.h"

namespace samspill::viz {

// The control of one setting, a line of the window: what it means, slider, switch or choice, exact
// entry, unit, and what undoes a change. `changed`: the draft's value, null when the file's holds.
// `waits`: a change would hold from the next restart on, which is said.
void setting_row(const View& view, const SettingValue& setting, const std::string* changed, bool waits,
                 Commands& commands);

// A fold of settings, by name; marked with a note of what differs in it. Opens for what is to be shown.
bool fold(const View& view, const std::string& id, const std::string& title, const std::string& note,
          bool open_at_first);

// Is a simulation past its first week, so that some changes have to wait for a restart?
// Of every row: two lines where name and controls have no room beside each other.
float setting_row_height(const View& view);

bool is_under_way(const View& view);

}  // namespace samspill::viz
