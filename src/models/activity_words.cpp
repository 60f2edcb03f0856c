// Small enumerations and days.
#include "src/models/activity_words.hpp"

#include <array>

#include "shared/text/text.hpp"
#include "shared/text/when.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

template <class Enum, std::size_t count>
std::string word(Language language, const std::array<Key, count>& words, Enum value) {
    static_assert(count == enum_count<Enum>);
    return std::string(text::get(language, words.at(static_cast<std::size_t>(value))));
}

}  // namespace

std::string form_words(Language language, EngagementForm form) {
    constexpr std::array words{Key::form_own, Key::form_partner, Key::form_independent};
    return word(language, words, form);
}

std::string criticality_words(Language language, Criticality criticality) {
    constexpr std::array words{Key::criticality_may_lapse, Key::criticality_covered};
    return word(language, words, criticality);
}

std::string period_words(Language language, const Activity& activity) {
    if (!activity.begins) return {};
    const std::string from = text::plain_date(language, *activity.begins);
    if (!activity.ends) return text::fill(language, Key::activity_from, {from});
    return text::fill(language, Key::activity_from_to,
                      {from, text::plain_date(language, *activity.ends)});
}

std::string origin_words(Language language, const Activity& activity) {
    constexpr std::array words{Key::origin_not_said, Key::origin_supplement, Key::origin_fresh,
                               Key::origin_lapsed, Key::origin_paid};
    std::string said = word(language, words, activity.origin);
    if (activity.lapsed_since) said += " · " + text::plain_date(language, *activity.lapsed_since);
    return said;
}

std::string competition_words(Language language, const Activity& activity) {
    constexpr std::array words{Key::competition_not_said, Key::competition_no,
                               Key::competition_yes};
    std::string said = word(language, words, activity.competition);
    if (!activity.competition_by.empty()) said += " · " + activity.competition_by;
    return said;
}

}  // namespace tovholder::models
