// The state of sync in sentences.
#include "src/models/sync_model.hpp"

#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "shared/wire/codec.hpp"
#include "src/models/command_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Key explanation(const SyncFacts& facts) {
    if (facts.taken_over) return Key::explain_elsewhere;
    if (facts.storage_error) return Key::explain_not_saved;
    if (facts.link == sync::Link::forbidden) return Key::explain_forbidden;
    if (!facts.saved) return Key::explain_saving;
    if (facts.offline())
        return facts.unsent > 0 ? Key::explain_offline_waits : Key::explain_offline;
    if (facts.unsent > 0) return Key::explain_waits;
    return facts.all_sent() ? Key::explain_sent : Key::explain_asking;
}

std::string clock_words(text::Language language, std::int64_t ahead_s) {
    const std::int64_t off = ahead_s < 0 ? -ahead_s : ahead_s;
    if (off < clock_ahead_told_s) return {};
    return text::fill(language, ahead_s > 0 ? Key::clock_ahead : Key::clock_behind,
                      {text::duration(language, off - off % seconds_per_minute)});
}

void add_unsent(const sync::Replica& replica, const Viewer& viewer, SyncModel& model) {
    std::size_t rest = 0;
    for (const ops::Op* op : replica.unsent_ops()) {
        if (model.unsent.size() == unsent_lines_max) {
            ++rest;
            continue;
        }
        model.unsent.push_back({op->id.number,
                                command_words(replica.shown(), viewer.language, op->command),
                                text::moment(viewer.language, op->clock, viewer.today),
                                command_href(replica.shown(), op->command)});
    }
    if (rest > 0) {
        model.unsent_more = text::counted(viewer.language, static_cast<std::int64_t>(rest),
                                          Key::series_more_one, Key::series_more_many);
    }
}

void add_storage(const Viewer& viewer, const SyncExtras& extras, SyncModel& model) {
    model.storage = make_storage_panel(viewer.language, extras.storage, viewer.demo);
    if (extras.pages_damaged > 0) {
        model.damaged =
            text::counted(viewer.language, static_cast<std::int64_t>(extras.pages_damaged),
                          Key::pages_damaged_one, Key::pages_damaged_many);
    }
    if (extras.quarantined > 0) {
        if (!model.damaged.empty()) model.damaged += ' ';
        model.damaged +=
            text::counted(viewer.language, static_cast<std::int64_t>(extras.quarantined),
                          Key::quarantined_one, Key::quarantined_many);
    }
}

}  // namespace

namespace {

State known_then(const wire::Refusal& refusal) {
    State known;
    if (auto rows = wire::decode_page(as_bytes(refusal.about))) {
        for (wire::SentRow& row : *rows) known.put(std::move(row.row), std::move(row.stamp));
    }
    return known;
}

}  // namespace

std::vector<RefusalLine> refusal_lines(const sync::Replica& replica, const Viewer& viewer) {
    std::vector<RefusalLine> lines;
    for (const auto& [number, refusal] : replica.refusals()) {
        lines.push_back({number,
                         command_words(replica.shown(), viewer.language, refusal.op.command,
                                       known_then(refusal)),
                         text::sentence(viewer.language, refusal.error),
                         text::moment(viewer.language, refusal.op.clock, viewer.today),
                         command_href(replica.shown(), refusal.op.command)});
    }
    return lines;
}

SyncModel make_sync_model(const sync::Replica& replica, const Viewer& viewer,
                          const SyncFacts& facts, const SyncExtras& extras) {
    SyncModel model;
    model.language = viewer.language;
    model.words = make_sync_words(viewer.language, facts);
    model.explained = text::get(viewer.language, explanation(facts));
    model.server = extras.server_name;
    model.unsent_count = facts.unsent;
    model.taken_over = facts.taken_over;
    model.storage_failed = facts.storage_error.has_value() && !facts.taken_over;
    model.forgotten = facts.forgotten;
    model.notes = make_device_notes(viewer, facts);
    model.can_try_now = !facts.busy && !facts.offline_switch && !facts.taken_over &&
                        facts.link != sync::Link::forbidden;
    model.last_answer = facts.last_answer.seconds == 0
                            ? std::string(text::get(viewer.language, Key::never_yet))
                            : text::moment(viewer.language, facts.last_answer, viewer.today);
    model.clock = clock_words(viewer.language, facts.clock_ahead_s);
    if (facts.storage_error) {
        model.problem = text::sentence(viewer.language, *facts.storage_error);
    } else if (facts.last_error && facts.link != sync::Link::up) {
        model.problem = text::sentence(viewer.language, *facts.last_error);
    }
    model.fetch = make_fetch_model(viewer.language, facts);
    add_unsent(replica, viewer, model);
    model.refused = refusal_lines(replica, viewer);
    model.carried = make_carried_lines(replica.shown(), viewer, extras.carried);
    model.has_damaged = extras.quarantined > 0;
    add_storage(viewer, extras, model);
    return model;
}

}  // namespace tovholder::models
