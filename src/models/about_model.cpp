// The server's answer, or what is here.
#include "src/models/about_model.hpp"

#include <algorithm>

#include "shared/ops/erase.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/retention.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/about_sections.hpp"
#include "src/models/person_words.hpp"
#include "src/models/rights_model.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

AboutSection kept_how_long(const State& state, const Viewer& viewer) {
    AboutSection section{"kept", std::string(text::get(viewer.language, Key::about_kept)), {}, {}};
    for (std::uint8_t number = 0; number < enum_count<RetentionKind>; ++number) {
        const auto kind = static_cast<RetentionKind>(number);
        section.lines.push_back(
            {retention_kind_words(viewer.language, kind),
             days_words(viewer.language, ops::days_kept(state, kind, viewer.today))});
    }
    return section;
}

// An answer is a picture of its moment; what is asked and settled since is known here.
void follow_requests(const State& state, Id<Person> person, wire::AboutAnswer& answer) {
    for (const Id<DataRequest> id : state.requests_of(person)) {
        auto here = state.get(key_of(id));
        const auto same =
            std::find_if(answer.rows.begin(), answer.rows.end(),
                         [&](const wire::SentRow& sent) { return key_of(sent.row) == key_of(id); });
        wire::SentRow row{std::move(here->row), std::move(here->stamp)};
        if (same == answer.rows.end()) {
            answer.rows.push_back(std::move(row));
        } else {
            *same = std::move(row);
        }
    }
}

}  // namespace

wire::AboutAnswer about_from_state(const State& state, Id<Person> person, Instant now) {
    wire::AboutAnswer answer{.person = person, .now = now};
    std::set<RowKey> keys;
    const auto add_shift = [&](Id<Shift> id) {
        const Shift* shift = state.find(id);
        if (shift == nullptr) return;
        keys.insert({key_of(id), key_of(shift->activity), key_of(shift->unit)});
    };
    for (const RowKey key : ops::rows_about(state, person)) {
        keys.insert(key);
        const auto found = state.get(key);
        if (const auto* grant = std::get_if<Grant>(&found->row)) {
            keys.insert({key_of(grant->unit), key_of(grant->activity)});
        }
        if (const auto* sign_up = std::get_if<SignUp>(&found->row)) add_shift(sign_up->shift);
        if (const auto* notice = std::get_if<Notice>(&found->row)) add_shift(notice->shift);
    }
    for (const RowKey key : keys) {
        if (auto found = state.get(key)) {
            answer.rows.push_back({std::move(found->row), std::move(found->stamp)});
        }
    }
    return answer;
}

AboutModel make_about_model(const State& state, const Viewer& viewer, Id<Person> person,
                            const AboutWork& work) {
    AboutModel model;
    model.language = viewer.language;
    model.own = person && person == viewer.person;
    model.back_href = href_of(Screen::person, person);
    if (model.own) model.back_href = href_of(Screen::more);
    const Person* row = state.find(person);
    model.gone = row == nullptr || !ops::may(state, viewer.person, ops::Act::see_all_about,
                                             ops::on(person), viewer.today);
    const auto say = [&](Key key) { return std::string(text::get(viewer.language, key)); };
    model.title = model.own || row == nullptr
                      ? say(Key::about_page)
                      : text::fill(viewer.language, Key::about_page_of, {full_name(*row)});
    if (model.gone) return model;
    const bool mine = work.person == person;
    model.asking = mine && work.request != 0;
    model.whole = mine && work.answer.has_value();
    if (mine && work.error) {
        const bool no_way = work.error->code == ErrorCode::no_network;
        model.problem =
            no_way ? say(Key::about_needs_network) : text::sentence(viewer.language, *work.error);
    }
    wire::AboutAnswer answer =
        model.whole ? *work.answer : about_from_state(state, person, viewer.now);
    if (model.whole) follow_requests(state, person, answer);
    model.source = model.whole
                       ? text::fill(viewer.language, Key::about_from_server,
                                    {text::moment(viewer.language, answer.now, viewer.today)})
                       : say(Key::about_from_tablet);
    model.sections = about_sections(viewer, answer);
    model.sections.push_back(kept_how_long(state, viewer));
    return model;
}

}  // namespace tovholder::models
