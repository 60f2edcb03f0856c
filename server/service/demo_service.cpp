// Codes for the demo's people.
#include "server/service/demo_service.hpp"

#include "shared/demo/municipality.hpp"
#include "shared/ops/invitation_code.hpp"
#include "shared/text/text.hpp"

namespace tovholder::server {
namespace {

constexpr std::int32_t days_fresh = 42;

// A JSON string; names are UTF-8 and stay as they are.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= ' ') out += c;
    }
    return out + '"';
}

Result<DemoCode> make_demo_code(sync::Authority& authority, Id<Person> person, const char* role,
                                Instant now, sync::Random& random) {
    const Person* row = authority.state().find(person);
    if (row == nullptr) return ErrorCode::not_found;
    const std::string name = row->given_name + " " + row->family_name;
    auto code = authority.invite(person, now, random);
    if (!code) return code.error();
    return DemoCode{role, name, ops::normalised_code(*code)};
}

}  // namespace

Result<std::vector<DemoCode>> prepare_demo(sync::Authority& authority, Instant now,
                                           sync::Random& random) {
    // The people's ids are the same on every day; their shifts are those of the first day.
    const demo::Municipality town = demo::make_municipality(demo::default_seed, to_local(now).date);
    if (authority.state().table<Person>().empty()) {
        if (auto loaded = authority.load(town.changes); !loaded) return loaded.error();
    }
    std::vector<DemoCode> codes;
    const auto add = [&](Id<Person> person, const char* role) -> Result<void> {
        auto code = make_demo_code(authority, person, role, now, random);
        if (!code) return code.error();
        codes.push_back(std::move(*code));
        return {};
    };
    if (auto added = add(town.coordinator, "coordinator"); !added) return added.error();
    for (const Id<Person> volunteer : town.volunteers) {
        if (auto added = add(volunteer, "volunteer"); !added) return added.error();
    }
    return codes;
}

std::string demo_json(const std::vector<DemoCode>& codes) {
    std::string json = "[";
    for (const DemoCode& code : codes) {
        if (json.size() > 1) json += ",";
        json += "{\"role\":" + quoted(code.role) + ",\"name\":" + quoted(code.name) +
                ",\"code\":" + quoted(code.code) + "}";
    }
    return json + "]\n";
}

// Shifts go on, but nobody tells the story on.
bool is_demo_old(const State& state, Instant now) {
    const auto& shifts = state.shifts_by_start();
    if (shifts.empty()) return false;
    const Date made = to_local(shifts.begin()->first).date + 7 * demo::weeks_before;
    return made + days_fresh < to_local(now).date;
}

std::string demo_message(const std::vector<DemoCode>& codes, bool is_old,
                         const std::string& db_file) {
    std::string message;
    for (const text::Language language : {text::Language::danish, text::Language::english}) {
        for (const DemoCode& code : codes) {
            message += text::fill(language, text::Key::server_demo_code,
                                  {code.name, ops::spaced_code(code.code)}) +
                       "\n";
        }
        if (is_old) message += text::fill(language, text::Key::server_demo_old, {db_file}) + "\n";
    }
    return message;
}

}  // namespace tovholder::server
