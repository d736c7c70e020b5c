#include "viz/app/window.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "core/error.h"
#include "viz/app/input_queue.h"
#include "viz/app/keys.h"
#include "viz/app/marks_file.h"
#include "viz/app/pixels.h"
#include "viz/app/session.h"

namespace samspill::viz {

namespace {

static_assert(key_f11 == GLFW_KEY_F11 && 'S' == GLFW_KEY_S);

constexpr double frame_time = 1.0 / 60.0;  // while something moves
constexpr double news_time = 1.0 / 15.0;   // between pictures of what a simulation has done, where nothing moves
constexpr double idle_wait = 0.25;         // at most without a look around (a text cursor blinks), seconds

std::string last_trouble;  // GLFW tells troubles through a function without a place for ours

[[noreturn]] void no_window()
{
    throw InputError("samspill view",
                     message("window.cannot",
                             {"cannot open a window: {}. Without a display: --screenshot out.png draws a picture",
                              "kan ikke åpne et vindu: {}. Uten skjerm: --screenshot bilde.png tegner et bilde"},
                             last_trouble));
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
        ImGui_ImplGlfw_InitForOpenGL(window_, false);  // what happens goes through our own queue
        listen();
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
    void stir() { stirred_ = std::max(stirred_, 3); }  // ImGui answers some events a frame or two late
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
        deliver();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        point();
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
    void happened(const InputEvent& event)
    {
        input_.push(event);
        stir();
    }
    void listen()
    {
        using Kind = InputEvent::Kind;
        glfwSetWindowUserPointer(window_, this);
        glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
            if (action == GLFW_REPEAT)
                of(w).stir();  // ImGui counts for itself how long a key is down
            else
                of(w).happened({Kind::key, key, scancode, modifiers, action == GLFW_PRESS});
        });
        glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) {
            of(w).happened({.kind = Kind::character, .character = character});
        });
        glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
            of(w).happened({.kind = Kind::button, .code = button, .down = action == GLFW_PRESS});
        });
        glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
            of(w).happened({.kind = Kind::pointer, .x = x, .y = y});
        });
        glfwSetScrollCallback(
            window_, [](GLFWwindow* w, double x, double y) { of(w).happened({.kind = Kind::scroll, .x = x, .y = y}); });
        glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
            ImGui_ImplGlfw_CursorEnterCallback(w, entered);
            of(w).stir();
        });
        glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
            ImGui_ImplGlfw_WindowFocusCallback(w, focused);
            of(w).stir();
        });
        glfwSetMonitorCallback(ImGui_ImplGlfw_MonitorCallback);
        glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).stir(); });
        glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).stir(); });
        glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) { of(w).stir(); });
        glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
            of(w).dropped_.assign(paths, paths + count);
            of(w).stir();
        });
    }

    // Tells ImGui what belongs into this frame.
    void deliver()
    {
        for (const InputEvent& event : input_.next_frame()) switch (event.kind) {
                case InputEvent::Kind::key:
                    ImGui_ImplGlfw_KeyCallback(window_, event.code, event.scancode,
                                               event.down ? GLFW_PRESS : GLFW_RELEASE, event.modifiers);
                    break;
                case InputEvent::Kind::character:
                    ImGui_ImplGlfw_CharCallback(window_, event.character);
                    break;
                case InputEvent::Kind::scroll:
                    ImGui_ImplGlfw_ScrollCallback(window_, event.x, event.y);
                    break;
                case InputEvent::Kind::button:
                    if (event.code >= 0 && event.code < int(buttons_.size()))
                        buttons_[std::size_t(event.code)] = event.down;
                    break;
                case InputEvent::Kind::pointer:
                    pointer_ = ImVec2(float(event.x), float(event.y));
                    break;
            }
        if (!input_.empty()) stir();  // the next frame has the rest
    }

    // In place of where the mouse is by now: where it was when this frame's events happened.
    void point() const
    {
        ImGuiIO& io = ImGui::GetIO();
        if (pointer_ && io.MousePos.x > -1e6f) io.MousePos = *pointer_;  // else it is outside
        for (std::size_t button = 0; button < buttons_.size(); ++button) io.MouseDown[button] = buttons_[button];
    }

    GLFWwindow* window_ = nullptr;
    std::string title_;
    std::vector<std::string> dropped_;
    InputQueue input_;
    std::optional<ImVec2> pointer_;
    std::array<bool, 5> buttons_{};
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

// When the next frame is due. Nothing is drawn unless somebody does something, something moves, or there is more to
// see: that is drawn at most so often that the simulations keep the processor, and once more, for some of it is laid
// out a frame late.
class Rhythm {
public:
    // `stirred`: for input that was just given or is still being answered.
    bool due(double now, bool stirred, bool moving, bool news)
    {
        if (news) echoes_ = 2;
        moving_ = moving || stirred;
        const bool blinks = ImGui::GetIO().WantTextInput && now - drawn_ >= idle_wait;  // the cursor in a text
        if (!moving_ && !blinks && !(echoes_ > 0 && now - drawn_ >= news_time)) return false;
        if (echoes_ > 0) --echoes_;
        drawn_ = now;
        return true;
    }
    // Waits for an event, or for the time of the next frame.
    void wait() const
    {
        if (moving_) {
            glfwPollEvents();
            for (double left = left_of(frame_time); left > 0.0; left = left_of(frame_time)) glfwWaitEventsTimeout(left);
        } else
            glfwWaitEventsTimeout(echoes_ > 0 ? std::clamp(left_of(news_time), 1e-4, idle_wait) : idle_wait);
    }

private:
    double left_of(double time) const { return drawn_ + time - glfwGetTime(); }

    double drawn_ = -1e9;
    int echoes_ = 0;
    bool moving_ = true;
};

std::string title_of(const Session& session)
{
    const Head* head = session.shown().head();
    return head ? title_of(*head, session.state().language) + " – samspill" : "samspill";
}

}  // namespace

int show_window(const ViewOptions& options)
{
    Window window(options.width, options.height);
    ViewOptions with_folder = options;
    if (options.session_folder.empty()) with_folder.session_folder = session_folder();
    Session session(with_folder, [] { glfwPostEmptyEvent(); });  // may be called from any thread
    if (!options.target.empty()) session.open(options.target, options.beside);
    if (std::error_code ignored; !options.session.empty() && std::filesystem::exists(options.session, ignored))
        session.open_session(options.session, true);
    if (options.replicates > 0) session.give(Order{WantReplicates{options.replicates}});
    Fonts fonts;
    MarksFile marks;
    Rhythm rhythm;
    long frames = 0;
    for (double last = glfwGetTime(); !session.state().quit && !window.closed();) {
        rhythm.wait();
        session.drop(window.take_dropped());
        const double now = glfwGetTime();
        session.advance(now - last);
        last = now;
        if (rhythm.due(now, window.stirred(), session.moving(), session.take_news())) {
            const ImVec2 room = ImGui::GetIO().DisplaySize;
            const float display = options.scale > 0.0f ? options.scale : window.scale();
            const Theme& theme = fonts.of(type_size(session.state(), display, room.x, room.y));
            window.frame([&] { session.draw(theme); });
            session.take_pictures([&] { return window.picture(); });
            window.show();
            window.full_screen(session.frame().full_screen);
            window.title(title_of(session));
            ++frames;
        }
        marks.update(session, now, frames);
    }
    session.keep_session();
    return 0;
}

}  // namespace samspill::viz
