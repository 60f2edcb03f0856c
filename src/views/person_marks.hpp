// How people's statuses look wherever they are shown.
#pragma once

#include "shared/domain/person.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

ui::Tone status_tone(PersonStatus status);
ui::Icon status_icon(PersonStatus status);

// The words of a select as the ui layer takes them. Valid as long as `words`.
std::vector<std::string_view> choices_of(const std::vector<std::string>& words);

}  // namespace tovholder::views
