// The gallery's other pages: controls, fields, the long list, and the rest.
#include <array>
#include <cstdio>

#include "tests/browser/gallery/gallery.hpp"

namespace tovholder::gallery {

void draw_controls(ui::Ui& ui, Gallery& g) {
    constexpr std::array actions{
        ui::HeaderAction{"new", "Ny", ui::Icon::plus, ui::Look::primary, {}, true}};
    ui::Page page(ui, "controls",
                  {.title = "Hvor går grænsen?",
                   .overline = "Ny opgave · trin 2 af 4",
                   .back_href = "#/",
                   .actions = actions});
    if (page.pressed("new")) g.last = "ny";
    {
        ui::Columns columns(ui, 3, {.width_min = 200});
        constexpr std::array<std::array<std::string_view, 2>, 3> lamps{
            {{"Rammen", "Frivilligpolitik 2026"},
             {"Planen", "Mangler: hvad vi ikke gør"},
             {"Tovholder", "Ingen endnu"}}};
        constexpr std::array tones{ui::Tone::ok, ui::Tone::warn, ui::Tone::danger};
        constexpr std::array icons{ui::Icon::check, ui::Icon::ellipsis, ui::Icon::x};
        for (std::size_t i = 0; i < 3; ++i) {
            if (i > 0) columns.next();
            ui::Card card(ui, ui::Id("lamp", i));
            (void)ui::row(
                ui, "lamp",
                {.icon = icons[i], .tone = tones[i], .title = lamps[i][0], .detail = lamps[i][1]});
        }
    }
    {
        ui::Card card(ui, "question");
        ui::heading(ui, 2, "Ville du bede en pårørende om det?",
                    {.style = ui::TextStyle::card_title});
        ui::secondary(ui, "»Følge beboere til frisøren i byen«");
        constexpr std::array<std::string_view, 3> answers{"Ja", "I tvivl", "Nej"};
        if (auto chosen = ui::segments(ui, "answer", "Ville du bede en pårørende om det?", answers,
                                       g.answer, {.label_hidden = true})) {
            g.answer = *chosen;
        }
    }
    {
        ui::Card card(ui, "choices", {.title = "Valg", .icon = ui::Icon::settings, .count = "3"});
        if (auto on = ui::checkbox(ui, "coffee", "Henter kaffe", g.coffee,
                                   {.hint = "Det gør vi gerne"})) {
            g.coffee = *on;
        }
        if (auto on = ui::toggle(ui, "offline", "Uden net", g.offline)) g.offline = *on;
        constexpr std::array<std::string_view, 3> shapes{"Egen", "Partner", "Selvkørende"};
        if (auto chosen = ui::radio_group(ui, "shape", "Form", shapes, g.shape)) {
            g.shape = *chosen;
        }
        ui::Flow flow(ui, {.group_label = "Filtre"});
        if (ui::filter_chip(ui, "evening", "Aften", g.evening)) g.evening = !g.evening;
        if (ui::filter_chip(ui, "weekend", "Weekend", g.weekend)) g.weekend = !g.weekend;
    }
    {
        ui::Card card(ui, "buttons");
        ui::Flow flow(ui);
        if (ui::button(ui, "primary", "Gem", {.look = ui::Look::primary})) ++g.presses;
        if (ui::button(ui, "outlined", "Annullér")) ++g.presses;
        if (ui::button(ui, "quiet", "Måske", {.look = ui::Look::quiet})) ++g.presses;
        if (ui::button(ui, "danger", "Slet alt", {.look = ui::Look::danger})) ++g.presses;
        if (ui::button(ui, "closed", "Lukket",
                       {.enabled = false, .disabled_reason = "Mangler en tovholder"})) {
            ++g.presses;
        }
        if (ui::icon_button(ui, "more", ui::Icon::ellipsis, "Flere handlinger")) ++g.presses;
        ui::link(ui, "read", "Læs mere", "#/more", {.chevron = true});
    }
    ui::paragraph(ui, "Tryk: " + std::to_string(g.presses) + ", sidst: " + g.last);
    ui::ActionBar bar(ui);
    if (ui::button(ui, "back", "Tilbage")) g.last = "tilbage";
    if (ui::button(ui, "later", "Gem og fortsæt senere", {.look = ui::Look::quiet})) {
        g.last = "senere";
    }
    if (ui::button(ui, "next", "Videre", {.look = ui::Look::primary})) g.last = "videre";
}

void draw_fields(ui::Ui& ui, Gallery& g) {
    ui::Page page(ui, "fields", {.title = "Felter", .subtitle = "Alt, man kan skrive i"});
    {
        ui::Card card(ui, "fields");
        ui::Columns columns(ui, 2);
        ui::edit_text(ui, "name", g.name,
                      {.label = "Navn",
                       .hint = "For- og efternavn",
                       .required = true,
                       .enter = ui::EnterKey::next,
                       .fill = ui::Fill::name});
        ui::edit_text(ui, "code", g.code,
                      {.label = "Kode",
                       .error = g.code.size() > 8 ? "En kode har otte tegn" : "",
                       .example = "ABCD2345",
                       .length_max = 20,
                       .uppercase = true});
        constexpr std::array<std::string_view, 3> units{"Skovbo Plejecenter", "Integrationshuset",
                                                        "Sundhedscenter Syd"};
        if (auto chosen = ui::select(ui, "unit", units, g.unit, {.label = "Enhed"})) {
            g.unit = *chosen;
        }
        std::vector<std::string> tasks;
        for (int i = 1; i <= 300; ++i) tasks.push_back("Opgave " + std::to_string(i));
        const std::vector<std::string_view> names(tasks.begin(), tasks.end());
        if (auto chosen = ui::select(ui, "task", names, g.task, {.label = "Opgave"})) {
            g.task = *chosen;
        }
        columns.next();
        if (auto date = ui::date_field(ui, "date", g.date, {.label = "Dato"})) g.date = *date;
        if (auto time = ui::time_field(ui, "time", g.time, {.label = "Fra klokken"})) {
            g.time = *time;
        }
        if (auto n = ui::number_field(ui, "places", g.places, 1, 20, {.label = "Pladser"})) {
            g.places = *n;
        }
    }
    ui::edit_text(ui, "note", g.note, {.label = "Bemærkning", .lines = 3});
    auto search =
        ui::search_field(ui, "search", g.query, {.label = "Søg", .example = "Søg efter navn"});
    if (search.text) g.query = *search.text;
    if (search.submitted) g.last = "søgt";
    if (auto file = ui::file_picker(ui, "file", "Vælg fil",
                                    {.accept = ".csv", .chosen_name = g.file_name})) {
        g.file_name = file->name + " (" + std::to_string(file->bytes.size()) + " bytes)";
    }
    if (ui::button(ui, "save", "Hent listen", {.icon = ui::Icon::download})) {
        g.save_requested = true;
    }
    ui::paragraph(ui, "Navn: " + g.name + ". Søgning: " + g.query + ". Sidst: " + g.last + ".");
}

void draw_long_list(ui::Ui& ui, Gallery& g) {
    ui::Page page(ui, "list", {.title = "Vagter", .subtitle = "Uge 48 · dine 4 enheder"});
    ui::Card card(ui, "all");
    ui::virtual_list(
        ui, "shifts", g.rows, [](std::size_t i) { return ui::Id("shift", 1000 + i); },
        [&](std::size_t i) {
            if (i % 6 == 0) {
                ui::list_heading(ui, "Dag " + std::to_string(i / 6 + 1), "6 vagter");
            }
            std::string title = "Vagt nummer " + std::to_string(i + 1);
            std::array<ui::Chip, 1> chips{ui::Chip{ui::Tone::ok, ui::Icon::check, "1 ledig plads"}};
            auto act = ui::row(ui, "row",
                               {.date_day = "24",
                                .date_month = "nov",
                                .title = title,
                                .detail = "kl. 10.00–11.30 · Sundhedscenter Syd",
                                .chips = i % 3 == 0 ? std::span<const ui::Chip>(chips)
                                                    : std::span<const ui::Chip>(),
                                .href = "#/controls",
                                .button = "Tag vagten",
                                .button_spoken = "Tag vagten nummer " + std::to_string(i + 1)});
            if (act == ui::RowAct::button) {
                ++g.presses;
                g.last = title;
                ui::announce(ui, "Taget: " + title);
            }
        },
        {.label = "Alle vagter"});
}

void draw_more(ui::Ui& ui, Gallery& g) {
    ui::Page page(ui, "more", {.title = "Mere"});
    {
        ui::Columns columns(ui, 2);
        {
            ui::Card card(ui, "facts", {.title = "Kontakt", .icon = ui::Icon::person});
            ui::fact(ui, {.label = "Telefon", .value = "20 94 00 31", .href = "tel:+4520940031"});
            ui::fact(ui, {.label = "Adresse", .value = "Skovbovej 3, 4230 Skælskør"});
            constexpr std::array<ui::Span, 2> spans{ui::Span{"Mette Holm", true},
                                                    ui::Span{" er tovholder for denne opgave."}};
            ui::paragraph(ui, spans);
            ui::List list(ui, "does");
            ui::bullet(ui, ui::Icon::check, "Læser højt og snakker om det, vi læser");
            ui::bullet(ui, ui::Icon::x, "Løfter, hjælper på toilettet eller giver medicin",
                       ui::Tone::danger);
        }
        columns.next();
        {
            ui::Card card(ui, "qr", {.title = "Invitation"});
            std::vector<std::uint8_t> modules(21 * 21, 0);
            for (std::size_t i = 0; i < modules.size(); ++i) modules[i] = (i * 7 / 3) % 2;
            ui::qr_code(ui, "qr", modules, 21, "QR-kode til invitationen", 180);
            ui::paragraph(ui, "KX7P-29MW", {.style = ui::TextStyle::number});
            ui::progress(ui, "progress", "Importerer", 0.62F, "312 af 500 rækker");
        }
    }
    {
        ui::Card card(ui, "table", {.title = "Afviste rækker", .count = "2"});
        constexpr std::array columns{ui::Column{"Linje", 0.5F, true}, ui::Column{"Kolonne", 1},
                                     ui::Column{"Grund", 2}, ui::Column{"Person", 1}};
        ui::table(
            ui, "rejected", columns, 3, [](std::size_t i) { return ui::Id(i); },
            [](std::size_t i, ui::TableRow& row) {
                std::string line = std::to_string(i + 12);
                row.cell({.text = line});
                row.cell({.text = "Telefon", .strong = true});
                row.cell({.text = "Nummeret har 7 cifre",
                          .tone = ui::Tone::warn,
                          .icon = ui::Icon::alert});
                row.cell({.text = "Hanne Kjær", .href = "#/controls"});
            },
            {.label = "Afviste rækker"});
    }
    constexpr std::array<std::string_view, 3> tabs{"Sync", "Lager", "Sprog"};
    if (auto tab = ui::tabs(ui, "tabs", "Indstillinger", tabs, g.tab)) g.tab = *tab;
    ui::Card card(ui, "empty");
    if (ui::empty_state(ui, "none",
                        {.icon = ui::Icon::message,
                         .title = "Ingen beskeder endnu",
                         .text = "Når nogen skriver til dig, står det her.",
                         .button = "Skriv en besked"})) {
        ++g.presses;
    }
}

}  // namespace tovholder::gallery
