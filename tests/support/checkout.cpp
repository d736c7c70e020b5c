#include "support/checkout.h"

namespace samspill {

std::string source_folder() { return SAMSPILL_SOURCE_DIR; }
std::string program_file() { return SAMSPILL_PROGRAMS "/samspill"; }
std::string reader_file() { return SAMSPILL_PROGRAMS "/samspill-read"; }

}  // namespace samspill
