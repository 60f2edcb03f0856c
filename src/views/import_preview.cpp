// Draws the preview's cards and tables.
#include "src/views/import_preview.hpp"

#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::ImportFinding;
using models::ImportModel;
using text::Key;

void draw_summary(ui::Ui& ui, const ImportModel& model, const Say& say) {
    if (model.nothing_new) {
        (void)ui::banner(ui, "nothing",
                         {.tone = ui::Tone::info,
                          .title = say(Key::import_nothing_title),
                          .text = say(Key::import_nothing_text)});
    }
    const ui::Card card(ui, "summary", {.title = model.fresh_count, .icon = ui::Icon::check});
    ui::secondary(ui, model.file_name);
    for (const std::string& creates : model.creates) {
        ui::paragraph(ui, creates, {.icon = ui::Icon::plus});
    }
    std::vector<ui::Chip> chips;
    const auto add = [&](ui::Tone tone, ui::Icon icon, std::string_view words) {
        if (!words.empty()) chips.push_back({tone, icon, words});
    };
    add(ui::Tone::neutral, ui::Icon::circle_check, model.known_count);
    add(ui::Tone::neutral, ui::Icon::copy, model.twice_count);
    add(ui::Tone::danger, ui::Icon::circle_x, model.rejected_count);
    add(ui::Tone::warn, ui::Icon::alert, model.remarks_count);
    if (!chips.empty()) ui::chips(ui, chips);
}

void draw_findings(ui::Ui& ui, std::string_view id, std::string_view label,
                   const std::vector<ImportFinding>& findings, const Say& say) {
    const ui::Column columns[] = {{.title = say(Key::import_column_line), .share = 0.5F},
                                  {.title = say(Key::import_column_column), .share = 1},
                                  {.title = say(Key::import_column_reason), .share = 2.2F},
                                  {.title = say(Key::import_column_remedy), .share = 2.2F}};
    ui::table(
        ui, id, columns, findings.size(), [&](std::size_t i) { return ui::Id(label, i); },
        [&](std::size_t i, ui::TableRow& row) {
            row.cell({.text = findings[i].line_text, .strong = true});
            row.cell({.text = findings[i].column});
            row.cell({.text = findings[i].reason});
            row.cell({.text = findings[i].remedy});
        },
        {.label = label});
}

void draw_fresh(ui::Ui& ui, const ImportModel& model, const Say& say) {
    const ui::Card card(ui, "fresh", {.title = say(Key::import_fresh_title)});
    ui::virtual_list(
        ui, "fresh", model.fresh.size(),
        [&](std::size_t i) { return ui::Id("line", model.fresh[i].line); },
        [&](std::size_t i) {
            const models::ImportFresh& fresh = model.fresh[i];
            (void)ui::row(ui, ui::Id("line", fresh.line),
                          {.icon = ui::Icon::plus,
                           .tone = ui::Tone::ok,
                           .title = fresh.title,
                           .detail = fresh.detail});
        },
        {.label = say(Key::import_fresh_title), .height_guess = 68});
}

}  // namespace

std::optional<models::Intent> draw_rejected_download(ui::Ui& ui, const ImportModel& model,
                                                     std::string_view what_to_do) {
    const Say say{model.language};
    ui::secondary(ui, what_to_do);
    if (!ui::button(ui, "download", say(Key::import_rejected_download),
                    {.icon = ui::Icon::download})) {
        return {};
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(model.rejected_csv.data());
    return models::Download{model.rejected_csv_name, "text/csv",
                            Bytes(bytes, bytes + model.rejected_csv.size())};
}

std::optional<models::Intent> draw_import_preview(ui::Ui& ui, const ImportModel& model) {
    const Say say{model.language};
    std::optional<models::Intent> intent;
    draw_summary(ui, model, say);
    std::size_t number = 0;
    for (const models::ImportSentence& caution : model.cautions) {
        const std::string text = caution.reason + ' ' + caution.remedy;
        (void)ui::banner(ui, ui::Id("caution", number++), {.tone = ui::Tone::warn, .text = text});
    }
    if (!model.rejected.empty()) {
        const ui::Card card(ui, "rejected",
                            {.title = say(Key::import_rejected_title), .icon = ui::Icon::circle_x});
        intent = draw_rejected_download(ui, model, say(Key::import_rejected_text));
        draw_findings(ui, "rejected", say(Key::import_rejected_title), model.rejected, say);
    }
    if (!model.remarks.empty()) {
        const ui::Card card(ui, "remarks",
                            {.title = say(Key::import_remarks_title), .icon = ui::Icon::alert});
        ui::secondary(ui, say(Key::import_remarks_text));
        draw_findings(ui, "remarks", say(Key::import_remarks_title), model.remarks, say);
    }
    if (!model.fresh.empty()) draw_fresh(ui, model, say);
    return intent;
}

}  // namespace tovholder::views
