#include "scenario/declared/known_keys.h"

#include "scenario/declared/reference.h"

namespace samspill::input {

const std::vector<std::string>& known_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        for (const ReferenceRow& row : parameter_rows(Params{})) all.push_back(row.key);
        for (const ReferenceRow& row : setting_rows()) all.push_back(row.key);
        for (const ReferenceRow& row : setting_rows())
            if (row.section == "status_quo.rule") all.push_back("wave.rule" + row.key.substr(15));
        return all;
    }();
    return keys;
}

}  // namespace samspill::input
