// Languages by their own names.
#include "src/views/language_field.hpp"

#include "src/views/say.hpp"

namespace tovholder::views {

std::optional<models::Intent> draw_language(ui::Ui& ui, text::Language language,
                                            const models::LanguageChoice& choice) {
    const Say say{language};
    const std::vector<std::string_view> names(choice.names.begin(), choice.names.end());
    const auto picked =
        ui::select(ui, "language", names, choice.chosen, {.label = say(text::Key::field_language)});
    if (!picked || *picked >= text::language_count || *picked == choice.chosen) return {};
    return models::SetLanguage{static_cast<text::Language>(*picked)};
}

}  // namespace tovholder::views
