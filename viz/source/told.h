#pragma once

#include <functional>
#include <string>
#include <utility>

#include "core/error.h"

namespace samspill::viz {

// A message in both languages; what the simulator says itself is English in both.
struct Told {
    bool bad = true;
    std::string en, no;  // no: empty where it is the same
};
using Teller = std::function<void(Told)>;

// What cannot be done, said in both languages.
class Refused : public InputError {
public:
    Refused(std::string place, std::string en, std::string no)
        : InputError(place, std::move(en)), norwegian_(place + ": " + std::move(no))
    {
    }
    const std::string& norwegian() const { return norwegian_; }

private:
    std::string norwegian_;
};

}  // namespace samspill::viz
