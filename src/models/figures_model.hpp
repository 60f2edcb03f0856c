// Numbers without names, as leaders get them: what each unit does this week and in the coming ones.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct FiguresLine {
    std::uint64_t id = 0;
    std::string title;     // "Denne uge (uge 48)"
    std::string detail;    // "12 vagter · 30 af 40 pladser er taget · 14 mennesker"
    bool lacking = false;  // places are free
};
struct FiguresCard {
    std::uint64_t id = 0;
    std::string title;  // the unit
    std::vector<FiguresLine> lines;
};

// A card for each unit of which the viewer has figures, by name. Weeks gone by are left out.
std::vector<FiguresCard> make_figures(const State& state, const Viewer& viewer);

}  // namespace tovholder::models
