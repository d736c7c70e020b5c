#include "core/digest.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace samspill {

struct Digester::State {
    XXH3_state_t* hash;
};

std::string to_text(const Digest& digest) { return fmt::format("{:016x}{:016x}", digest.high, digest.low); }

Digester::Digester() : state_(new State{XXH3_createState()}) { XXH3_128bits_reset(state_->hash); }

Digester::~Digester()
{
    XXH3_freeState(state_->hash);
    delete state_;
}

void Digester::add(const void* data, std::size_t bytes) { XXH3_128bits_update(state_->hash, data, bytes); }

void Digester::add(const std::string& text)
{
    add_value(std::uint64_t(text.size()));
    add(text.data(), text.size());
}

Digest Digester::digest() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(state_->hash);
    return {hash.high64, hash.low64};
}

std::uint64_t name_hash(std::string_view name) { return XXH3_64bits(name.data(), name.size()); }

}  // namespace samspill
