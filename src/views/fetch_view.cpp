// A card with a bar, bytes, and what can be used already.
#include "src/views/fetch_view.hpp"

namespace tovholder::views {

void draw_fetch(ui::Ui& ui, const std::optional<models::FetchModel>& model) {
    if (!model) return;
    ui::Card card(ui, "fetch");
    ui::progress(ui, "fetch", model->title, model->fraction, model->bytes);
    ui::paragraph(ui, model->ready);
}

}  // namespace tovholder::views
