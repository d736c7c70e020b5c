#pragma once

#include <functional>
#include <string>

#include "viz/draft/sheet.h"
#include "viz/panels/panels.h"

namespace samspill::viz {

// A control that chooses from a list: one choice, several (offices under their regions), or yes, no
// or neither. Its width is the next item's. Calls `set` with the new value, which it may have already.
void setting_choice(const View& view, const SettingValue& setting, const std::string& value,
                    const std::function<void(const std::string&)>& set);

}  // namespace samspill::viz
