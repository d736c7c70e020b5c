#pragma once

#include <cstdint>
#include <limits>

#include <Random123/philox.h>

namespace samspill {

// Names the stream of one entity for one decision. Philox4x32-10 (Salmon et al. 2011) turns a
// key and a counter into random bits without any state, so a draw depends on nothing but these:
//   key      seed, replicate
//   counter  block of the draw | purpose, entity (64 bits), occasion (a week, or a spell's number)
// It does not matter which thread asks, in what order, or how many others ask. Two
// scenarios that ask by the same names get the same answers: common random numbers.
struct Stream {
    std::uint32_t seed = 0;
    std::uint32_t replicate = 0;
};

// Random bits of one stream. A uniform random bit generator (64 bits a call, two calls a block)
// that Boost.Random's distributions accept; `uniform()` is the fast way to a double in [0, 1).
class Draw {
public:
    using result_type = std::uint64_t;

    Draw(Stream stream, std::uint16_t purpose, std::uint64_t entity, std::uint32_t occasion)
        : key_{{stream.seed, stream.replicate}},
          counter_{{std::uint32_t(purpose) << 16, std::uint32_t(entity), std::uint32_t(entity >> 32), occasion}}
    {
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()()
    {
        if (spare_) {
            spare_ = false;
            return second_;
        }
        const r123::Philox4x32::ctr_type block = r123::Philox4x32{}(counter_, key_);
        ++counter_[0];  // 65,536 blocks fit below the purpose
        second_ = block[2] | std::uint64_t(block[3]) << 32;
        spare_ = true;
        return block[0] | std::uint64_t(block[1]) << 32;
    }

    // Uniform on [0, 1) with 53 random bits.
    double uniform() { return double((*this)() >> 11) * 0x1p-53; }

private:
    r123::Philox4x32::key_type key_;
    r123::Philox4x32::ctr_type counter_;
    result_type second_ = 0;
    bool spare_ = false;
};

}  // namespace samspill
