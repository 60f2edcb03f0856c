// Files from other tablets in sentences.
#include "src/models/carried_model.hpp"

#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/command_words.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::size_t holds_max = 3;

// Who made it, when this device knows her.
std::string author_words(const State& state, const Viewer& viewer, const CarriedFact& fact) {
    if (fact.content == nullptr) return {};
    const Device* device = state.find(Device::row_of(fact.content->author));
    const Person* person = device == nullptr ? nullptr : state.find(device->person);
    if (person == nullptr) return {};
    return text::fill(viewer.language, Key::carried_from, {full_name(*person)});
}

std::string state_words(const Viewer& viewer, const CarriedFact& fact) {
    if (fact.refusal) return text::sentence(viewer.language, *fact.refusal);
    if (fact.sending) return std::string(text::get(viewer.language, Key::carried_sending));
    if (!fact.stored) return std::string(text::get(viewer.language, Key::carried_unsaved));
    if (fact.waits_for) return text::sentence(viewer.language, *fact.waits_for);
    return {};
}

void add_contents(const State& state, const Viewer& viewer, const wire::BundleContent& content,
                  CarriedLine& line) {
    const auto count = static_cast<std::int64_t>(content.ops.size());
    line.detail =
        text::counted(viewer.language, count, Key::carried_holds_one, Key::carried_holds_many);
    for (const ops::Op& op : content.ops) {
        if (line.holds.size() == holds_max) break;
        line.holds.push_back(command_words(state, viewer.language, op.command));
    }
    const auto rest = static_cast<std::int64_t>(content.ops.size() - line.holds.size());
    if (rest > 0) {
        line.holds.push_back(
            text::counted(viewer.language, rest, Key::carried_more_one, Key::carried_more_many));
    }
}

}  // namespace

std::vector<CarriedLine> make_carried_lines(const State& state, const Viewer& viewer,
                                            const std::vector<CarriedFact>& facts) {
    std::vector<CarriedLine> lines;
    for (const CarriedFact& fact : facts) {
        CarriedLine line;
        line.key = fact.key;
        line.refused = fact.refusal.has_value();
        line.title = author_words(state, viewer, fact);
        if (!line.title.empty()) line.title += " · ";
        line.title += text::fill(viewer.language, Key::carried_read_at,
                                 {text::moment(viewer.language, fact.read, viewer.today)});
        if (fact.content == nullptr) {
            line.detail = text::get(viewer.language, Key::carried_locked);
        } else {
            add_contents(state, viewer, *fact.content, line);
        }
        line.state = state_words(viewer, fact);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace tovholder::models
