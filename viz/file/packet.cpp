#include "viz/file/packet.h"

namespace samspill::viz {

const char* PacketReader::take(std::size_t count)
{
    if (count > left()) throw Nonsense("a packet ends too early");
    const char* begin = bytes_.data() + at_;
    at_ += count;
    return begin;
}

}  // namespace samspill::viz
