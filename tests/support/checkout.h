#pragma once

#include <string>

// Where tests find what they try. The paths stand in one source, so that the tests compile alike in every checkout.
namespace samspill {

std::string source_folder();  // the checkout
std::string program_file();   // samspill
std::string reader_file();    // samspill-read, the viewer's child

}  // namespace samspill
