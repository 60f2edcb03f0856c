// What the app says back: banners, toasts, progress, empty states, dialogs, QR codes, and the two
// live regions.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "src/ui/button.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

// Said once by a screen reader when it is free (status) or at once (alert). Nothing is drawn.
// Calling it again with the same text in the next frames says nothing more.
void announce(Ui& ui, std::string_view text);
void alert(Ui& ui, std::string_view text);

struct BannerOptions {
    Tone tone = Tone::info;       // danger: said at once
    Icon icon = Icon::none;       // none: the tone's own
    std::string_view title = {};  // bold first line
    std::string_view text;
    std::string_view button = {};
    std::string_view button_spoken = {};
};
// True when its button was pressed.
[[nodiscard]] bool banner(Ui& ui, Id id, const BannerOptions& options);

enum class ToastAct : std::uint8_t {
    showing,
    acted,
    gone
};  // gone: dismissed, or shown for 8 s (paused under a finger or focus)
struct ToastOptions {
    std::string_view text;
    std::string_view button = {};  // "Fortryd"
    Icon icon = Icon::check;
};
// Lies over the page's foot, announces itself politely, takes no focus. Draw it after the Page,
// while the app holds it; forget it on `gone`. A new toast is a new id.
[[nodiscard]] ToastAct toast(Ui& ui, Id id, const ToastOptions& options);

// 0 … 1, with words: "312 af 500 rækker".
void progress(Ui& ui, Id id, std::string_view label, float fraction, std::string_view words);

// What it means, what to do, one button (a link when `button_href`). True when pressed.
struct EmptyOptions {
    Icon icon = Icon::info;
    std::string_view title;
    std::string_view text = {};
    std::string_view button = {};
    std::string_view button_href = {};
};
[[nodiscard]] bool empty_state(Ui& ui, Id id, const EmptyOptions& options);

// Plain words while something is fetched; nothing turns.
void loading(Ui& ui, std::string_view text);

// `modules`: side × side, non-zero is dark. Drawn black on white with its quiet zone in every
// theme; role=img.
void qr_code(Ui& ui, Id id, std::span<const std::uint8_t> modules, std::size_t side,
             std::string_view name, float size = 240);

struct DialogOptions {
    std::string_view title;  // h2, and the dialog's name
    bool closable = true;    // an X, Escape, Back and a tap beside it; otherwise only its buttons
};
// Over everything else; the rest cannot be reached while it is drawn. At the foot of a phone,
// centred otherwise. Draw it last in the view, while the model says that it is open; contents go
// between construction and destruction.
class Dialog {
public:
    Dialog(Ui& ui, Id id, const DialogOptions& options);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    // Closed by X, Escape, Back or a tap beside it: the app must stop drawing it.
    [[nodiscard]] bool dismissed() const { return dismissed_; }

private:
    Ui& ui_;
    std::size_t place_;
    bool dismissed_ = false;
};

}  // namespace tovholder::ui
