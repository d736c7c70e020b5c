#pragma once

#include <functional>
#include <memory>

#include "viz/app/png.h"

namespace samspill::viz {

// Draws ImGui frames without a window, a display or a graphics card: EGL without a surface, into a
// framebuffer object. Makes and owns the ImGui context. One at a time. Throws InputError when there
// is no OpenGL to be had.
class Offscreen {
public:
    Offscreen(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    // One frame: between NewFrame and Render `draw` is called. Call after fonts have been loaded.
    void frame(const std::function<void()>& draw, float seconds = 1.0f / 60.0f);

    // To be called when fonts have changed.
    void fonts_changed();

    Picture picture() const;  // of the last frame

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace samspill::viz
