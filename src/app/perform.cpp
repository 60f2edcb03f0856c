// Carries out what a person chose.
#include <algorithm>

#include "shared/ops/invitation_code.hpp"
#include "shared/wire/codec.hpp"
#include "src/app/app.hpp"
#include "src/ui/words.hpp"

namespace tovholder::app {
namespace {

using text::Key;

constexpr std::int64_t second_tap_ms = 1000;
constexpr const char* profile_words[] = {"", "demo_coordinator", "demo_volunteer"};

ui::Words layer_words(text::Language language) {
    const auto say = [&](Key key) { return std::string(text::get(language, key)); };
    ui::Words words;
    words.skip_to_content = say(Key::skip_to_content);
    words.navigation = say(Key::main_menu);
    words.notifications = say(Key::messages);
    words.close = say(Key::close);
    words.back = say(Key::back);
    words.choose = say(Key::choose);
    words.required = say(Key::required);
    words.fewer = say(Key::fewer);
    words.more = say(Key::more);
    words.no_file = say(Key::no_file);
    words.date_pattern = language == text::Language::danish ? "dd.mm.yyyy" : "dd/mm/yyyy";
    words.time_separator = language == text::Language::danish ? '.' : ':';
    return words;
}

// Where a created row can be seen; nothing for commands that create none.
std::optional<models::Route> created_route(const State& state, const ops::Command& command,
                                           OpId op) {
    const auto first = [&](models::Screen screen) {
        return models::Route{screen, Id<Shift>::make(op, 1).value, {}};
    };
    if (std::holds_alternative<ops::Create<Shift>>(command)) return first(models::Screen::shift);
    if (std::holds_alternative<ops::CreateSeries>(command)) {
        const auto& shifts = state.shifts_of(Id<Series>::make(op, 1));
        if (shifts.empty()) return {};
        return models::Route{models::Screen::shift, shifts.begin()->value, {}};
    }
    if (std::holds_alternative<ops::Create<Activity>>(command)) {
        return first(models::Screen::activity);
    }
    if (std::holds_alternative<ops::AddPerson>(command)) return first(models::Screen::person);
    return {};
}

}  // namespace

void App::perform_intent(const models::Intent& intent) {
    std::visit([this](const auto& typed) { carry_out(typed); }, intent);
    window_.wake(2);
}

void App::say(std::string text, std::optional<ops::Command> undo) {
    toast_ = Toast{++toasts_, std::move(text), false, std::move(undo)};
    window_.wake(2);
}

void App::say_failure(const Error& error) {
    toast_ = Toast{++toasts_, text::sentence(settings_.language, error), true, {}};
    window_.wake(2);
}

void App::go(const models::Route& route) {
    const bool same_screen = route.screen == route_.screen && route.id == route_.id;
    route_ = route;
    // Filters and weeks of one screen are not steps for Back.
    if (same_screen) {
        window_.replace_route(models::path_of(route));
    } else {
        window_.set_route(models::path_of(route));
        walked_to(route);
    }
}

std::optional<OpId> App::perform(const ops::Command& command) {
    sync::Replica* replica = device_.replica();
    if (replica == nullptr) return {};
    if (device_.phase() != Phase::ready) {  // another tab writes now
        toast_ = Toast{++toasts_, words(Key::explain_elsewhere), true, {}};
        return {};
    }
    const auto op = replica->perform(command, clock());
    if (!op) {
        say_failure(op.error());
        return {};
    }
    last_op_ = *op;  // sent once it is on this tablet's disk
    return *op;
}

void App::carry_out(const models::Go& intent) { go(intent.route); }

void App::go_back() {
    // One who came straight to this screen has nothing of ours to go back to.
    if (trail_.size() > 1) {
        window_.go_back();
    } else {
        go({models::Screen::home, 0, {}});
    }
}

void App::carry_out(const models::GoBack&) { go_back(); }

// Once a shift is taken or given back, the next one may slide under the finger that is tapping.
bool App::is_second_tap(const ops::Command& command) {
    const auto* take = std::get_if<ops::TakeShift>(&command);
    const auto* give = std::get_if<ops::GiveBackShift>(&command);
    const auto* seek = std::get_if<ops::SeekSubstitute>(&command);
    if (take == nullptr && give == nullptr && seek == nullptr) return false;
    const Id<Shift> shift = take != nullptr   ? take->shift
                            : give != nullptr ? give->shift
                                              : seek->shift;
    const bool second = last_tap_.shift && last_tap_.shift != shift && last_tap_.route == route_ &&
                        now_ms() - last_tap_.at_ms < second_tap_ms;
    if (!second) last_tap_ = {shift, route_, now_ms()};
    return second;
}

void App::carry_out(const models::Perform& intent) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr || is_second_tap(intent.command)) return;
    const auto inverse = models::inverse_of(replica->shown(), intent.command);
    const auto op = perform(intent.command);
    if (!op) return;
    const Key done =
        models::done_words(replica->shown(), viewer_.person, intent.command, intent.done);
    done_ = Done{*op, words(done), inverse ? std::optional((*inverse)(*op)) : std::nullopt};
    if (intent.then == models::Then::back) go_back();
    if (intent.then == models::Then::open_created) {
        if (const auto route = created_route(replica->shown(), intent.command, *op)) {
            // The form that made it is not a step for Back.
            route_ = *route;
            trail_.back() = *route;
            window_.replace_route(models::path_of(*route));
        }
    }
}

void App::carry_out(const models::MakeInvitation& intent) {
    std::string code;
    while (code.empty()) code = ops::make_code(host_.random().bytes(64));
    if (!perform(ops::Invite{intent.person, ops::digest_of(code)})) return;
    std::erase_if(invitations_,
                  [&](const models::FreshInvitation& old) { return old.person == intent.person; });
    invitations_.push_back({intent.person, code, clock() + invitation_days * seconds_per_day});
}

void App::carry_out(const models::Join& intent) {
    const std::string code = ops::normalised_code(intent.code);
    if (device_.phase() == Phase::fresh) {
        device_.join(code);
    } else if (device_.forgotten() && !device_.rejoining()) {
        device_.rejoin(code);
    }
}

void App::open_profile(platform::Profile profile) {
    forget_screens();
    host_.set_setting("profile", profile_words[static_cast<std::size_t>(profile)]);
    device_.set_offline(false);
    if (profile == platform::Profile::real) {
        open_real();
    } else {
        device_.open(profile);
    }
    go({models::Screen::home, 0, {}});
}

void App::forget_screens() {
    shift_screens_ = {};
    people_screens_ = {};
    opening_screens_ = {};
    rights_screens_.forget();
    invitations_.clear();
    code_.clear();
    toast_.reset();
    done_.reset();
    hand_back_ = models::HandingBack::no;
    pin_ = {};
    pin_chosen_ = false;
    exported_unsent_ = 0;
    last_op_ = {};
}

void App::carry_out(const models::StartDemo&) { open_profile(platform::Profile::demo_volunteer); }

void App::carry_out(const models::SwitchDemoRole& intent) {
    open_profile(intent.coordinator ? platform::Profile::demo_coordinator
                                    : platform::Profile::demo_volunteer);
}

void App::carry_out(const models::SetOffline& intent) { device_.set_offline(intent.offline); }

void App::carry_out(const models::ResetDemo&) {
    const platform::Profile profile = device_.profile();
    forget_screens();
    device_.set_offline(false);
    device_.reset_demo(profile);
    go({models::Screen::home, 0, {}});
    say(words(Key::done_demo_reset));
}

void App::carry_out(const models::LeaveDemo&) { open_profile(platform::Profile::real); }

void App::carry_out(const models::SyncNow&) {
    if (device_.session() != nullptr) device_.session()->hurry();
    if (device_.courier() != nullptr) device_.courier()->hurry();
}

void App::carry_out(const models::RetryStorage&) { device_.retry_storage(); }

void App::carry_out(const models::ReadOnly&) { reads_only_ = true; }

void App::carry_out(const models::AskToKeep&) {
    asked_to_keep_ = true;
    host_.ask_persistence();
}

void App::carry_out(const models::TakeOver&) { device_.take_over(); }

void App::carry_out(const models::Reload&) { window_.reload(); }

void App::carry_out(const models::DismissRefusal& intent) {
    if (device_.replica() == nullptr) return;
    device_.replica()->dismiss_refusal(intent.number);
    say(words(Key::done_let_be));
}

void App::carry_out(const models::RetryRefusal& intent) {
    sync::Replica* replica = device_.replica();
    if (replica == nullptr) return;
    const auto refusal = replica->refusals().find(intent.number);
    if (refusal == replica->refusals().end()) return;
    const ops::Command command = refusal->second.op.command;
    const auto op = perform(command);
    if (!op) return;
    replica->dismiss_refusal(intent.number);
    done_ = Done{*op, words(Key::done_saved)};
}

void App::carry_out(const models::ExportRefusal& intent) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr) return;
    const auto refusal = replica->refusals().find(intent.number);
    if (refusal == replica->refusals().end()) return;
    window_.save_file("tovholder-ikke-accepteret.tov", "application/octet-stream",
                      wire::encode(refusal->second));
    say(words(Key::done_exported));
}

void App::carry_out(const models::HandBack&) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr || replica->unsent() > exported_unsent_) return;
    forget_screens();
    host_.set_setting("profile", "");
    handed_back_ = true;
    device_.wipe();
    go({models::Screen::home, 0, {}});
    say(words(Key::done_handed_back));
}

void App::apply_settings() {
    window_.set_language(text::tag_of(settings_.language));
    window_.set_theme(static_cast<platform::ThemeChoice>(settings_.theme));
    window_.set_text_scale(static_cast<float>(settings_.text_percent) / 100.0F);
    window_.set_words(layer_words(settings_.language));
}

void App::carry_out(const models::SetLanguage& intent) {
    settings_.language = intent.language;
    host_.set_setting("language", text::tag_of(intent.language));
    toast_.reset();
    apply_settings();
}

void App::carry_out(const models::SetTheme& intent) {
    settings_.theme = intent.theme;
    host_.set_setting("theme", models::theme_word(intent.theme));
    apply_settings();
}

void App::carry_out(const models::SetTextSize& intent) {
    settings_.text_percent = std::clamp(intent.percent, 100, 200);
    host_.set_setting("text_size", std::to_string(settings_.text_percent));
    apply_settings();
}

void App::carry_out(const models::CopyText& intent) {
    window_.copy_text(intent.text);
    say(words(intent.done));
}

void App::carry_out(const models::Download& intent) {
    window_.save_file(intent.name, intent.mime, intent.bytes);
}

void App::carry_out(const models::Print& intent) { window_.print(intent.title, intent.html); }

void App::carry_out(const models::AskAbout& intent) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr) return;
    const std::uint64_t request = rights_screens_.ask(intent.person);
    if (device_.offline_switch()) {
        rights_screens_.take(request, Error{ErrorCode::no_network});
        return;
    }
    host_.ask_about(request, intent.person);
}

}  // namespace tovholder::app
