// The frame around every view: navigation, header with the sync pill, the scrolling page, the
// action bar at the foot.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "src/ui/button.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

struct NavItem {
    std::string_view label;
    std::string_view href;  // "#/today"
    Icon icon = Icon::none;
    bool current = false;
    std::string_view badge = {};         // "2"; drawn beside the label
    std::string_view badge_spoken = {};  // "2 ulæste": said after the link's name
};

struct SyncPill {
    Tone tone = Tone::ok;
    Icon icon = Icon::cloud;
    std::string_view text;  // "Alt er sendt", "Uden net · 2 ændringer venter"
    std::string_view href = "#/sync";
    std::string_view label = {};  // name of the link's purpose, spoken after the text
    std::string_view said = {};   // what the status region says; empty: the text
};

struct ShellOptions {
    std::span<const NavItem> nav = {};  // empty: no navigation (the start view)
    SyncPill sync = {};                 // empty text: no pill
    std::string_view strip = {};        // a thin line over everything: "Demo: opdigtet kommune"
    Icon strip_icon = Icon::info;
    std::string_view strip_button = {};  // at its right end
};

// Made by the app once a frame, before the view draws its Page.
class Shell {
public:
    Shell(Ui& ui, const ShellOptions& options);
    ~Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;
    [[nodiscard]] bool strip_pressed() const { return strip_pressed_; }

private:
    Ui& ui_;
    bool strip_pressed_ = false;
};

struct HeaderAction {
    std::string_view id;
    std::string_view label;
    Icon icon = Icon::none;
    Look look = Look::outlined;
    std::string_view href = {};  // makes it a link
    bool enabled = true;
};

struct PageOptions {
    std::string_view title;  // h1, and the title of the browser's tab
    std::string_view tab_title =
        {};  // tab's title when it should say more: "Højtlæsning 27. nov – Tovholder"
    std::string_view overline = {};    // above the title
    std::string_view subtitle = {};    // below the title
    std::string_view back_href = {};   // an arrow before the title
    std::string_view back_label = {};  // its name; empty: Words::back
    std::span<const HeaderAction> actions = {};
    float width_max = 1180;  // of the content, px at 100 %
};

// One per view. `id` is the view and its record: a new id is a new page to a listener (focus goes
// to the h1) and has its own scroll position. Everything the view draws lies in it, in a column
// with 18 px between the pieces.
class Page {
public:
    Page(Ui& ui, Id id, const PageOptions& options);
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    [[nodiscard]] bool pressed(std::string_view action_id) const {
        return action_id == pressed_ && !pressed_.empty();
    }

private:
    Ui& ui_;
    std::string_view pressed_;  // id of the header action, as given in the options
};

struct BarOptions {
    bool equal = false;  // equal widths; otherwise the first at the left, the rest at the right
};
// The foot of the page, in thumb's reach: stays while the page scrolls, buttons below one another
// when narrow. Draw it last in the Page.
class ActionBar {
public:
    explicit ActionBar(Ui& ui, const BarOptions& options = {});
    ~ActionBar();
    ActionBar(const ActionBar&) = delete;
    ActionBar& operator=(const ActionBar&) = delete;

private:
    Ui& ui_;
    std::size_t place_;
};

}  // namespace tovholder::ui
