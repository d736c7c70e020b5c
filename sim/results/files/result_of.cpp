#include "results/files/result_of.h"

#include "model/inputs/history.h"

namespace samspill {

Digest result_of(const Inputs& inputs, std::uint32_t seed, const std::string& past)
{
    const Digest effective = effective_digest(inputs);
    Digester digester;
    digester.add_value(effective.high);
    digester.add_value(effective.low);
    digester.add_value(seed);
    digester.add(past);
    return digester.digest();
}

}  // namespace samspill
