#pragma once

#include <string>
#include <vector>

namespace samspill::viz {

// Where windows keep their sessions: $XDG_STATE_HOME/samspill, else ~/.local/state/samspill; empty when there is
// neither.
std::string session_folder();

// The sessions of a folder, the newest first.
std::vector<std::string> sessions_in(const std::string& folder, std::size_t most);

// A file that is read whole; at most 4 MiB. Throws InputError.
std::string read_session_file(const std::string& path);

// The file that one window writes its session to, whole or not at all. It never takes the place of another file: a
// name that is taken, or a file that somebody else has written meanwhile, is left as it is and the session goes on
// under a free name.
class SessionFile {
public:
    // `path`: as the person named it; empty: a name made of the time, in `folder`. Both empty: nothing is written.
    SessionFile(std::string path, std::string folder);

    // Goes on in a file that has just been read.
    void go_on(const std::string& path, const std::string& text);

    // What is written from now on is another session: it gets a file of its own.
    void begin_anew();

    // Writes the text unless it is the last that was written. True when the file has got another name than before.
    // Throws when it cannot be written.
    bool write(const std::string& text);

    bool wanted() const { return !path_.empty() || !folder_.empty(); }
    const std::string& path() const { return path_; }  // empty: nothing has been written yet

private:
    // What a file was like when it was seen last.
    struct Stamp {
        unsigned long device = 0, node = 0;
        long long size = -1, seconds = 0, nanoseconds = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    static Stamp stamp_of(const std::string& path);
    void make(const std::string& text);
    void replace(const std::string& text);

    std::string path_, folder_, written_;
    bool ours_ = false;  // the file is as this window left it
    Stamp stamp_;
};

}  // namespace samspill::viz
