// "To versioner" and "Ikke accepteret": what a person has to look at and decide.
#pragma once

#include "src/models/intent.hpp"
#include "src/models/sync_model.hpp"
#include "src/models/versions_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_versions(ui::Ui& ui,
                                                          const models::VersionsModel& model);

// On the page of what there are two versions of: the sentence, and the way there. Nothing when the
// sentence is empty.
[[nodiscard]] std::optional<models::Intent> draw_versions_line(ui::Ui& ui, text::Language language,
                                                               std::string_view sentence);

[[nodiscard]] std::optional<models::Intent> draw_refused(
    ui::Ui& ui, text::Language language, const std::vector<models::RefusalLine>& lines);

}  // namespace tovholder::views
