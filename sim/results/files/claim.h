#pragma once

#include <string>

namespace samspill {

// What becomes of another process that is about to write the same file.
enum class Rivals {
    refused,  // the second gives up
    none      // there can be none: the name, or the folder, is this process' own
};

// The right to write one file, which one process has at a time: a file beside it (ending .part) whose name
// says who has it, made so that it cannot be there already. Whoever finds another's after having made its
// own gives way. That needs no locks of the file system. What killed processes left is removed on the way.
// Whether a process of another machine lives cannot be asked: those that live renew the time of their files.
class Claim {
public:
    // Throws InputError when a living process has the file, SystemFailure when none can be made beside it.
    explicit Claim(const std::string& path, Rivals rivals = Rivals::refused);
    ~Claim();  // removes the part
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

    const std::string& part() const { return part_; }  // an empty file that is there
    void give_up();                                    // the part is no longer ours: it has got its name

private:
    std::string part_;
    int slot_ = -1;  // in the list of all parts of this process
};

// Removes what killed processes have left in a folder of temporary files and folders, whatever they were to become.
void remove_dead_parts(const std::string& folder);

// Renews the time of all parts of this process, at most twice a minute: for those who are asked often.
void renew_claims();

// Removes all parts of this process. Only for a handler of a signal that ends it.
void remove_all_parts();

}  // namespace samspill
