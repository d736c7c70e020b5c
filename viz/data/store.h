#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "viz/data/film.h"
#include "viz/data/selection.h"

namespace samspill::viz {

// The replicates of one run, wherever they are. Used by the desk's worker thread alone; every
// failure is an InputError with the path.
class Store {
public:
    virtual ~Store() = default;
    virtual const Head& head() const = 0;
    virtual int replicates() const = 0;
    virtual std::uint32_t replicate(int position) const = 0;  // its number, which chance hangs on
    // One number a week of the head, for the replicates [first, first + count).
    virtual std::vector<std::vector<float>> lines(const Selection& selection, int first, int count) = 0;
    virtual std::shared_ptr<const Film> film(int position) = 0;
};

}  // namespace samspill::viz
