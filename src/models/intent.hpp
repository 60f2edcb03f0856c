// What a person chose on a screen. Views return it; App::perform_intent carries it out.
// Moving between screens is mostly links (route.hpp), not intents.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "shared/base/bytes.hpp"
#include "shared/ops/command.hpp"
#include "shared/text/text.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {

struct Go {
    Route route;
};
struct GoBack {};

// Where to go when a command was carried out.
enum class Then : std::uint8_t {
    stay,
    back,          // the screen one came from
    open_created,  // the person, activity or (first) shift that the command created
};

// Carries out a command. On success a toast says `done`, with "Fortryd" when the command has an
// inverse (inverse.hpp); on a refusal the reason is said in words and the screen stays.
struct Perform {
    ops::Command command;
    text::Key done = text::Key::done_saved;
    Then then = Then::stay;
};

// Makes a one-time code for the person and sends its digest (ops::Invite). The code itself is kept
// in memory only: see FreshInvitation.
struct MakeInvitation {
    Id<Person> person;
};
// A code made in this sitting, to be shown until one leaves the app.
struct FreshInvitation {
    Id<Person> person;
    std::string code;  // 8 characters, without spaces
    Instant expires;
};

struct Join {
    std::string code;
};
struct StartDemo {};
struct SwitchDemoRole {
    bool coordinator = false;
};
struct SetOffline {
    bool offline = true;
};
struct ResetDemo {};
struct LeaveDemo {};

struct SyncNow {};
struct RetryStorage {};
// This tab writes from now on; the other one stops.
struct TakeOver {};
// Starts the app anew: a new version is ready.
struct Reload {};
struct DismissRefusal {
    OpNumber number = 0;
};
struct RetryRefusal {
    OpNumber number = 0;
};
// One of them as a file.
struct ExportRefusal {
    OpNumber number = 0;
};
// Everything unsent as a file of changes (sync/bundle.hpp), kept on this device; and what was found
// damaged, as it is.
struct ExportUnsent {};
// Wipes what is the person's on this device. REQUIRES: nothing unsent, or the person exported it.
struct HandBack {};

// ---- several people on one device, and PINs
struct OpenPerson {
    int place = 1;
};
struct AddSomeone {};
struct SwitchPerson {};
struct LockNow {};
struct Unlock {
    std::string pin;
};
struct UnlockWithCode {
    std::string code;
    std::string new_pin;
};
struct ChoosePin {
    std::string old_pin;  // empty when there is none
    std::string new_pin;
};
struct SetLockAfter {
    int minutes = 5;  // 0 = never
};

struct SetLanguage {
    text::Language language;
};
enum class ThemeChoice : std::uint8_t { system = 0, light = 1, dark = 2, high_contrast = 3 };
struct SetTheme {
    ThemeChoice theme;
};
struct SetTextSize {
    int percent = 100;  // 100..200
};

// ---- files of changes, from tablet to tablet
// Everything unsent, handed to the device's share sheet.
struct SendFile {};
struct ReadFile {
    Bytes bytes;
    bool too_large = false;
};
struct DropParcel {
    std::uint64_t key = 0;
};

struct CopyText {
    std::string text;
    text::Key done;
};
struct Download {
    std::string name;
    std::string mime;
    Bytes bytes;
};

// A page for paper (paper.hpp), by the browser's own printing, which also makes PDF files.
struct Print {
    std::string title;
    std::string html;
};

// The browser is asked to promise that it keeps what is saved.
struct AskToKeep {};
// Another tab writes: this one stays open for reading.
struct ReadOnly {};

// Asks the server for all that it keeps about the person; what comes is in AboutWork.
struct AskAbout {
    Id<Person> person;
};

using Intent =
    std::variant<Go, GoBack, Perform, MakeInvitation, Join, StartDemo, SwitchDemoRole, SetOffline,
                 ResetDemo, LeaveDemo, SyncNow, RetryStorage, TakeOver, Reload, DismissRefusal,
                 RetryRefusal, ExportRefusal, ExportUnsent, HandBack, SetLanguage, SetTheme,
                 SetTextSize, CopyText, Download, OpenPerson, AddSomeone, SwitchPerson, LockNow,
                 Unlock, UnlockWithCode, ChoosePin, SetLockAfter, SendFile, ReadFile, DropParcel,
                 AskToKeep, ReadOnly, AskAbout, Print>;

}  // namespace tovholder::models
