#pragma once

#include <string>
#include <vector>

#include "viz/app/files.h"
#include "viz/panels/panels.h"

// Everything within the window: bars, the list of panels, the panel in front, pages, messages. Knows
// no GLFW and no OpenGL, so that the window, pictures and tests draw the same.
namespace samspill::viz {

// What of the window is neither data nor what is looked at: pages that are open, texts that are being
// typed, messages of the window's own.
struct Frame {
    enum class Page { panels, start, keys };
    enum class Save { nothing, picture, table };

    Page page = Page::panels;
    Save save = Save::nothing;
    bool whole_window = false;                 // of the picture that is saved
    std::string path;                          // typed where something is saved
    bool typing = false;                       // the path gets the keyboard in the next frame
    std::string open_path;                     // typed on the start page
    FileList files;                            // of the start page
    std::string session_folder, session_path;  // where sessions are kept, and this one
    std::vector<EarlierSession> sessions;
    bool sessions_known = false;
    std::vector<ShippedScenario> shipped;
    bool shipped_known = false;
    bool all_notices = false;        // all messages stand over the panel, not the last in its line alone
    std::vector<Message> bad, good;  // messages of what the window did, until they are dismissed
    bool full_screen = false;
    bool controls_have_arrows = false;  // since Tab was pressed; else arrows go through the weeks
    float below = 0.0f;                 // height of what stands under the panel, as it was in the frame before

    void tell(bool is_bad, Message text) { (is_bad ? bad : good).push_back(std::move(text)); }
};

void draw_window(const View& view, Frame& frame, Commands& commands);

// There is too little room for the list of panels beside the panel, and for all controls in the bar at the top.
bool is_narrow(const View& view);

// Nothing is open and nothing is being opened: the start page stands instead of a panel.
bool is_empty(const Shown& shown);

// Its parts.
void top_bar(const View& view, Frame& frame, Commands& commands);
void panel_list(const View& view, Frame& frame, Commands& commands);   // beside the panel
void panel_combo(const View& view, Frame& frame, Commands& commands);  // in a narrow window
void start_page(const View& view, Frame& frame, Commands& commands);
void keys_page(const View& view, Frame& frame);
// `foot`: where the panel ends, which what is laid over it stands on.
void save_bar(const View& view, Frame& frame, Commands& commands, float foot);
void notices(const View& view, Frame& frame, Commands& commands, float foot);  // a line that is always there
void take_keys(const View& view, Frame& frame, Commands& commands);

// Opens the bar in which a path is typed, with a free name in it.
void ask_for_path(const View& view, Frame& frame, Frame::Save save);
// Opens a path, with another beside it; a mistake becomes a message.
void open_path(Frame& frame, Commands& commands, const std::string& path, const std::string& beside = {});

// Of type and controls of a workshop: they grow with a screen that is larger than they need, so that they are read
// from the back of a room. `scale`: as the display or the person asks; `width`, `height`: of the window in pixels.
float workshop_scale(float scale, float width, float height);

// How large type and controls are made: pixels of a point, and whether type is a quarter larger still, as in a
// workshop where the window has room for it. `display`: as the display asks; `width`, `height`: of the window in
// pixels.
struct TypeSize {
    float scale = 1.0f;
    bool large = false;
};
TypeSize type_size(const ViewState& state, float display, float width, float height);

// A button with a name for tests.
bool button(const View& view, const Text& label, std::string_view mark);

}  // namespace samspill::viz
