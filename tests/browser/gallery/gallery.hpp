// The state of the gallery, and the drawing of its pages.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "src/ui/ui.hpp"

namespace tovholder::gallery {

struct Gallery {
    std::string route = "/";
    std::size_t rows = 10000;
    // What the person did, so that tests can read it off the page.
    int presses = 0;
    std::string last = "intet";
    std::string name, note, query, code, date = "2026-11-24", time = "10:15";
    int places = 3;
    std::size_t unit = 99, task = 199, shape = 0, answer = 9, tab = 0;
    bool coffee = false, offline = false, evening = true, weekend = false;
    bool dialog = false, toast = false, banner = true;
    unsigned toast_number = 0;
    std::string file_name;
    bool save_requested = false;
    std::string announced;
};

void draw(ui::Ui& ui, Gallery& gallery);

void draw_today(ui::Ui& ui, Gallery& gallery);
void draw_controls(ui::Ui& ui, Gallery& gallery);
void draw_fields(ui::Ui& ui, Gallery& gallery);
void draw_long_list(ui::Ui& ui, Gallery& gallery);
void draw_more(ui::Ui& ui, Gallery& gallery);

}  // namespace tovholder::gallery
