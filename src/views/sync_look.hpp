// Icon and colour of each state of sync, the same in the pill and in the panel.
#pragma once

#include "src/models/shell_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

struct SyncLook {
    ui::Tone tone = ui::Tone::ok;
    ui::Icon icon = ui::Icon::cloud;
};

inline SyncLook sync_look(models::SyncMood mood) {
    switch (mood) {
        case models::SyncMood::sent:
            return {ui::Tone::ok, ui::Icon::cloud_check};
        case models::SyncMood::saved:
            return {ui::Tone::info, ui::Icon::device};
        case models::SyncMood::waiting:
            return {ui::Tone::warn, ui::Icon::cloud_up};
        case models::SyncMood::offline:
            return {ui::Tone::warn, ui::Icon::cloud_off};
        case models::SyncMood::trouble:
            return {ui::Tone::danger, ui::Icon::alert};
    }
    return {};
}

}  // namespace tovholder::views
