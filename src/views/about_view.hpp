// Draws "Hvad har I om mig".
#pragma once

#include <optional>

#include "src/models/about_model.hpp"
#include "src/models/intent.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

// What to save is worked out when it is asked for.
enum class AboutSave : std::uint8_t { none, page, data };
struct AboutActs {
    std::optional<models::Intent> intent;
    AboutSave save = AboutSave::none;
};
[[nodiscard]] AboutActs draw_about(ui::Ui& ui, const models::AboutModel& model, Id<Person> person,
                                   models::AskForm& form);

}  // namespace tovholder::views
