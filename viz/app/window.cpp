#include "viz/app/window.h"

#include <algorithm>
#include <cstdio>

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "core/error.h"
#include "viz/app/keys.h"
#include "viz/app/marks_file.h"
#include "viz/app/pixels.h"
#include "viz/app/session.h"

namespace samspill::viz {

namespace {

static_assert(key_f11 == GLFW_KEY_F11 && 'S' == GLFW_KEY_S);

constexpr double frame_time = 1.0 / 60.0;  // while something moves
constexpr double idle_wait = 0.25;         // between looks at the desk when nothing does, seconds

std::string last_trouble;  // GLFW tells troubles through a function without a place for ours

[[noreturn]] void no_window()
{
    throw InputError("samspill view", "cannot open a window: " + last_trouble +
                                          ". Without a display: --screenshot out.png draws a picture");
}

// GLFW, the window and ImGui's parts that belong to them.
class Window {
public:
    Window(int width, int height)
    {
        glfwSetErrorCallback([](int, const char* text) { last_trouble = text; });
        if (glfwInit() == GLFW_FALSE) no_window();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        window_ = glfwCreateWindow(width, height, "samspill", nullptr, nullptr);
        if (!window_) {
            glfwTerminate();
            no_window();
        }
        glfwMakeContextCurrent(window_);
        glfwSwapInterval(1);
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        listen();
        ImGui_ImplGlfw_InitForOpenGL(window_, true);  // keeps our functions and calls them first
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~Window()
    {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
        glfwDestroyWindow(window_);
        glfwTerminate();
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    bool closed() const { return glfwWindowShouldClose(window_) != 0; }
    float scale() const
    {
        float x = 1.0f, y = 1.0f;
        glfwGetWindowContentScale(window_, &x, &y);
        return std::clamp(std::max(x, y), 0.5f, 8.0f);
    }
    void title(const std::string& text)
    {
        if (text == title_) return;
        glfwSetWindowTitle(window_, text.c_str());
        title_ = text;
    }
    bool stirred() { return stirred_ > 0 && stirred_--; }
    void stir() { stirred_ = 3; }  // ImGui answers some events a frame or two late
    std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }

    void full_screen(bool on)
    {
        if (on == (glfwGetWindowMonitor(window_) != nullptr)) return;
        if (on) {
            glfwGetWindowPos(window_, &x_, &y_);
            glfwGetWindowSize(window_, &width_, &height_);
            GLFWmonitor* monitor = glfwGetPrimaryMonitor();
            const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
            if (mode) glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
        } else
            glfwSetWindowMonitor(window_, nullptr, x_, y_, width_, height_, 0);
        stir();
    }

    template <class Draw>
    void frame(const Draw& draw)
    {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        draw();
        ImGui::Render();
        glfwGetFramebufferSize(window_, &pixels_x_, &pixels_y_);
        glViewport(0, 0, pixels_x_, pixels_y_);
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }
    Picture picture() const { return read_pixels(pixels_x_, pixels_y_); }
    void show() { glfwSwapBuffers(window_); }

private:
    static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }
    void listen()
    {
        glfwSetWindowUserPointer(window_, this);
        glfwSetKeyCallback(window_, [](GLFWwindow* w, int, int, int, int) { of(w).stir(); });
        glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned) { of(w).stir(); });
        glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int, int, int) { of(w).stir(); });
        glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double, double) { of(w).stir(); });
        glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int) { of(w).stir(); });
        glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double) { of(w).stir(); });
        glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { of(w).stir(); });
        glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).stir(); });
        glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).stir(); });
        glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { of(w).stir(); });
        glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
            of(w).dropped_.assign(paths, paths + count);
            of(w).stir();
        });
    }

    GLFWwindow* window_ = nullptr;
    std::string title_;
    std::vector<std::string> dropped_;
    int stirred_ = 3, pixels_x_ = 0, pixels_y_ = 0;
    int x_ = 0, y_ = 0, width_ = 1280, height_ = 800;  // before full screen
};

// Fonts are made for one size: again when the display's scale, the person's or the type's changes.
class Fonts {
public:
    const Theme& of(const TypeSize& size)
    {
        if (size.scale == size_.scale && size.large == size_.large) return theme_;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        size_ = size;
        theme_ = make_theme(size.scale, size.large);
        ImGui_ImplOpenGL3_CreateFontsTexture();
        return theme_;
    }

private:
    Theme theme_;
    TypeSize size_{0.0f, false};
};

// Waits for the time of the next frame, or for an event when nothing moves.
void wait_for_frame(bool moving, double last)
{
    if (!moving) {
        glfwWaitEventsTimeout(idle_wait);
        return;
    }
    glfwPollEvents();
    for (double left = last + frame_time - glfwGetTime(); left > 0.0; left = last + frame_time - glfwGetTime())
        glfwWaitEventsTimeout(left);
}

std::string title_of(const Session& session)
{
    const Head* head = session.shown().head();
    return head ? title_of(*head, session.state().language) + " – samspill" : "samspill";
}

}  // namespace

int show_window(const ViewOptions& options)
{
    Window window(options.width, options.height);
    Session session(options);
    if (!options.target.empty()) session.open(options.target, options.beside);
    if (options.replicates > 0) session.give(Order{WantReplicates{options.replicates}});
    Fonts fonts;
    MarksFile marks;
    double last = glfwGetTime();
    for (bool awake = true; !session.state().quit && !window.closed();) {
        wait_for_frame(awake, last);
        session.drop(window.take_dropped());
        const double now = glfwGetTime();
        session.advance(std::min(now - last, 0.1));
        last = now;
        if (session.take_news()) window.stir();
        const bool stirred = window.stirred();
        awake = session.moving() || stirred;
        if (awake || ImGui::GetIO().WantTextInput) {  // a text cursor blinks
            const ImVec2 room = ImGui::GetIO().DisplaySize;
            const float display = options.scale > 0.0f ? options.scale : window.scale();
            const Theme& theme = fonts.of(type_size(session.state(), display, room.x, room.y));
            window.frame([&] { session.draw(theme); });
            session.take_pictures([&] { return window.picture(); });
            window.show();
            window.full_screen(session.frame().full_screen);
            window.title(title_of(session));
        }
        marks.update(session, now);
    }
    return 0;
}

}  // namespace samspill::viz
