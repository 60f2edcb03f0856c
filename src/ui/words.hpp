// The few words the layer itself says. The app fills them from shared/text in the person's
// language.
#pragma once

#include <string>

namespace tovholder::ui {

struct Words {
    std::string skip_to_content = "Skip to content";
    std::string navigation = "Main menu";    // name of the nav landmark
    std::string notifications = "Messages";  // name of the region that holds toasts
    std::string close = "Close";             // closes dialogs and toasts
    std::string back = "Back";
    std::string choose = "Choose …";  // shown in a select and a date field that hold nothing
    std::string required = "required";
    std::string fewer = "Fewer";  // minus and plus of a number field
    std::string more = "More";
    std::string no_file = "No file chosen";
    std::string date_pattern = "dd.mm.yyyy";  // the order and separators of a shown date
    char time_separator = '.';                // 18.30 or 18:30
};

}  // namespace tovholder::ui
