// The usual sentences of a boundary card and the checks of what was typed.
#include "src/models/activity_form_model.hpp"

#include <algorithm>
#include <array>

#include "shared/ops/cpr.hpp"
#include "shared/ops/same.hpp"
#include "shared/text/format.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

// Source: boundary cards of Danish municipalities, gathered in 2026: no money, gifts,
// medicine, keys, personal care, lifting, bed making, toilet help; one may always decline and
// has somebody to call.
constexpr std::array usual_does_keys = {Key::does_may_decline, Key::does_has_contact};
constexpr std::array usual_does_not_keys = {
    Key::does_not_money, Key::does_not_gifts,   Key::does_not_medicine, Key::does_not_keys,
    Key::does_not_care,  Key::does_not_lifting, Key::does_not_beds,     Key::does_not_toilet};

constexpr std::size_t line_bytes_max = 200;  // as in shared/ops/check.cpp
constexpr std::size_t purpose_bytes_max = 4000;
constexpr std::size_t sentences_max = 30;

// Takes the usual sentences (in either language) out of `sentences` and returns their bits.
template <std::size_t count>
std::uint32_t take_usual(const std::array<Key, count>& keys, std::vector<std::string>& sentences) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto is_this = [&](const std::string& sentence) {
            return sentence == text::get(Language::danish, keys[i]) ||
                   sentence == text::get(Language::english, keys[i]);
        };
        const auto gone = std::remove_if(sentences.begin(), sentences.end(), is_this);
        if (gone == sentences.end()) continue;
        bits |= 1u << i;
        sentences.erase(gone, sentences.end());
    }
    return bits;
}

std::string lines_of(const std::vector<std::string>& sentences) {
    std::string lines;
    for (const std::string& sentence : sentences) {
        if (!lines.empty()) lines += '\n';
        lines += sentence;
    }
    return lines;
}

std::vector<std::string> sentences_of(std::string_view lines) {
    std::vector<std::string> sentences;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        std::string sentence = trimmed(lines.substr(0, end));
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
    }
    return sentences;
}

// Typed sentences first, then the usual ones that are on. Sentences of `before` that are usual stay
// in the language in which they were saved.
template <std::size_t count>
std::vector<std::string> all_sentences(Language language, const std::array<Key, count>& keys,
                                       std::uint32_t bits, std::string_view typed,
                                       const std::vector<std::string>& before) {
    std::vector<std::string> sentences = sentences_of(typed);
    for (std::size_t i = 0; i < count; ++i) {
        if ((bits & (1u << i)) == 0) continue;
        std::string sentence(text::get(language, keys[i]));
        for (const Language saved : {Language::danish, Language::english}) {
            const std::string_view other = text::get(saved, keys[i]);
            if (std::find(before.begin(), before.end(), other) != before.end()) sentence = other;
        }
        if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end()) {
            sentences.push_back(std::move(sentence));
        }
    }
    // What was there keeps its place, so that saving without changes changes nothing.
    std::stable_sort(sentences.begin(), sentences.end(),
                     [&](const std::string& a, const std::string& b) {
                         const auto place = [&](const std::string& sentence) {
                             return std::find(before.begin(), before.end(), sentence);
                         };
                         return place(a) < place(b);
                     });
    return sentences;
}

template <std::size_t count>
std::vector<std::string> words_of(Language language, const std::array<Key, count>& keys) {
    std::vector<std::string> words;
    words.reserve(count);
    for (const Key key : keys) words.emplace_back(text::get(language, key));
    return words;
}

std::string text_error(Language language, const std::string& typed, std::size_t max) {
    if (ops::looks_like_cpr(typed)) {
        return std::string(text::get(language, Key::person_error_cpr));
    }
    if (typed.size() > max) {
        return text::sentence(language, {ErrorCode::text_too_long, std::to_string(max)});
    }
    return {};
}

std::string sentences_error(Language language, const std::string& typed) {
    const auto sentences = sentences_of(typed);
    if (sentences.size() > sentences_max) {
        return text::sentence(language, {ErrorCode::text_too_long, std::to_string(sentences_max)});
    }
    for (const std::string& sentence : sentences) {
        std::string error = text_error(language, sentence, line_bytes_max);
        if (!error.empty()) return error;
    }
    return {};
}

void check(const ActivityForm& form, ActivityFormModel& model) {
    const Language language = model.language;
    model.name_error = text_error(language, form.name, line_bytes_max);
    model.purpose_error = text_error(language, form.purpose, purpose_bytes_max);
    model.place_error = text_error(language, form.place, line_bytes_max);
    model.responsible_error = text_error(language, form.responsible, line_bytes_max);
    model.responsible_phone_error = text_error(language, form.responsible_phone, line_bytes_max);
    model.does_error = sentences_error(language, form.does);
    model.does_not_error = sentences_error(language, form.does_not);
    const std::string phone = trimmed(form.responsible_phone);
    if (model.responsible_phone_error.empty() && !phone.empty() &&
        (phone.find_first_not_of("0123456789 +-.") != std::string::npos ||
         ops::phone_digits(phone).size() < 6)) {
        model.responsible_phone_error = text::get(language, Key::person_error_phone);
    }
}

bool has_errors(const ActivityFormModel& model) {
    for (const std::string* error :
         {&model.name_error, &model.unit_error, &model.purpose_error, &model.place_error,
          &model.responsible_error, &model.responsible_phone_error, &model.does_error,
          &model.does_not_error}) {
        if (!error->empty()) return true;
    }
    return false;
}

Activity typed_activity(const ActivityForm& form, Language language, const Activity& before) {
    Activity activity = before;
    activity.unit = form.unit;
    activity.name = trimmed(form.name);
    activity.purpose = trimmed(form.purpose);
    activity.place = trimmed(form.place);
    activity.responsible = trimmed(form.responsible);
    activity.responsible_phone = ops::phone_digits(form.responsible_phone);
    activity.places = form.places;
    activity.does =
        all_sentences(language, usual_does_keys, form.usual_does, form.does, before.does);
    activity.does_not = all_sentences(language, usual_does_not_keys, form.usual_does_not,
                                      form.does_not, before.does_not);
    return activity;
}

}  // namespace

ActivityForm make_activity_form(const Activity& activity) {
    ActivityForm form;
    form.activity = activity.id;
    form.original = activity;
    form.unit = activity.unit;
    form.name = activity.name;
    form.purpose = activity.purpose;
    form.place = activity.place;
    form.responsible = activity.responsible;
    form.responsible_phone = activity.responsible_phone;
    form.places = activity.places;
    std::vector<std::string> does = activity.does;
    std::vector<std::string> does_not = activity.does_not;
    form.usual_does = take_usual(usual_does_keys, does);
    form.usual_does_not = take_usual(usual_does_not_keys, does_not);
    form.does = lines_of(does);
    form.does_not = lines_of(does_not);
    return form;
}

ActivityForm make_new_activity_form(const State& state, const Viewer& viewer) {
    ActivityForm form;
    form.usual_does = (1u << usual_does_keys.size()) - 1;
    form.usual_does_not = (1u << usual_does_not_keys.size()) - 1;
    const UnitChoices units = coordinated_units(state, viewer);
    if (units.size() == 1) form.unit = units.ids.front();
    if (const Person* self = state.find(viewer.person)) {
        form.responsible = full_name(*self);
        form.responsible_phone = text::phone(self->phone);
    }
    return form;
}

ActivityFormModel make_activity_form_model(const State& state, const Viewer& viewer,
                                           const ActivityForm& form) {
    ActivityFormModel model;
    model.language = viewer.language;
    model.is_new = !form.activity;
    const Activity* before = state.find(form.activity);
    model.gone = !model.is_new && before == nullptr;
    if (model.gone) return model;
    model.title = model.is_new ? std::string(text::get(viewer.language, Key::activity_new_title))
                               : before->name;
    model.back_href =
        model.is_new ? href_of(Screen::activities) : href_of(Screen::activity, form.activity);
    model.units = coordinated_units(state, viewer);
    model.unit_name = unit_name(state, form.unit);
    model.usual_does = words_of(viewer.language, usual_does_keys);
    model.usual_does_not = words_of(viewer.language, usual_does_not_keys);
    check(form, model);

    const bool no_name = trimmed(form.name).empty();
    const bool no_unit = model.is_new && model.units.place_of(form.unit) == model.units.size();
    if (form.tried && no_name) {
        model.name_error = text::get(viewer.language, Key::activity_error_name_missing);
    }
    if (form.tried && no_unit) {
        model.unit_error = text::get(viewer.language, Key::activity_error_unit_missing);
    }
    const Activity after = typed_activity(form, viewer.language, form.original);
    if (model.is_new && !no_name && !no_unit) {
        if (const Id<Activity> same = ops::find_same(state, after)) {
            model.duplicate = text::fill(viewer.language, Key::activity_duplicate,
                                         {state.find(same)->name, model.unit_name});
            model.duplicate_href = href_of(Screen::activity, same);
        }
    }
    if (no_name || no_unit || has_errors(model)) return model;
    if (model.is_new) {
        ops::Create<Activity> create{after};
        create.row.id = Id<Activity>::local(1);
        model.command = std::move(create);
    } else {
        ops::Edit<Activity> edit = ops::make_edit(form.original, after);
        model.unchanged = edit.fields.empty();
        model.command = std::move(edit);
    }
    return model;
}

}  // namespace tovholder::models
