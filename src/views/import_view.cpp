// Draws the import, one step at a time.
#include "src/views/import_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/import_preview.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::ImportModel;
using models::ImportStep;
using models::ImportWork;
using models::Intent;
using text::Key;

void pick_file(ui::Ui& ui, ImportWork& work, std::string_view label, ui::Look look) {
    const auto picked =
        ui::file_picker(ui, "file", label,
                        {.accept = ".csv,.txt,.tsv,text/csv,text/plain",
                         .look = look,
                         .bytes_max = static_cast<std::uint32_t>(imports::file_bytes_max)});
    if (!picked) return;
    if (picked->too_large) {
        models::refuse_large_file(work, picked->name);
    } else {
        models::load_file(work, picked->name, picked->bytes);
    }
}

void draw_problems(ui::Ui& ui, const ImportModel& model, std::string_view title) {
    std::size_t number = 0;
    for (const models::ImportSentence& problem : model.file_problems) {
        const ui::Scope scope(ui, number++);
        const std::string text = problem.reason + ' ' + problem.remedy;
        (void)ui::banner(ui, "problem", {.tone = ui::Tone::danger, .title = title, .text = text});
    }
}

void draw_choose(ui::Ui& ui, const ImportModel& model, ImportWork& work, const Say& say) {
    draw_problems(ui, model, say(Key::import_problem_title));
    {
        const ui::Card card(ui, "choose", {.title = say(Key::import_choose_title)});
        ui::paragraph(ui, say(Key::import_choose_text));
        pick_file(ui, work, say(Key::import_choose_file), ui::Look::primary);
        if (!model.file_name.empty()) ui::secondary(ui, model.file_name);
    }
    const ui::Card card(ui, "how", {.title = say(Key::import_choose_how_title)});
    const ui::List list(ui, "how", {.label = say(Key::import_choose_how_title), .lines = false});
    ui::bullet(ui, ui::Icon::file, say(Key::import_choose_how_1));
    ui::bullet(ui, ui::Icon::table, say(Key::import_choose_how_2));
    ui::bullet(ui, ui::Icon::lock, say(Key::import_choose_how_3));
}

void draw_file(ui::Ui& ui, const ImportModel& model, ImportWork& work, const Say& say) {
    const ui::Card card(ui, "file", {.title = model.file_name, .icon = ui::Icon::file});
    ui::secondary(ui, model.read_as);
    const auto kinds = choices_of(model.kind_names);
    const auto kind = ui::segments(ui, "kind", say(Key::import_kind), kinds, model.kind);
    if (kind && *kind != model.kind) {
        models::set_kind(work, *kind == 0 ? imports::Kind::people : imports::Kind::shifts);
    }
    const auto units = choices_of(model.units.names);
    const auto unit =
        ui::select(ui, "unit", units, model.unit,
                   {.label = say(Key::import_unit), .hint = model.unit_hint, .required = true});
    if (unit) models::set_import_unit(work, model.units.ids[*unit]);
}

void draw_column(ui::Ui& ui, const ImportModel& model, std::size_t place, ImportWork& work,
                 const Say& say) {
    const models::ImportColumn& column = model.columns[place];
    const ui::ListItem item(ui, ui::Id("column", place));
    const ui::Scope scope(ui, ui::Id("column", place));
    ui::Columns columns(ui, 2, {.width_min = 240});
    ui::paragraph(ui, column.name, {.style = ui::TextStyle::strong});
    ui::secondary(ui, column.samples.empty() ? say(Key::import_no_samples)
                                             : std::string_view(column.samples));
    columns.next();
    const std::string label = say(Key::import_column_is, {column.name});
    const auto fields = choices_of(model.field_names);
    const auto chosen =
        ui::select(ui, "field", fields, column.chosen, {.label = label, .label_hidden = true});
    if (chosen) models::set_field(work, place, model.fields[*chosen]);
}

void draw_columns(ui::Ui& ui, const ImportModel& model, ImportWork& work, const Say& say) {
    draw_file(ui, model, work, say);
    draw_problems(ui, model, say(Key::import_columns_problem));
    {
        const ui::Card card(ui, "columns", {.title = say(Key::import_columns_card)});
        ui::secondary(ui, say(Key::import_columns_text));
        const ui::List list(ui, "columns", {.label = say(Key::import_columns_card)});
        for (std::size_t i = 0; i < model.columns.size(); ++i) {
            draw_column(ui, model, i, work, say);
        }
    }
    const auto other_button = [&] {
        if (ui::button(ui, "other", say(Key::import_choose_other), {.look = ui::Look::quiet})) {
            models::forget_file(work);
        }
    };
    const bool wide = ui::is_wide(ui);
    if (!wide) other_button();
    const ui::ActionBar bar(ui);
    if (wide) other_button();
    if (ui::button(ui, "preview", say(Key::import_to_preview),
                   {.look = ui::Look::primary,
                    .icon = ui::Icon::eye,
                    .enabled = model.file_problems.empty()})) {
        models::set_step(work, ImportStep::preview);
    }
}

std::optional<Intent> draw_preview(ui::Ui& ui, const ImportModel& model, ImportWork& work,
                                   OpId last_op, const Say& say) {
    draw_problems(ui, model, say(Key::import_problem_title));
    std::optional<Intent> intent = draw_import_preview(ui, model);
    const auto columns_button = [&] {
        if (ui::button(ui, "columns", say(Key::import_change_columns))) {
            models::set_step(work, ImportStep::columns);
        }
    };
    // On a phone the foot is for the primary act alone.
    const bool wide = ui::is_wide(ui);
    if (!wide) columns_button();
    const ui::ActionBar bar(ui);
    if (wide) columns_button();
    const bool can_import = model.command.has_value();
    if (ui::button(ui, "import", say(Key::import_do),
                   {.look = ui::Look::primary,
                    .icon = ui::Icon::check,
                    .enabled = can_import,
                    .disabled_reason =
                        model.nothing_new ? say(Key::import_nothing_title) : std::string_view{}})) {
        models::begin_import(work, model, last_op);
        intent = models::Perform{*model.command, Key::import_done_toast};
    }
    return intent;
}

std::optional<Intent> draw_undone(ui::Ui& ui, ImportWork& work, const Say& say) {
    const ui::Card card(ui, "undone", {.title = say(Key::import_undone), .icon = ui::Icon::undo});
    ui::paragraph(ui, say(Key::import_undone_text));
    const ui::Flow flow(ui, {.stack_when_narrow = true});
    if (ui::button(ui, "again", say(Key::import_to_preview), {.icon = ui::Icon::eye})) {
        models::set_step(work, ImportStep::preview);
    }
    if (ui::button(ui, "another", say(Key::import_another),
                   {.look = ui::Look::quiet, .icon = ui::Icon::plus})) {
        models::forget_file(work);
    }
    return {};
}

std::optional<Intent> draw_done(ui::Ui& ui, const ImportModel& model, ImportWork& work,
                                const Say& say) {
    if (model.undone) return draw_undone(ui, work, say);
    std::optional<Intent> intent;
    const bool people = work.mapping.kind == imports::Kind::people;
    {
        const ui::Card card(ui, "done", {.title = model.done_summary, .icon = ui::Icon::check});
        ui::paragraph(ui, say(Key::import_done_text));
        const ui::Flow flow(ui, {.stack_when_narrow = true});
        ui::link(
            ui, "see", say(people ? Key::import_see_people : Key::import_see_shifts),
            models::href_of(people ? models::Screen::people : models::Screen::shifts),
            {.icon = people ? ui::Icon::users : ui::Icon::calendar, .look = ui::Look::primary});
        if (ui::button(ui, "undo", say(Key::import_undo), {.icon = ui::Icon::undo})) {
            intent = models::Perform{ops::UndoCreation{work.op}, Key::import_undone};
        }
        if (ui::button(ui, "another", say(Key::import_another),
                       {.look = ui::Look::quiet, .icon = ui::Icon::plus})) {
            models::forget_file(work);
        }
    }
    if (!model.rejected_csv.empty()) {
        const ui::Card card(ui, "remaining",
                            {.title = model.rejected_count, .icon = ui::Icon::alert});
        if (auto download = draw_rejected_download(ui, model, say(Key::import_left_out_text)))
            intent = std::move(download);
    }
    return intent;
}

}  // namespace

std::optional<Intent> draw_import(ui::Ui& ui, const ImportModel& model, ImportWork& work,
                                  OpId last_op) {
    const Say say{model.language};
    const std::string back_href = models::href_of(models::Screen::people);
    if (!model.allowed) {
        const ui::Page page(ui, "import_not_allowed",
                            {.title = say(Key::import_title), .back_href = back_href});
        (void)ui::empty_state(ui, "not_allowed",
                              {.icon = ui::Icon::lock,
                               .title = say(Key::import_not_allowed_title),
                               .text = say(Key::import_not_allowed_text)});
        return {};
    }
    constexpr Key titles[] = {Key::import_title, Key::import_columns_title,
                              Key::import_preview_title, Key::import_done_title};
    const auto step = static_cast<std::size_t>(model.step);
    const ui::Page page(ui, ui::Id("import", step),
                        {.title = say(titles[step]),
                         .overline = model.overline,
                         .back_href = back_href,
                         .width_max = 960});
    switch (model.step) {
        case ImportStep::choose:
            draw_choose(ui, model, work, say);
            return {};
        case ImportStep::columns:
            draw_columns(ui, model, work, say);
            return {};
        case ImportStep::preview:
            return draw_preview(ui, model, work, last_op, say);
        case ImportStep::done:
            return draw_done(ui, model, work, say);
    }
    return {};
}

}  // namespace tovholder::views
