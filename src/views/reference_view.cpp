// One text, and what becomes of it.
#include "src/views/reference_view.hpp"

#include "src/models/papers.hpp"
#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {

using text::Key;

std::optional<models::Intent> draw_reference(ui::Ui& ui, const models::ReferenceModel& model,
                                             models::ReferenceForm& typed) {
    std::optional<models::Intent> intent;
    const Say say{model.language};
    const ui::Page page(ui, ui::Id("reference", typed.person.value),
                        {.title = say(Key::reference_title),
                         .overline = model.name,
                         .back_href = model.back_href,
                         .width_max = 820});
    if (model.gone) {
        ui::paragraph(ui, say(Key::people_not_yours_text));
        return intent;
    }
    {
        const ui::Card card(ui, "text");
        ui::secondary(ui, say(Key::reference_hint));
        ui::edit_text(ui, "text", typed.text,
                      {.label = say(Key::reference_text), .length_max = 4000, .lines = 14});
    }
    const ui::ActionBar bar(ui);
    if (ui::button(ui, "copy", say(Key::reference_copy), {.icon = ui::Icon::copy})) {
        intent = models::CopyText{typed.text, Key::reference_copied};
    }
    if (ui::button(ui, "print", say(Key::print),
                   {.look = ui::Look::primary, .icon = ui::Icon::print})) {
        intent =
            models::reference(model.language, model.name, typed.text, model.place, model.today);
    }
    return intent;
}

}  // namespace tovholder::views
