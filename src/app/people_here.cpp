// Who shares this device, and when her store is closed. What is shown then is in draw.cpp.
#include <algorithm>
#include <charconv>
#include <utility>

#include "shared/ops/invitation_code.hpp"
#include "src/app/app.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::app {

using text::Key;

void App::open_real() {
    if (people_here_.size() > 1) {
        device_.leave();
    } else {
        device_.choose(people_here_.empty() ? 1 : people_here_.front().place);
    }
}

models::PersonHere App::person_here() const {
    for (const models::PersonHere& person : people_here_) {
        if (person.place == device_.place()) return person;
    }
    return {device_.place(), {}};
}

// Keeps the list of those who share the device right, whatever happened to a store.
void App::note_person() {
    const sync::Replica* replica = device_.replica();
    if (platform::is_demo(device_.profile())) return;
    const bool gone = device_.phase() == Phase::fresh;
    if (replica == nullptr && !gone && device_.phase() != Phase::locked) return;
    models::PersonHere now = person_here();
    const Person* person = replica == nullptr ? nullptr : replica->shown().find(replica->person());
    if (person != nullptr) now.name = models::full_name(*person);
    const bool known =
        std::find(people_here_.begin(), people_here_.end(), now) != people_here_.end();
    const auto is_place = [&](const models::PersonHere& other) { return other.place == now.place; };
    const bool listed = std::any_of(people_here_.begin(), people_here_.end(), is_place);
    if (gone ? !listed : known) return;
    people_here_ = models::read_people_here(host_.setting("people"));  // another tab may add, too
    const auto at = std::find_if(people_here_.begin(), people_here_.end(), is_place);
    if (gone) {
        std::erase_if(people_here_, is_place);
    } else if (at != people_here_.end()) {
        *at = now;
    } else {
        people_here_.push_back(now);
    }
    host_.set_setting("people", models::write_people_here(people_here_));
    const bool wanted = std::exchange(handed_back_, false);
    if (gone && !wanted && !device_.error()) {  // joined once, and now there is nothing
        const std::string noted = host_.setting(unsent_setting());
        std::size_t unsent = 0;
        std::from_chars(noted.data(), noted.data() + noted.size(), unsent);
        device_.tell_emptied(unsent);
    }
    if (gone) host_.set_setting(unsent_setting(), "");
    if (gone && device_.error()) {  // wiped from afar: says why, and takes a new code
        forget_screens();
        forget_steps();
        go({models::Screen::join, 0, {}});
    } else if (gone && !people_here_.empty()) {
        device_.leave();
    }
    // Where several share the device, each has a PIN.
    const bool joined = !gone && !listed && replica != nullptr;
    if (joined && people_here_.size() > 1 && !device_.has_pin()) go({models::Screen::pin, 0, {}});
}

void App::note_pin() {
    if (device_.pin_busy()) return;
    if (pin_chosen_) {
        pin_chosen_ = false;
        if (device_.pin_error()) return;
        pin_ = {};
        say(words(Key::done_pin));
        go({models::Screen::settings, 0, {}});
    }
    if (device_.phase() == Phase::ready && route_.screen != models::Screen::pin) pin_ = {};
}

models::TabletFacts App::tablet_facts() const {
    models::TabletFacts facts;
    facts.exported = exported_unsent_ >= facts_.unsent;
    facts.has_pin = device_.has_pin();
    facts.carried = device_.courier() == nullptr ? 0 : device_.courier()->undelivered();
    facts.lock_minutes = models::read_lock_minutes(host_.setting("lock_after"));
    for (const models::PersonHere& person : people_here_) {
        if (person.place == device_.place()) continue;
        facts.others.push_back(models::name_here(settings_.language, person));
    }
    return facts;
}

void App::lock_when_idle() {
    if (device_.phase() != Phase::ready || !device_.has_pin() || leaving_ != Leaving::no) return;
    const int minutes = models::read_lock_minutes(host_.setting("lock_after"));
    const double idle_minutes = window_.idle_ms() / 1000 / 60;
    if (minutes > 0 && idle_minutes >= minutes) leave_soon(Leaving::lock);
}

void App::leave_soon(Leaving how) {
    leaving_ = how;
    leave_when_saved();
    if (leaving_ != Leaving::no) say(words(Key::lock_saving));
}

// Nothing of where she has been stays in the address or in the way back.
void App::forget_steps() {
    route_ = {};
    trail_ = {route_};
    link_code_.clear();
    window_.replace_route(models::path_of(route_));
}

void App::leave_when_saved() {
    if (leaving_ == Leaving::no) return;
    const sync::Replica* replica = device_.replica();
    if (replica != nullptr && device_.phase() == Phase::ready) {
        if (replica->storage_error()) leaving_ = Leaving::no;  // the screen says so
        if (!replica->saved() || device_.pin_busy()) return;
    }
    const Leaving how = std::exchange(leaving_, Leaving::no);
    const int place = models::free_place(people_here_);
    forget_screens();
    if (how == Leaving::add && place != 0) {
        if (route_.screen != models::Screen::join) {
            forget_steps();
            go({models::Screen::join, 0, {}});
        }
        device_.choose(place);
    } else {
        forget_steps();
        if (how == Leaving::lock && people_here_.size() <= 1) {
            device_.lock();
        } else {
            device_.leave();
        }
    }
    window_.draw_now();
    window_.wake(2);
}

void App::carry_out(const models::OpenPerson& intent) {
    forget_screens();
    device_.choose(intent.place);
}

void App::carry_out(const models::AddSomeone&) { leave_soon(Leaving::add); }
void App::carry_out(const models::SwitchPerson&) { leave_soon(Leaving::switch_person); }
void App::carry_out(const models::LockNow&) { leave_soon(Leaving::lock); }

void App::carry_out(const models::Unlock& intent) {
    if (device_.phase() != Phase::locked || device_.pin_busy()) return;
    pin_.pin.clear();
    device_.unlock(intent.pin, clock());
}

void App::carry_out(const models::UnlockWithCode& intent) {
    if (device_.phase() != Phase::locked || device_.pin_busy()) return;
    device_.unlock_with_code(ops::normalised_code(intent.code), intent.new_pin, clock());
}

void App::carry_out(const models::ChoosePin& intent) {
    if (device_.phase() != Phase::ready || device_.pin_busy()) return;
    pin_chosen_ = true;
    device_.choose_pin(intent.old_pin, intent.new_pin, clock());
}

void App::carry_out(const models::SetLockAfter& intent) {
    host_.set_setting("lock_after", std::to_string(intent.minutes));
}

}  // namespace tovholder::app
