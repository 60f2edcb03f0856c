// Fields one types or picks in. On the web each is a real <input>, <textarea> or <select>: caret,
// IME, dictation, paste and the tablet's keyboard are the browser's own. The app keeps the values:
// a field shows `value` and returns what it became.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/ui/button.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"

namespace tovholder::ui {

class Ui;

enum class Keyboard : std::uint8_t { text, decimal, numeric, tel, email, url, search };
enum class EnterKey : std::uint8_t { none, done, go, next, search, send };
enum class Fill : std::uint8_t {
    off,
    name,
    given_name,
    family_name,
    tel,
    email,
    street,
    postcode,
    one_time_code
};

struct FieldOptions {
    std::string_view label;         // always shown above; the accessible name
    std::string_view hint = {};     // below, muted
    std::string_view error = {};    // below, red, with an icon; aria-invalid; said at once
    std::string_view example = {};  // placeholder: never the only instruction
    bool required = false;
    bool enabled = true;
    Keyboard keyboard = Keyboard::text;
    EnterKey enter = EnterKey::none;
    Fill fill = Fill::off;
    std::uint32_t length_max = 400;  // UTF-16 units, as browsers count
    int lines = 1;                   // above 1: a text area of that height
    bool secret = false;             // a PIN: dots instead of what is typed
    bool uppercase = false;          // autocapitalize=characters (codes)
    bool label_hidden = false;       // drawn without its label (a search field); still named by it
};

// What happened to a text field in this frame.
struct FieldEvent {
    std::optional<std::string> text;  // the new value
    bool submitted = false;           // Enter in a one-line field
    explicit operator bool() const { return text.has_value() || submitted; }
};

[[nodiscard]] FieldEvent text_field(Ui& ui, Id id, std::string_view value,
                                    const FieldOptions& options);
// A text field with a magnifying glass and a clear button, role=searchbox.
[[nodiscard]] FieldEvent search_field(Ui& ui, Id id, std::string_view value,
                                      const FieldOptions& options);

// The same, writing into `value`; true when it changed.
bool edit_text(Ui& ui, Id id, std::string& value, const FieldOptions& options);

// "2026-02-05" or empty. Shown by Words::date_pattern.
[[nodiscard]] std::optional<std::string> date_field(Ui& ui, Id id, std::string_view iso_date,
                                                    const FieldOptions& options);
// "18:30" or empty. Shown with Words::time_separator.
[[nodiscard]] std::optional<std::string> time_field(Ui& ui, Id id, std::string_view hour_minute,
                                                    const FieldOptions& options);
// A whole number with minus and plus; what is typed outside [low, high] or is no number is not
// reported.
[[nodiscard]] std::optional<int> number_field(Ui& ui, Id id, int value, int low, int high,
                                              const FieldOptions& options);

// One of some: role=combobox, a real <select>. `chosen` ≥ options.size() means none yet.
[[nodiscard]] std::optional<std::size_t> select(Ui& ui, Id id,
                                                std::span<const std::string_view> choices,
                                                std::size_t chosen, const FieldOptions& options);

struct PickedFile {
    std::string name;
    std::vector<std::uint8_t> bytes;
    bool too_large = false;  // more than FileOptions::bytes_max; it was not read
};
struct FileOptions {
    std::string_view accept = {};  // ".csv,text/csv"
    Look look = Look::outlined;
    Icon icon = Icon::upload;
    std::string_view chosen_name = {};     // shown beside the button
    std::uint32_t bytes_max = 16U << 20U;  // bigger files are refused before reading
    bool wide = false;
};
// A button that opens the device's file chooser. Natively it opens nothing and takes dropped files.
[[nodiscard]] std::optional<PickedFile> file_picker(Ui& ui, Id id, std::string_view label,
                                                    const FileOptions& options = {});

}  // namespace tovholder::ui
