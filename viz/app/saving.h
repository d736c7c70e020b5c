#pragma once

#include <set>
#include <string>
#include <vector>

#include "results/files/output_guard.h"
#include "viz/app/view.h"
#include "viz/desk/order.h"

namespace samspill::viz {

// What a window has opened and saved: nothing that it reads is overwritten, and a scenario only when it
// was saved by this window.
class SavedFiles {
public:
    void opens(const Order& order);  // remembers the files that it names

    // Throws InputError when nothing of this kind may be saved there. Pictures and tables that are there are
    // replaced: the button said so.
    void admit(const std::string& path, const OutputKind& kind) const;

    bool is_own(const std::string& path) const;
    void saved(const std::string& path);

private:
    std::vector<std::string> read_;
    std::set<std::string> saved_;
};

// A file, or a scenario with all that it includes.
std::vector<std::string> files_behind(const std::string& path);

// Hash of what a picture shows: the contents of the files, and how they are looked at.
std::string inputs_of_picture(const ViewOptions& options);

}  // namespace samspill::viz
