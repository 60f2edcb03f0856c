// The bar of a first sync, wherever a page shows it.
#pragma once

#include <optional>

#include "src/models/fetch_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

// Draws nothing when there is nothing to fetch.
void draw_fetch(ui::Ui& ui, const std::optional<models::FetchModel>& model);

}  // namespace tovholder::views
