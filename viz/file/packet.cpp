#include "viz/file/packet.h"

namespace samspill::viz {

const char* PacketReader::take(std::size_t count)
{
    if (count > left())
        throw Nonsense(
            message("packet.a_packet_ends_too_early", {"a packet ends too early", "en pakke slutter for tidlig"}));
    const char* begin = bytes_.data() + at_;
    at_ += count;
    return begin;
}

}  // namespace samspill::viz
