// One answer to the next-of-kin question, as a row of a list.
#pragma once

#include "src/models/opening_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

void draw_answer(ui::Ui& ui, const models::AnswerLine& line);

}  // namespace tovholder::views
