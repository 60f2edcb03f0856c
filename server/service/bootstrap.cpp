// The first coordinator.
#include "server/service/bootstrap.hpp"

#include "shared/base/calendar.hpp"
#include "shared/ops/invitation_code.hpp"
#include "shared/text/text.hpp"

namespace tovholder::server {
namespace {

std::string in_both_languages(text::Key key, std::initializer_list<std::string_view> arguments) {
    return text::fill(text::Language::danish, key, arguments) + "\n" +
           text::fill(text::Language::english, key, arguments) + "\n";
}

std::string danish(text::Key key) { return std::string(text::get(text::Language::danish, key)); }

Message code_message(const std::string& code) {
    return in_both_languages(text::Key::server_first_code,
                             {ops::spaced_code(code), std::to_string(invitation_days)});
}

// The one who leads the whole tree and came first.
std::optional<Id<Person>> root_coordinator(const State& state, Date today) {
    for (const auto& [id, row] : state.table<Grant>()) {
        const Grant& grant = row.value;
        const Unit* unit = state.find(grant.unit);
        const bool leads = grant.role == Role::coordinator || grant.role == Role::admin;
        if (leads && grant.held_on(today) && unit != nullptr && !unit->parent) {
            return grant.person;
        }
    }
    return {};
}

}  // namespace

Result<Message> prepare_first_coordinator(sync::Authority& authority, Instant now,
                                          sync::Random& random, bool new_code) {
    if (authority.state().table<Person>().empty()) {
        const auto code = authority.found(danish(text::Key::server_first_unit),
                                          danish(text::Key::server_first_coordinator), now, random);
        if (!code) return code.error();
        return code_message(*code);
    }
    if (new_code) {
        const auto person = root_coordinator(authority.state(), to_local(now).date);
        if (!person) return ErrorCode::not_found;
        const auto code = authority.invite(*person, now, random);
        if (!code) return code.error();
        return code_message(*code);
    }
    if (authority.devices().empty()) {
        return in_both_languages(text::Key::server_nobody_joined, {});
    }
    return Message();
}

}  // namespace tovholder::server
