#pragma once

#include <string>

#include "viz/panels/panels.h"
#include "viz/source/sheet.h"

namespace samspill::viz {

// What is being typed into one of the fields of settings, and what was refused last: ImGui knows only
// the field that has the keyboard. No part of the state: nothing else depends on it.
struct Typing {
    std::string key, text;  // while a field is typed into
    std::string refused_key, refused_text;
    Refusal refusal = Refusal::none;
};

// The control of one setting, a line of the window: what it means, slider or switch, exact entry,
// unit, and what undoes a change. `changed`: the draft's value, null when the file's holds.
void setting_row(const View& view, const SettingValue& setting, const std::string* changed, Typing& typing,
                 Commands& commands);

// A fold of settings, by name; marked when something in it differs.
bool fold(const View& view, const std::string& id, const std::string& title, int changed, bool open_at_first);

}  // namespace samspill::viz
