#include "viz/app/offscreen.h"

#define GL_GLEXT_PROTOTYPES
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "core/error.h"
#include "viz/app/pixels.h"

namespace samspill::viz {

namespace {

[[noreturn]] void fail(const Text& what)
{
    throw InputError(
        "samspill view",
        message("offscreen.cannot",
                {"cannot draw without a display: {} (Debian's libgl1-mesa-dri draws without a graphics card)",
                 "kan ikke tegne uten skjerm: {} (Debians libgl1-mesa-dri tegner uten grafikkort)"},
                what));
}

}  // namespace

struct Offscreen::Context {
    int width, height;
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint frame = 0, colours = 0, smooth_frame = 0, smooth_colours = 0;

    void make_context()
    {
        const auto get_display =
            reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
        if (!get_display) fail({"EGL knows no platforms", "EGL kjenner ingen plattformer"});
        display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr))
            fail({"EGL does not start", "EGL starter ikke"});
        eglBindAPI(EGL_OPENGL_API);
        const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
        EGLConfig config = EGL_NO_CONFIG_KHR;
        EGLint count = 0;
        eglChooseConfig(display, wanted, &config, 1, &count);
        const EGLint version[] = {
            EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
        context = eglCreateContext(display, count > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, version);
        if (context == EGL_NO_CONTEXT || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context))
            fail({"there is no OpenGL 3.3", "det er ingen OpenGL 3.3"});
    }

    // Drawn with four samples a pixel where that can be had, then brought down to one.
    void make_buffers()
    {
        GLint samples = 0;
        glGetIntegerv(GL_MAX_SAMPLES, &samples);
        samples = samples >= 4 ? 4 : 0;
        make_buffer(frame, colours, samples);
        make_buffer(smooth_frame, smooth_colours, 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            fail({"no picture of that size", "ikke noe bilde av den størrelsen"});
    }

    void make_buffer(GLuint& buffer, GLuint& image, GLint samples) const
    {
        glGenFramebuffers(1, &buffer);
        glBindFramebuffer(GL_FRAMEBUFFER, buffer);
        glGenRenderbuffers(1, &image);
        glBindRenderbuffer(GL_RENDERBUFFER, image);
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, image);
    }

    ~Context()
    {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        eglTerminate(display);
    }
};

Offscreen::Offscreen(int width, int height) : context_(std::make_unique<Context>())
{
    context_->width = width;
    context_->height = height;
    context_->make_context();
    context_->make_buffers();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {float(width), float(height)};
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Offscreen::~Offscreen()
{
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void Offscreen::fonts_changed() { ImGui_ImplOpenGL3_DestroyFontsTexture(); }

void Offscreen::frame(const std::function<void()>& draw, float seconds)
{
    ImGui::GetIO().DeltaTime = seconds;
    if (ImGui::GetIO().Fonts->TexID == nullptr) ImGui_ImplOpenGL3_CreateFontsTexture();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    glBindFramebuffer(GL_FRAMEBUFFER, context_->frame);
    glViewport(0, 0, context_->width, context_->height);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Picture Offscreen::picture() const
{
    const int width = context_->width, height = context_->height;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, context_->frame);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, context_->smooth_frame);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, context_->smooth_frame);
    return read_pixels(width, height);
}

}  // namespace samspill::viz
