// From route to view: the shell, the screen in it, and what lies above them.
#include "shared/ops/permissions.hpp"
#include "src/app/app.hpp"
#include "src/models/sync_model.hpp"
#include "src/ui/ui.hpp"
#include "src/views/demo_view.hpp"
#include "src/views/device_notes_view.hpp"
#include "src/views/lock_view.hpp"
#include "src/views/more_view.hpp"
#include "src/views/start_view.hpp"
#include "src/views/sync_look.hpp"
#include "src/views/sync_view.hpp"
#include "src/views/versions_view.hpp"

namespace tovholder::app {

using models::Intent;
using models::Screen;
using text::Key;

namespace {

ui::Icon icon_of(models::NavIcon icon) {
    switch (icon) {
        case models::NavIcon::today:
            return ui::Icon::house;
        case models::NavIcon::shifts:
            return ui::Icon::calendar;
        case models::NavIcon::people:
            return ui::Icon::users;
        case models::NavIcon::activities:
            return ui::Icon::clipboard;
        case models::NavIcon::more:
            return ui::Icon::ellipsis;
    }
    return ui::Icon::none;
}

// What one must be able to do somewhere for a screen to make sense; nothing = it does for
// everybody.
std::optional<ops::Act> act_of(Screen screen) {
    switch (screen) {
        case Screen::people:
            return ops::Act::edit_person;
        case Screen::person_new:
        case Screen::import:
            return ops::Act::give_volunteer;
        case Screen::person_invite:
            return ops::Act::invite;
        case Screen::activities:
        case Screen::activity_new:
            return ops::Act::create_activity;
        case Screen::activity_edit:
            return ops::Act::edit_activity;
        case Screen::season:
            return ops::Act::create_activity;
        case Screen::board:
            return ops::Act::note_attendance;
        case Screen::shift_new:
        case Screen::shift_edit:
            return ops::Act::run_shifts;
        default:
            return {};
    }
}

}  // namespace

std::optional<Intent> App::draw_shell(ui::Ui& ui) {
    std::vector<ui::NavItem> nav;
    for (const models::NavLine& line : shell_.nav) {
        nav.push_back({.label = line.label,
                       .href = line.href,
                       .icon = icon_of(line.icon),
                       .current = line.current,
                       .badge = line.badge,
                       .badge_spoken = line.badge_spoken});
    }
    const views::SyncLook look = views::sync_look(shell_.sync.mood);
    ui::ShellOptions options;
    options.nav = nav;
    options.sync = {.tone = look.tone,
                    .icon = look.icon,
                    .text = shell_.sync.pill,
                    .href = shell_.sync_href,
                    .label = text::get(settings_.language, Key::sync_page),
                    .said = shell_.sync.spoken};
    options.strip = shell_.strip;
    options.strip_button = shell_.strip_button;
    if (!viewer_.demo) options.strip_icon = ui::Icon::circle_user;
    ui::Shell shell(ui, options);
    const bool pressed = shell.strip_pressed();
    if (pressed && viewer_.demo) demo_open_ = true;
    if (!shell_.sync.alert.empty()) ui::alert(ui, shell_.sync.alert);
    auto intent = draw_screen(ui);
    draw_toast(ui);
    if (auto chosen = draw_demo_dialog(ui)) intent = chosen;
    if (auto chosen = draw_elsewhere(ui)) intent = chosen;
    if (pressed && !viewer_.demo) intent = models::SwitchPerson{};
    return intent;
}

std::optional<Intent> App::draw_screen(ui::Ui& ui) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr) return draw_before_joining(ui);
    const std::string address = window_.origin() + "/";
    const Scene scene{.state = replica->shown(),
                      .version = replica->version(),
                      .viewer = viewer_,
                      .route = route_,
                      .sync = facts_,
                      .invitations = invitations_,
                      .last_op = last_op_,
                      .address = address};
    const auto act = act_of(route_.screen);
    if (act && !ops::may_somewhere(scene.state, viewer_.person, *act, viewer_.today)) {
        return draw_not_found(ui);
    }
    if (ShiftScreens::is_mine(route_.screen)) return shift_screens_.draw(ui, scene);
    if (PeopleScreens::is_mine(route_.screen)) return people_screens_.draw(ui, scene);
    if (OpeningScreens::is_mine(route_.screen)) return opening_screens_.draw(ui, scene);
    if (RightsScreens::is_mine(route_.screen)) return rights_screens_.draw(ui, scene);
    return draw_device_screen(ui, scene);
}

std::optional<Intent> App::draw_locked(ui::Ui& ui) {
    if (device_.phase() == Phase::choosing) {
        return views::draw_people_here(
            ui, models::make_people_here_model(settings_.language, people_here_));
    }
    const auto model =
        models::make_unlock_model(settings_.language, person_here(), device_.pin_error(),
                                  device_.pin_busy(), device_.pin_works());
    return views::draw_unlock(ui, model, pin_);
}

std::optional<Intent> App::draw_before_joining(ui::Ui& ui) {
    if (device_.phase() == Phase::choosing || device_.phase() == Phase::locked) {
        return draw_locked(ui);
    }
    const bool joining = device_.phase() == Phase::joining;
    models::StartModel model =
        models::make_start_model(settings_.language, device_.error(), joining);
    model.elsewhere = device_.phase() == Phase::taken_over;
    const bool started = device_.phase() == Phase::fresh || joining;
    if (!started || viewer_.demo) return views::draw_opening(ui, model);
    if (route_.screen != Screen::join) {
        // Who came here to join as one more, and went back.
        if (!people_here_.empty()) return models::SwitchPerson{};
        return views::draw_start(ui, model);
    }
    const std::string link_code = route_.parameter("k");
    if (link_code != link_code_) {  // a QR code or a link: typed in once, then the person's own
        link_code_ = link_code;
        code_ = link_code;
    }
    return views::draw_join(ui, model, code_);
}

std::optional<Intent> App::draw_device_screen(ui::Ui& ui, const Scene& scene) {
    switch (scene.route.screen) {
        case Screen::join:
            if (facts_.forgotten) return draw_rejoin(ui);
            go({Screen::today, 0, {}});
            return shift_screens_.draw(ui, scene);
        case Screen::sync: {
            const sync::OpenReport& report = device_.open_report();
            return views::draw_sync(
                ui, models::make_sync_model(
                        *device_.replica(), viewer_, facts_,
                        {viewer_.demo ? words(Key::demo_server) : host_.server_name(), figures_,
                         report.pages_damaged, report.quarantined.size(), carried_facts()}));
        }
        case Screen::versions:
            return views::draw_versions(ui, models::make_versions_model(scene.state, viewer_));
        case Screen::refused:
            return views::draw_refused(ui, settings_.language,
                                       models::refusal_lines(*device_.replica(), viewer_));
        case Screen::settings:
            return views::draw_settings(
                ui,
                models::make_settings_model(scene.state, viewer_, settings_, facts_, figures_,
                                            tablet_facts()),
                hand_back_);
        case Screen::pin:
            if (viewer_.demo) return draw_not_found(ui);
            return views::draw_choose_pin(
                ui,
                models::make_pin_model(settings_.language, device_.has_pin(), device_.pin_busy(),
                                       device_.pin_error()),
                pin_);
        case Screen::more:
            return views::draw_more(ui, models::make_more_model(scene.state, viewer_, facts_),
                                    demo_model());
        default:
            return draw_not_found(ui);
    }
}

// The server has forgotten this device: a new code, and everything is as it was.
std::optional<Intent> App::draw_rejoin(ui::Ui& ui) {
    models::StartModel model =
        models::make_start_model(settings_.language, device_.error(), device_.rejoining());
    model.again = true;
    return views::draw_join(ui, model, code_);
}

// In a tab that writes no more: said at once, and what can be done.
std::optional<Intent> App::draw_elsewhere(ui::Ui& ui) {
    const bool lost = device_.phase() == Phase::taken_over && device_.replica() != nullptr;
    if (!lost || reads_only_) return {};
    return views::draw_elsewhere(ui, models::make_elsewhere_model(settings_.language, facts_));
}

std::optional<Intent> App::draw_not_found(ui::Ui& ui) {
    const std::string title = words(Key::page_not_found);
    ui::Page page(ui, "not found", {.title = title});
    ui::Card card(ui, "not found");
    const std::string home = models::href_of(Screen::today);
    (void)ui::empty_state(ui, "not found",
                          {.icon = ui::Icon::circle_help,
                           .title = title,
                           .text = words(Key::page_not_found_text),
                           .button = words(Key::go_home),
                           .button_href = home});
    return {};
}

void App::draw_toast(ui::Ui& ui) {
    if (!toast_) return;
    const std::string undo = toast_->undo ? words(Key::undo) : std::string{};
    const auto act = ui::toast(ui, toast_->number,
                               {.text = toast_->text,
                                .button = undo,
                                .icon = toast_->failed ? ui::Icon::alert : ui::Icon::check});
    if (act == ui::ToastAct::gone) toast_.reset();
    if (act != ui::ToastAct::acted) return;
    const std::optional<ops::Command> command = toast_->undo;
    toast_.reset();
    const auto op = command ? perform(*command) : std::nullopt;
    if (!op) return;
    done_ = Done{*op, words(Key::done_undone)};
    // There is nothing to see on the page of what is gone.
    const auto* creation = std::get_if<ops::UndoCreation>(&*command);
    if (creation != nullptr && Id<void>{route_.id}.op() == creation->op) go_back();
}

models::DemoModel App::demo_model() const {
    return {settings_.language, device_.profile() == platform::Profile::demo_coordinator,
            device_.offline_switch()};
}

std::optional<Intent> App::draw_demo_dialog(ui::Ui& ui) {
    if (!demo_open_ || !viewer_.demo) return {};
    const std::string title = words(Key::demo_title);
    ui::Dialog dialog(ui, "demo", {.title = title});
    auto intent = views::draw_demo_controls(ui, demo_model());
    const bool stays = !intent || std::holds_alternative<models::SetOffline>(*intent);
    if (dialog.dismissed() || !stays) demo_open_ = false;
    return intent;
}

}  // namespace tovholder::app
