// The state of sync in sentences.
#include "src/models/sync_model.hpp"

#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/command_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Key explanation(const SyncFacts& facts) {
    if (facts.storage_error) return Key::explain_not_saved;
    if (facts.taken_over) return Key::explain_elsewhere;
    if (facts.link == sync::Link::forbidden) return Key::explain_forbidden;
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

void add_refused(const sync::Replica& replica, const Viewer& viewer, SyncModel& model) {
    for (const auto& [number, refusal] : replica.refusals()) {
        model.refused.push_back(
            {number, command_words(replica.shown(), viewer.language, refusal.op.command),
             text::sentence(viewer.language, refusal.error),
             text::moment(viewer.language, refusal.op.clock, viewer.today),
             command_href(replica.shown(), refusal.op.command)});
    }
}

void add_storage(const Viewer& viewer, const SyncExtras& extras, SyncModel& model) {
    const StorageFacts& storage = extras.storage;
    const std::string used = bytes_words(viewer.language, storage.used_bytes);
    model.storage = storage.quota_bytes == 0
                        ? used
                        : text::fill(viewer.language, Key::storage_of,
                                     {used, bytes_words(viewer.language, storage.quota_bytes)});
    model.storage_kept =
        text::get(viewer.language, storage.persistent ? Key::storage_kept : Key::storage_not_kept);
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

std::string bytes_words(text::Language language, std::uint64_t bytes) {
    if (bytes < 1'000'000) {
        return text::whole_number(language, static_cast<std::int64_t>((bytes + 999) / 1000)) +
               " kB";
    }
    const auto tenths = static_cast<std::int64_t>(bytes / 100'000);
    if (tenths >= 10'000) return text::decimal_number(language, tenths / 1000 * 100) + " GB";
    return text::decimal_number(language, tenths * 100) + " MB";
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
    model.storage_failed = facts.storage_error.has_value();
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
    add_unsent(replica, viewer, model);
    add_refused(replica, viewer, model);
    add_storage(viewer, extras, model);
    return model;
}

}  // namespace tovholder::models
