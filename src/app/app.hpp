// The app: owns the device's membership, the screens and what is typed into them, toasts and
// settings. In each frame it drains the inbox, draws the screen of the route, and carries out what
// the person chose.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/app/device.hpp"
#include "src/app/opening_screens.hpp"
#include "src/app/people_screens.hpp"
#include "src/app/rights_screens.hpp"
#include "src/app/shift_screens.hpp"
#include "src/models/carried_model.hpp"
#include "src/models/inverse.hpp"
#include "src/models/lock_model.hpp"
#include "src/models/settings_model.hpp"
#include "src/models/shell_model.hpp"
#include "src/platform/window.hpp"

namespace tovholder::app {

class App {
public:
    // Both live as long as the app.
    App(platform::Window& window, platform::Host& host);

    void frame(ui::Ui& ui);
    // What needs no drawing: the inbox and sync. Asks for a frame when something to see changed.
    void pump();

    void perform_intent(const models::Intent& intent);

    const Device& device() const { return device_; }
    const models::Route& route() const { return route_; }
    const models::SyncFacts& facts() const { return facts_; }

private:
    struct Toast {
        std::uint64_t number = 0;
        std::string text;
        bool failed = false;
        std::optional<ops::Command> undo;
    };

    // observe.cpp: what is known at this moment
    void drain_inbox();
    void observe();
    std::uint64_t version_here() const;
    models::SyncFacts gather_facts() const;
    models::StorageFacts storage_facts() const;
    Instant clock() const;
    std::int64_t now_ms() const;
    void keep_trying();
    void make_due_shifts();
    void store_again();
    void note_saved();
    void note_unsent();
    void say_carried(const Device::Carried& carried);
    std::string unsent_setting() const;

    // What is said once an op is on the disk.
    struct Done {
        OpId op;
        std::string text;
        std::optional<ops::Command> undo = {};
    };

    // draw.cpp
    std::optional<models::Intent> draw_shell(ui::Ui& ui);
    std::optional<models::Intent> draw_screen(ui::Ui& ui);
    std::optional<models::Intent> draw_before_joining(ui::Ui& ui);
    std::optional<models::Intent> draw_locked(ui::Ui& ui);
    std::optional<models::Intent> draw_device_screen(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_not_found(ui::Ui& ui);
    void draw_toast(ui::Ui& ui);
    std::optional<models::Intent> draw_elsewhere(ui::Ui& ui);
    std::optional<models::Intent> draw_rejoin(ui::Ui& ui);
    std::optional<models::Intent> draw_demo_dialog(ui::Ui& ui);
    models::DemoModel demo_model() const;

    // perform.cpp: one overload for each intent
    void carry_out(const models::Go& intent);
    void carry_out(const models::GoBack& intent);
    void carry_out(const models::Perform& intent);
    void carry_out(const models::MakeInvitation& intent);
    void carry_out(const models::Join& intent);
    void carry_out(const models::StartDemo& intent);
    void carry_out(const models::SwitchDemoRole& intent);
    void carry_out(const models::SetOffline& intent);
    void carry_out(const models::ResetDemo& intent);
    void carry_out(const models::LeaveDemo& intent);
    void carry_out(const models::SyncNow& intent);
    void carry_out(const models::RetryStorage& intent);
    void carry_out(const models::TakeOver& intent);
    void carry_out(const models::Reload& intent);
    void carry_out(const models::DismissRefusal& intent);
    void carry_out(const models::RetryRefusal& intent);
    void carry_out(const models::ExportRefusal& intent);
    void carry_out(const models::ExportUnsent& intent);
    void carry_out(const models::HandBack& intent);
    void carry_out(const models::SendFile& intent);
    void carry_out(const models::ReadFile& intent);
    void carry_out(const models::DropParcel& intent);
    void carry_out(const models::OpenPerson& intent);
    void carry_out(const models::AddSomeone& intent);
    void carry_out(const models::SwitchPerson& intent);
    void carry_out(const models::LockNow& intent);
    void carry_out(const models::Unlock& intent);
    void carry_out(const models::UnlockWithCode& intent);
    void carry_out(const models::ChoosePin& intent);
    void carry_out(const models::SetLockAfter& intent);
    void carry_out(const models::SetLanguage& intent);
    void carry_out(const models::SetTheme& intent);
    void carry_out(const models::SetTextSize& intent);
    void carry_out(const models::CopyText& intent);
    void carry_out(const models::Download& intent);
    void carry_out(const models::AskToKeep& intent);
    void carry_out(const models::ReadOnly& intent);
    void carry_out(const models::AskAbout& intent);
    void carry_out(const models::Print& intent);

    // people_here.cpp: who shares the device, and locking it
    void open_real();
    void note_person();
    void note_pin();
    models::PersonHere person_here() const;
    models::TabletFacts tablet_facts() const;
    void lock_when_idle();
    // A store is closed when everything in it is on disk.
    enum class Leaving : std::uint8_t { no, lock, switch_person, add };
    void leave_soon(Leaving how);
    void leave_when_saved();
    void forget_steps();

    // The op's number, or nothing when it was refused (the person is told).
    std::optional<OpId> perform(const ops::Command& command);
    // files.cpp: files of changes, from tablet to tablet
    std::optional<sync::MadeBundle> make_file();
    void save_frames(const char* name, const std::vector<Bytes>& frames);
    void say_made(const sync::MadeBundle& made);
    void note_delivered();
    std::vector<models::CarriedFact> carried_facts() const;
    void open_profile(platform::Profile profile);
    void forget_screens();
    bool is_second_tap(const ops::Command& command);
    void apply_settings();
    void say(std::string text, std::optional<ops::Command> undo = {});
    void say_failure(const Error& error);
    std::string words(text::Key key) const {
        return std::string(text::get(settings_.language, key));
    }
    void go(const models::Route& route);
    void go_back();
    void walked_to(const models::Route& route);

    platform::Window& window_;
    platform::Host& host_;
    Device device_;
    models::Settings settings_;

    models::Viewer viewer_;
    models::Route route_;
    std::vector<models::Route> trail_;  // the steps to here, the present one last
    models::SyncFacts facts_;
    models::StorageFacts figures_;
    models::ShellModel shell_;
    std::uint64_t seen_version_ = 0;  // of replica and device together, at the last frame
    Date series_day_;                 // on which the series were looked at
    std::int64_t last_try_ms_ = 0;
    std::int64_t last_store_ms_ = 0;
    std::optional<std::size_t> noted_unsent_;
    bool asked_to_keep_ = false;  // the browser's answer is not told yet
    bool reads_only_ = false;     // another tab writes, and the person has seen it
    bool handed_back_ = false;    // the store is empty because the person wanted it so
    bool update_ready_ = false;

    ShiftScreens shift_screens_;
    PeopleScreens people_screens_;
    OpeningScreens opening_screens_;
    RightsScreens rights_screens_;
    std::string code_;       // typed on the join screen
    std::string link_code_;  // the one that came with the address
    models::HandingBack hand_back_ = models::HandingBack::no;
    models::PeopleHere people_here_;
    models::PinTyping pin_;
    bool pin_chosen_ = false;  // what became of it is not told yet
    Leaving leaving_ = Leaving::no;
    bool demo_open_ = false;
    std::size_t exported_unsent_ = 0;  // how many were unsent when they were saved as a file
    std::vector<models::FreshInvitation> invitations_;
    OpId last_op_;
    struct Tap {
        Id<Shift> shift;
        models::Route route;
        std::int64_t at_ms = 0;
    };
    Tap last_tap_;  // that took a shift or gave one back
    std::optional<Done> done_;
    std::optional<Toast> toast_;
    std::uint64_t toasts_ = 0;
};

}  // namespace tovholder::app
