#pragma once

#include <string>
#include <vector>

#include "core/message.h"

namespace samspill {

// One mistake in the user's input: where it is, and a sentence that says what is wrong, what is
// allowed and what to do.
struct Mistake {
    std::string place;  // "scenarios/a.toml:14:9", "--set jobs.offer_rate.young", "buskerud.h5"
    Message message;
};

// "a.toml:14:9: there is no key ...", or the message alone where it has no place.
Message message_of(const Mistake& mistake);

// Thrown for every user mistake, never for one of ours (those are assertions). A file is
// checked to its end, so that one error can carry several mistakes. The command line turns it
// into exit code 2.
class InputError : public Failure {
public:
    explicit InputError(std::vector<Mistake> mistakes);
    InputError(std::string place, Message message);

    const std::vector<Mistake>& mistakes() const { return mistakes_; }

private:
    std::vector<Mistake> mistakes_;
};

// The name in `known` that equals `name` apart from case and marks (Al for Ål), otherwise the nearest by
// edit distance of letters, or "" if none is near enough (more than a third of the letters differ).
std::string nearest_name(const std::string& name, const std::vector<std::string>& known);

}  // namespace samspill
