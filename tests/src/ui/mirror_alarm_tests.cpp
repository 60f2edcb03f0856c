// The alarm of test builds: what is drawn without a node of the accessible page is told.
#include <boost/test/unit_test.hpp>

#include "src/ui/text_draw.hpp"
#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(mirror_alarm_tests)

using namespace tovholder::ui;

namespace {

void draw_much(Ui& ui) {
    std::array<NavItem, 2> nav{NavItem{"I dag", "#/", Icon::house, true},
                               NavItem{"Vagter", "#/s", Icon::calendar, false, "2", "2 nye"}};
    Shell shell(ui, {.nav = nav,
                     .sync = {Tone::ok, Icon::cloud, "Alt er sendt"},
                     .strip = "Demo",
                     .strip_button = "Nulstil"});
    Page page(ui, "page",
              {.title = "Hej", .overline = "Over", .subtitle = "Under", .back_href = "#/"});
    (void)banner(ui, "banner", {.title = "Uden net", .text = "Det gemmes", .button = "Ok"});
    constexpr std::array<std::string_view, 2> two{"Ja", "Nej"};
    {
        Card card(ui, "card",
                  {.title = "Kort", .count = "3", .link_text = "Se alle", .link_href = "#/s"});
        List list(ui, "list");
        std::array<Chip, 1> few{Chip{Tone::ok, Icon::check, "1 ledig plads"}};
        (void)row(ui, 1,
                  {.date_day = "26",
                   .date_month = "nov",
                   .title = "It-café",
                   .detail = "kl. 14",
                   .chips = few,
                   .button = "Tag den"});
        (void)row(ui, 2, {.initials = "BK", .title = "Bodil", .extra = "Mere", .href = "#/p"});
    }
    std::string value = "Hanne";
    edit_text(ui, "name", value, {.label = "Navn", .hint = "Hele navnet", .required = true});
    (void)select(ui, "unit", two, 0, {.label = "Enhed", .error = "Vælg en"});
    (void)date_field(ui, "date", "2026-11-24", {.label = "Dato"});
    (void)number_field(ui, "n", 3, 1, 9, {.label = "Antal"});
    (void)checkbox(ui, "check", "Kaffe", true, {.hint = "Gerne"});
    (void)radio_group(ui, "radio", "Form", two, 1);
    (void)segments(ui, "seg", "Svar", two, 0);
    (void)tabs(ui, "tabs", "Faner", two, 0);
    fact(ui, {.label = "Telefon", .value = "12 34 56 78", .href = "tel:12345678"});
    progress(ui, "progress", "Henter", 0.5F, "5 af 10");
    std::array<Column, 2> columns{Column{"Linje"}, Column{"Grund"}};
    table(
        ui, "table", columns, 2, [](std::size_t i) { return Id(i); },
        [](std::size_t, TableRow& cells) {
            cells.cell({.text = "12"});
            cells.cell({.text = "Mangler", .tone = Tone::warn});
        },
        {.label = "Afvist"});
    (void)empty_state(ui, "empty", {.title = "Intet", .text = "Endnu", .button = "Ny"});
    (void)toast(ui, "toast", {.text = "Gemt", .button = "Fortryd"});
    Dialog dialog(ui, "dialog", {.title = "Sikker?"});
    paragraph(ui, "Det er helt ok, og du kan altid fortryde det igen bagefter, hvis du vil.");
}

void check_at(float width, float height, float scale) {
    Stage stage;
    stage.input.width = width;
    stage.input.height = height;
    stage.input.text_scale = scale;
    stage.frame(draw_much);
    stage.frame(draw_much);
    for (const std::string& words : stage.ui.unclaimed()) BOOST_ERROR(words);
    for (const Node& node : stage.ui.nodes().nodes()) {
        BOOST_TEST(node.rect.right() <= width + 1.0F,
                   "too wide: " << stage.ui.nodes().text(node.name) << " to " << node.rect.right()
                                << " at " << width << " × " << scale);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_drawn_word_is_in_the_mirror_and_nothing_is_too_wide) {
    for (float scale : {1.0F, 1.3F, 2.0F}) {
        check_at(1024, 768, scale);
        check_at(390, 844, scale);
        check_at(320, 256, scale);
    }
}

BOOST_AUTO_TEST_CASE(keys_are_never_given_twice_in_a_frame) {
    Stage stage;
    stage.frame(draw_much);
    std::vector<Key> keys;
    for (const Node& node : stage.ui.nodes().nodes()) keys.push_back(node.key);
    std::sort(keys.begin(), keys.end());
    BOOST_TEST((std::adjacent_find(keys.begin(), keys.end()) == keys.end()));
}

BOOST_AUTO_TEST_CASE(a_word_drawn_past_the_mirror_raises_the_alarm) {
    Stage stage;
    stage.frame([](Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        TextBlock(ui, "Snydt", TextStyle::body, 300).draw(10, 10, ui.color(Token::ink), -1);
    });
    BOOST_TEST(stage.ui.unclaimed().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_label_its_node_does_not_say_raises_the_alarm) {
    Stage stage;
    stage.frame([](Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        (void)button(ui, "b", "Gem", {.spoken = "Noget andet"});
    });
    BOOST_TEST(stage.ui.unclaimed().size() == 1U);
}

BOOST_AUTO_TEST_CASE(targets_are_at_least_44_px_high) {
    Stage stage;
    stage.frame(draw_much);
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role != Role::button && node.role != Role::link) continue;
        BOOST_TEST(node.rect.h >= 43.5F, stage.ui.nodes().text(node.name) << " " << node.rect.h);
    }
}

BOOST_AUTO_TEST_SUITE_END()
