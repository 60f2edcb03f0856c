// The gallery's shell, and its picture of a volunteer's day.
#include "tests/browser/gallery/gallery.hpp"

#include <array>

namespace tovholder::gallery {

namespace {

void draw_feature(ui::Ui& ui, Gallery& g) {
    constexpr std::array<std::string_view, 3> team{"BK", "YÅ", "ML"};
    auto act = ui::feature(ui, "next",
                           {.date_day = "24",
                            .date_month = "nov",
                            .overline = "Din næste vagt · i morgen, tirsdag",
                            .title = "Gågruppe",
                            .detail = "kl. 10.00–11.30 · Sundhedscenter Syd",
                            .initials = team,
                            .people = "Børge, Yusuf og Mette kommer også",
                            .first = "Se vagten",
                            .first_href = "#/controls",
                            .second = "Giv vagten tilbage"});
    if (act == ui::FeatureAct::second) g.dialog = true;
}

void press(Gallery& g, std::string_view what) {
    ++g.presses;
    g.last = what;
}

void draw_open_shifts(ui::Ui& ui, Gallery& g) {
    ui::Card card(ui, "open",
                  {.title = "Ledige vagter, der passer dig",
                   .link_text = "Se alle 14",
                   .link_href = "#/list"});
    ui::List list(ui, "open", {.label = "Ledige vagter"});
    constexpr std::array it_chips{ui::Chip{ui::Tone::ok, ui::Icon::check, "Du kan it-hjælp"},
                                  ui::Chip{ui::Tone::neutral, ui::Icon::none, "4 km fra dig"}};
    constexpr std::array read_chips{
        ui::Chip{ui::Tone::ok, ui::Icon::check, "Du ville gerne læse højt"},
        ui::Chip{ui::Tone::neutral, ui::Icon::none, "1 time"}};
    constexpr std::array talk_chips{
        ui::Chip{ui::Tone::neutral, ui::Icon::none, "Ny opgave"},
        ui::Chip{ui::Tone::warn, ui::Icon::course, "Kursus i tavshedspligt først"}};
    if (ui::row(ui, 1,
                {.date_day = "26",
                 .date_month = "tor",
                 .title = "It-café",
                 .detail = "kl. 14.00–16.00 · Skælskør Bibliotek · 2 ledige pladser",
                 .chips = it_chips,
                 .href = "#/controls",
                 .spoken = "It-café, torsdag den 26. november kl. 14.00–16.00, 2 ledige pladser",
                 .button = "Jeg kan tage vagten",
                 .button_spoken = "Jeg kan tage vagten, It-café torsdag"}) == ui::RowAct::button) {
        press(g, "it-café");
        g.toast = true;
        ++g.toast_number;
    }
    if (ui::row(ui, 2,
                {.date_day = "27",
                 .date_month = "fre",
                 .title = "Højtlæsning",
                 .detail = "kl. 10.00–11.00 · Skovbo Plejecenter · 1 ledig plads",
                 .chips = read_chips,
                 .button = "Jeg kan tage vagten",
                 .button_spoken = "Jeg kan tage vagten, Højtlæsning fredag"}) ==
        ui::RowAct::button) {
        press(g, "højtlæsning");
    }
    (void)ui::row(ui, 3,
                  {.date_day = "30",
                   .date_month = "man",
                   .title = "Sprogmakker",
                   .detail = "kl. 18.00–19.30 · Integrationshuset · 1 ledig plads",
                   .chips = talk_chips,
                   .button = "Se mere",
                   .button_spoken = "Se mere om Sprogmakker",
                   .button_href = "#/fields"});
}

}  // namespace

void draw_today(ui::Ui& ui, Gallery& g) {
    ui::Page page(ui, "today", {.title = "God eftermiddag, Hanne", .tab_title = "I dag – Galleri"});
    if (g.banner && ui::banner(ui, "offline",
                               {.tone = ui::Tone::info,
                                .title = "Du er uden net",
                                .text = "Alt, hvad du gør, gemmes på denne tablet.",
                                .button = "Det er forstået"})) {
        g.banner = false;
    }
    draw_feature(ui, g);
    draw_open_shifts(ui, g);
    ui::paragraph(ui, "Tryk: " + std::to_string(g.presses) + ", sidst: " + g.last,
                  {.style = ui::TextStyle::secondary});
    {
        ui::ActionBar bar(ui, {.equal = true});
        if (ui::button(ui, "talk", "Jeg vil gerne tale med nogen", {.icon = ui::Icon::coffee})) {
            press(g, "tale");
        }
        if (ui::button(ui, "idea", "Jeg har set eller tænkt noget",
                       {.icon = ui::Icon::lightbulb})) {
            press(g, "idé");
        }
    }
    if (!g.dialog) return;
    ui::Dialog dialog(ui, "give back", {.title = "Giv vagten tilbage?"});
    ui::paragraph(ui, "Gågruppe, tirsdag den 24. november kl. 10.00. Det er helt ok.");
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "keep", "Behold vagten")) g.dialog = false;
    if (ui::button(ui, "give", "Giv tilbage", {.look = ui::Look::primary})) {
        press(g, "givet tilbage");
        g.dialog = false;
    }
    if (dialog.dismissed()) g.dialog = false;
}

void draw(ui::Ui& ui, Gallery& g) {
    auto at = [&](std::string_view route) { return g.route.starts_with(route); };
    std::array<ui::NavItem, 5> nav{
        ui::NavItem{"I dag", "#/", ui::Icon::house, g.route == "/"},
        ui::NavItem{"Vagter", "#/list", ui::Icon::calendar, at("/list")},
        ui::NavItem{"Felter", "#/fields", ui::Icon::edit, at("/fields"), "2", "2 ulæste"},
        ui::NavItem{"Opgaver", "#/controls", ui::Icon::clipboard, at("/controls")},
        ui::NavItem{"Mere", "#/more", ui::Icon::ellipsis, at("/more")}};
    ui::Shell shell(ui, {.nav = nav,
                         .sync = {ui::Tone::warn, ui::Icon::cloud_off,
                                  "Uden net · 2 ændringer venter", "#/more"},
                         .strip = "Demo: en opdigtet kommune",
                         .strip_button = "Nulstil"});
    if (shell.strip_pressed()) g = Gallery{.route = g.route, .rows = g.rows};
    if (at("/list")) {
        draw_long_list(ui, g);
    } else if (at("/fields")) {
        draw_fields(ui, g);
    } else if (at("/controls")) {
        draw_controls(ui, g);
    } else if (at("/more")) {
        draw_more(ui, g);
    } else {
        draw_today(ui, g);
    }
    if (!g.toast) return;
    switch (ui::toast(ui, ui::Id("toast", g.toast_number),
                      {.text = "Vagten er din: It-café", .button = "Fortryd"})) {
        case ui::ToastAct::acted:
            press(g, "fortrudt");
            [[fallthrough]];
        case ui::ToastAct::gone:
            g.toast = false;
            break;
        case ui::ToastAct::showing:
            break;
    }
}

}  // namespace tovholder::gallery
