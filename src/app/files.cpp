// Files of changes: made, handed on, read from others, and told about.
#include "shared/text/format.hpp"
#include "src/app/app.hpp"

namespace tovholder::app {
namespace {

using text::Key;

constexpr const char* file_type = "application/octet-stream";

}  // namespace

std::optional<sync::MadeBundle> App::make_file() {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr || replica->unsent() == 0) return {};
    auto made = sync::make_bundle(*replica, clock(), host_.random());
    if (made) return std::move(*made);
    say_failure(made.error());
    return {};
}

void App::say_made(const sync::MadeBundle& made) {
    const auto count = static_cast<std::int64_t>(made.ops);
    say(made.left > 0 ? text::fill(settings_.language, Key::bundle_made_part,
                                   {text::whole_number(settings_.language, count)})
                      : text::counted(settings_.language, count, Key::bundle_made_one,
                                      Key::bundle_made_many));
}

void App::carry_out(const models::SendFile&) {
    const auto made = make_file();
    if (!made) return;
    window_.share_file(words(Key::bundle_file_name), file_type, made->file);
    say_made(*made);
}

// As it is: what cannot be read, and what no key has come for, which nobody else can deliver.
void App::save_frames(const char* name, const std::vector<Bytes>& frames) {
    Bytes file;
    for (const Bytes& frame : frames) file.insert(file.end(), frame.begin(), frame.end());
    if (file.empty()) return;
    window_.save_file(name, file_type, file);
    say(words(Key::done_exported));
}

void App::carry_out(const models::ExportUnsent&) {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr) return;
    save_frames("tovholder-beskadiget.tov", device_.open_report().quarantined);
    if (replica->shown().table<ServerKey>().empty()) {
        save_frames("tovholder-ikke-sendt.tov", replica->export_outbox());
        exported_unsent_ = replica->unsent();
        return;
    }
    const auto made = make_file();
    if (!made) return;
    window_.save_file(words(Key::bundle_file_name), file_type, made->file);
    exported_unsent_ = made->ops;
    say_made(*made);
}

void App::carry_out(const models::ReadFile& intent) {
    sync::Courier* courier = device_.courier();
    if (courier == nullptr || device_.phase() != Phase::ready) return;
    const auto taken = intent.too_large ? Result<void>(ErrorCode::too_large)
                                        : courier->take(intent.bytes, clock());
    if (taken) return say(words(Key::done_parcel_read));
    const ErrorCode code = taken.error().code;
    if (code == ErrorCode::already_there) return say(words(Key::done_parcel_known));
    const bool is_other = code == ErrorCode::bad_file || code == ErrorCode::too_large;
    say_failure(is_other ? Error{ErrorCode::bad_file, words(Key::bundle_wrong_file)}
                         : taken.error());
}

void App::carry_out(const models::DropParcel& intent) {
    if (device_.courier() == nullptr) return;
    device_.courier()->drop(intent.key);
    say(words(Key::done_parcel_dropped));
}

void App::note_delivered() {
    const auto result = device_.take_delivered();
    if (!result) return;
    if (!result->ok()) return say_failure(result->error());
    const wire::Delivered& delivered = result->value();
    const auto count = [&](std::uint32_t number, Key one, Key many) {
        say(text::counted(settings_.language, std::int64_t{number}, one, many));
    };
    if (delivered.refused > 0) {
        count(delivered.refused, Key::done_delivered_refused_one, Key::done_delivered_refused_many);
    } else if (delivered.applied > 0) {
        count(delivered.applied, Key::done_delivered_one, Key::done_delivered_many);
    } else {
        say(words(Key::done_delivered_known));
    }
}

std::vector<models::CarriedFact> App::carried_facts() const {
    std::vector<models::CarriedFact> facts;
    if (device_.courier() == nullptr) return facts;
    for (const auto& [key, one] : device_.courier()->carried()) {
        models::CarriedFact fact;
        fact.key = key;
        fact.read = one.parcel.read;
        fact.stored = one.stored;
        fact.sending = device_.courier()->under_way() == key;
        fact.waits_for = one.waits_for;
        if (!one.parcel.refusal.empty()) fact.refusal = one.parcel.refusal.front();
        fact.content = device_.contents_of(key);
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace tovholder::app
