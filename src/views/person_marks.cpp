// Tones and icons of statuses.
#include "src/views/person_marks.hpp"

namespace tovholder::views {

ui::Tone status_tone(PersonStatus status) {
    switch (status) {
        case PersonStatus::fresh:
            return ui::Tone::info;
        case PersonStatus::active:
            return ui::Tone::ok;
        case PersonStatus::paused:
            return ui::Tone::warn;
        case PersonStatus::ended:
            return ui::Tone::neutral;
    }
    return ui::Tone::neutral;
}

ui::Icon status_icon(PersonStatus status) {
    switch (status) {
        case PersonStatus::fresh:
            return ui::Icon::star;
        case PersonStatus::active:
            return ui::Icon::check;
        case PersonStatus::paused:
            return ui::Icon::coffee;
        case PersonStatus::ended:
            return ui::Icon::circle;
    }
    return ui::Icon::none;
}

std::vector<std::string_view> choices_of(const std::vector<std::string>& words) {
    return {words.begin(), words.end()};
}

}  // namespace tovholder::views
