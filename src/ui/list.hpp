// Lists of rows. Short ones: List + row. Long ones: virtual_list, which draws and mirrors only what
// is near the screen.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "src/ui/button.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/text.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

struct RowOptions {
    // At the left, at most one of: a date ("26" over "tor"), initials, an icon.
    std::string_view date_day = {};
    std::string_view date_month = {};
    std::string_view initials = {};
    Icon icon = Icon::none;
    Tone tone = Tone::primary;  // ground of the date or icon, colour of the initials

    std::string_view title;
    bool title_plain = false;      // not bold
    std::string_view detail = {};  // second line, muted
    std::string_view extra = {};   // third line, muted
    std::span<const Chip> chips = {};

    // The whole row: a link when `href`, a button when `pressable`. Its accessible name is
    // `spoken`, else title, detail, extra and chips joined by ", ". `spoken` must contain the
    // title.
    std::string_view href = {};
    bool pressable = false;
    bool selected = false;  // drawn as chosen; aria-pressed on a pressable row
    bool chevron = false;   // ">" at the right
    std::string_view spoken = {};

    // One button at the right.
    std::string_view button = {};
    Look button_look = Look::outlined;
    Icon button_icon = Icon::none;
    std::string_view button_spoken =
        {};  // "Jeg kan tage vagten, Højtlæsning fredag"; must contain the label
    std::string_view button_href = {};  // makes it a link
    bool button_enabled = true;
    std::string_view lang = {};
};

enum class RowAct : std::uint8_t { none, open, button };

// Inside a List or virtual_list a listitem; elsewhere a group of its own. REQUIRES: keys differ
// within the Scope.
[[nodiscard]] RowAct row(Ui& ui, Id id, const RowOptions& options);

struct ListOptions {
    std::string_view label = {};  // name of the list for listeners
    std::size_t count = 0;        // whole length when only a part is drawn; 0: what is drawn
    bool lines = true;            // hairlines between the items
};

class List {
public:
    List(Ui& ui, Id id, const ListOptions& options = {});
    ~List();
    List(const List&) = delete;
    List& operator=(const List&) = delete;

private:
    Ui& ui_;
    std::size_t place_;
};

// One item of a List that is more than a row: what is drawn while it lives belongs to the item.
class ListItem {
public:
    // `padding`: px at 100 % above and below what is drawn; 0 for a row, which keeps its own
    // distance.
    ListItem(Ui& ui, Id id, float padding = 12);
    ~ListItem();
    ListItem(const ListItem&) = delete;
    ListItem& operator=(const ListItem&) = delete;

private:
    Ui& ui_;
    std::size_t place_;
    float padding_;
};

struct VirtualListOptions {
    std::string_view label = {};
    float height_guess = 84;  // px at 100 %, of items not yet seen; measured heights replace it
    bool lines = true;
};

// `id_of(i)` gives the record's id, `draw(i)` draws item i: usually one row(), with a
// `list_heading` before it where a new day begins. Items may differ in height. The Scope of the
// item is set. Cost depends on the screen, not on `count`.
void virtual_list(Ui& ui, Id id, std::size_t count, const std::function<Id(std::size_t)>& id_of,
                  const std::function<void(std::size_t)>& draw,
                  const VirtualListOptions& options = {});

// "tirsdag den 24. november": a heading (h2 or 3) within an item.
void list_heading(Ui& ui, std::string_view text, std::string_view detail = {}, int level = 2);

// The large card of the one thing that comes next: date, title, who comes, and at most two acts.
struct FeatureOptions {
    std::string_view date_day = {};
    std::string_view date_month = {};
    std::string_view overline = {};  // "Din næste vagt · i morgen, tirsdag"
    std::string_view title;          // h2
    std::string_view detail = {};
    std::span<const std::string_view> initials = {};
    std::string_view people = {};      // "Børge, Yusuf og Mette kommer også"
    std::string_view first = {};       // primary button
    std::string_view first_href = {};  // makes it a link
    std::string_view second = {};      // outlined button
};
enum class FeatureAct : std::uint8_t { none, first, second };
[[nodiscard]] FeatureAct feature(Ui& ui, Id id, const FeatureOptions& options);

}  // namespace tovholder::ui
