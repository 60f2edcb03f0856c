// Bytes and words of a first sync.
#include "src/models/fetch_model.hpp"

#include "shared/text/text.hpp"
#include "src/models/sync_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Key ready_words(wire::Ready ready) {
    switch (ready) {
        case wire::Ready::nothing:
            return Key::fetch_ready_nothing;
        case wire::Ready::own:
            return Key::fetch_ready_own;
        case wire::Ready::near:
            return Key::fetch_ready_near;
    }
    return Key::fetch_ready_nothing;
}

}  // namespace

std::optional<FetchModel> make_fetch_model(text::Language language, const SyncFacts& facts) {
    if (!facts.joined || facts.left.bytes == 0) return {};
    const std::uint64_t all = facts.fetched_bytes + facts.left.bytes;
    FetchModel model;
    model.title = text::get(language, Key::fetch_title);
    model.fraction = static_cast<float>(facts.fetched_bytes) / static_cast<float>(all);
    model.bytes =
        text::fill(language, Key::fetch_bytes,
                   {bytes_words(language, facts.fetched_bytes), bytes_words(language, all)});
    model.ready = text::get(language, ready_words(facts.left.ready));
    if (facts.offline()) {
        model.ready += ' ';
        model.ready += text::get(language, Key::fetch_offline);
    }
    return model;
}

}  // namespace tovholder::models
