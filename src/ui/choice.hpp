// Choices by tapping: checkbox, switch, radio buttons, segments, tabs. The app keeps the state;
// each returns the new one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"

namespace tovholder::ui {

class Ui;

struct ChoiceOptions {
    std::string_view hint = {};
    std::string_view error = {};
    bool enabled = true;
    bool label_hidden = false;  // of a group: still named by it
};

[[nodiscard]] std::optional<bool> checkbox(Ui& ui, Id id, std::string_view label, bool checked,
                                           const ChoiceOptions& options = {});
// On or off at once, such as "Uden net".
[[nodiscard]] std::optional<bool> toggle(Ui& ui, Id id, std::string_view label, bool on,
                                         const ChoiceOptions& options = {});

// One of few, below one another (role=radiogroup). `chosen` ≥ size: none yet.
[[nodiscard]] std::optional<std::size_t> radio_group(Ui& ui, Id id, std::string_view label,
                                                     std::span<const std::string_view> choices,
                                                     std::size_t chosen,
                                                     const ChoiceOptions& options = {});
// The same side by side: "Ja | I tvivl | Nej", "Dag | Uge".
[[nodiscard]] std::optional<std::size_t> segments(Ui& ui, Id id, std::string_view label,
                                                  std::span<const std::string_view> choices,
                                                  std::size_t chosen,
                                                  const ChoiceOptions& options = {});
// role=tablist; draw the chosen panel after it.
[[nodiscard]] std::optional<std::size_t> tabs(Ui& ui, Id id, std::string_view label,
                                              std::span<const std::string_view> choices,
                                              std::size_t chosen);

}  // namespace tovholder::ui
