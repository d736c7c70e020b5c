#pragma once

#include "viz/app/png.h"

namespace samspill::viz {

// What OpenGL drew last into the framebuffer that is read from, as a picture without holes.
Picture read_pixels(int width, int height);

}  // namespace samspill::viz
