#pragma once

#include <string>
#include <vector>

#include "viz/app/frame.h"
#include "viz/worlds.h"

// Everything that the window can show, page by page, for tests of how it is laid out.
namespace samspill::viz::test {

struct Page {
    std::string name;
    ViewState state;
    Shown shown;
    Frame frame;
    std::string press;  // a control that opens something more: a list, a menu; empty: none
};

// Two of the reforms that come along, in the county's 21 offices with few people: names as long as they are.
Sample& county();

std::vector<Page> pages_of_panels();    // all panels, with all kinds of sources
std::vector<Page> pages_of_window();    // start page, keys, bars, messages, lists and menus
std::vector<Page> pages_of_workshop();  // every step, with every reform

}  // namespace samspill::viz::test
