// Bars over time. A picture for those who see it: what it says stands in a table beside it.
#pragma once

#include <span>
#include <string_view>

#include "src/ui/key.hpp"

namespace tovholder::ui {

class Ui;

struct Bar {
    float whole = 0;              // the outline
    float part = 0;               // the filled part of it, at most `whole`
    bool marked = false;          // a dot below it
    std::string_view label = {};  // below some of them; words that do not fit are left out
};

// role=img with the name; all bars share the width, the highest has the whole height.
void bar_chart(Ui& ui, Id id, std::string_view name, std::span<const Bar> bars, float height = 170);

}  // namespace tovholder::ui
