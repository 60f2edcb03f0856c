// Buttons and links. A button returns true in exactly one frame for each press, whatever it was
// pressed with.
#pragma once

#include <string_view>

#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

enum class Look : std::uint8_t {
    primary,   // filled; at most one on a screen
    outlined,  // the usual one
    quiet,     // bare text
    danger,    // filled red: only where something is wiped
};

struct ButtonOptions {
    Look look = Look::outlined;
    Icon icon = Icon::none;
    bool small = false;  // 44 px high instead of 52
    bool wide = false;   // the whole width of its place
    bool enabled = true;
    std::string_view disabled_reason = {};  // why not; shown under the button and spoken with it
    std::string_view spoken =
        {};  // longer name for listeners; must begin with or contain the label
    std::string_view description = {};  // said after the name
};

[[nodiscard]] bool button(Ui& ui, Id id, std::string_view label, const ButtonOptions& options = {});

// 44 × 44 with an icon alone; `name` is its accessible name and tooltip.
[[nodiscard]] bool icon_button(Ui& ui, Id id, Icon icon, std::string_view name,
                               bool enabled = true);

// A toggle that keeps its pressed state in the model (aria-pressed). True when pressed: flip it
// then. `spoken`: a longer name for listeners ("Mandag formiddag"); must contain the label.
[[nodiscard]] bool filter_chip(Ui& ui, Id id, std::string_view label, bool pressed,
                               Icon icon = Icon::none, std::string_view spoken = {});

struct LinkOptions {
    Icon icon = Icon::none;
    bool chevron = false;     // "Se alle 14 >"
    Look look = Look::quiet;  // primary or outlined: a link that looks like a button
    bool wide = false;
    std::string_view spoken = {};
};
// A link: the window follows "#/…" itself (a route event); "tel:", "mailto:" and "https:" leave the
// app.
void link(Ui& ui, Id id, std::string_view text, std::string_view href,
          const LinkOptions& options = {});

}  // namespace tovholder::ui
