// The checks of what was typed, part by part, and the command that it becomes.
#include "src/models/activity_form_model.hpp"

#include <array>

#include "shared/ops/same.hpp"
#include "shared/ops/text_limits.hpp"
#include "shared/text/format.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

// Source: boundary cards of Danish municipalities, gathered in 2026: no money, gifts,
// medicine, keys, personal care, lifting, bed making, toilet help; one may always decline and
// has somebody to call.
constexpr std::array usual_does = {Key::does_may_decline, Key::does_has_contact};
constexpr std::array usual_does_not = {
    Key::does_not_money, Key::does_not_gifts,   Key::does_not_medicine, Key::does_not_keys,
    Key::does_not_care,  Key::does_not_lifting, Key::does_not_beds,     Key::does_not_toilet};
constexpr std::array usual_quality = {Key::quality_on_time, Key::quality_citizen, Key::quality_tell,
                                      Key::quality_keep};
constexpr std::array usual_gives = {Key::gives_talk, Key::gives_courses, Key::gives_lunch,
                                    Key::gives_transport, Key::gives_reference};

struct Part {
    ActivityPart part;
    const char* address;
    Key word;
    FieldSet fields;  // that it shows
};
constexpr FieldSet tags(std::initializer_list<std::uint32_t> all) {
    FieldSet set;
    for (const std::uint32_t tag : all) set.add(tag);
    return set;
}
constexpr std::array<Part, activity_part_count> parts{{
    {ActivityPart::basics, "", Key::section_basics, tags({1, 2, 3, 4, 11})},
    {ActivityPart::boundary, "graenser", Key::section_boundary, tags({5, 6})},
    {ActivityPart::plan, "plan", Key::section_plan, tags({9, 12, 14, 15})},
    {ActivityPart::terms, "vilkaar", Key::section_terms, tags({13, 16})},
    {ActivityPart::contact, "tovholder", Key::section_contact, tags({7, 8})},
    {ActivityPart::background, "baggrund", Key::section_background, tags({17, 18, 19, 20})},
}};
const Part& row_of(ActivityPart part) { return parts.at(static_cast<std::size_t>(part)); }

std::string date_error(Language language, const std::string& typed) {
    if (typed.empty() || parse_iso_day(typed)) return {};
    return std::string(text::get(language, Key::activity_error_date));
}

void check_basics(const ActivityForm& form, ActivityFormModel& model) {
    model.name_error = text_error(model.language, form.name, ops::line_bytes_max);
    model.purpose_error = text_error(model.language, form.purpose, ops::text_bytes_max);
    model.place_error = text_error(model.language, form.place, ops::line_bytes_max);
}

void check_plan(const ActivityForm& form, ActivityFormModel& model) {
    model.quality_error = sentences_error(model.language, form.quality, ops::short_list_items_max);
    model.begins_error = date_error(model.language, form.begins);
    model.ends_error = date_error(model.language, form.ends);
    const auto begins = parse_iso_day(form.begins);
    const auto ends = parse_iso_day(form.ends);
    if (begins && ends && *ends < *begins) {
        model.ends_error = text::get(model.language, Key::activity_error_ends);
    }
}

void check_contact(const ActivityForm& form, ActivityFormModel& model) {
    const Language language = model.language;
    model.responsible_error = text_error(language, form.responsible, ops::line_bytes_max);
    model.responsible_phone_error =
        text_error(language, form.responsible_phone, ops::line_bytes_max);
    const std::string phone = trimmed(form.responsible_phone);
    if (model.responsible_phone_error.empty() && !phone.empty() &&
        (phone.find_first_not_of("0123456789 +-.") != std::string::npos ||
         ops::phone_digits(phone).size() < 6)) {
        model.responsible_phone_error = text::get(language, Key::person_error_phone);
    }
}

void check(const ActivityForm& form, ActivityFormModel& model) {
    const Language language = model.language;
    switch (form.part) {
        case ActivityPart::basics:
            return check_basics(form, model);
        case ActivityPart::boundary:
            model.does_error = sentences_error(language, form.does, ops::list_items_max);
            model.does_not_error = sentences_error(language, form.does_not, ops::list_items_max);
            return;
        case ActivityPart::plan:
            return check_plan(form, model);
        case ActivityPart::terms:
            model.gives_error = sentences_error(language, form.gives, ops::short_list_items_max);
            return;
        case ActivityPart::contact:
            return check_contact(form, model);
        case ActivityPart::background:
            model.lapsed_since_error = date_error(language, form.lapsed_since);
            model.competition_by_error =
                text_error(language, form.competition_by, ops::line_bytes_max);
            return;
    }
}

bool has_errors(const ActivityFormModel& model) {
    for (const std::string* error :
         {&model.name_error, &model.unit_error, &model.purpose_error, &model.place_error,
          &model.responsible_error, &model.responsible_phone_error, &model.does_error,
          &model.does_not_error, &model.quality_error, &model.gives_error, &model.begins_error,
          &model.ends_error, &model.lapsed_since_error, &model.competition_by_error}) {
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
    activity.does = saved_sentences(language, usual_does, form.does, before.does);
    activity.does_not = saved_sentences(language, usual_does_not, form.does_not, before.does_not);
    activity.quality = saved_sentences(language, usual_quality, form.quality, before.quality);
    activity.gives = saved_sentences(language, usual_gives, form.gives, before.gives);
    activity.begins = parse_iso_day(form.begins);
    activity.ends = parse_iso_day(form.ends);
    activity.form = form.form;
    activity.criticality = form.criticality;
    activity.origin = form.origin;
    activity.lapsed_since = parse_iso_day(form.lapsed_since);
    if (form.origin != Origin::lapsed) activity.lapsed_since.reset();
    activity.competition = form.competition;
    activity.competition_by = trimmed(form.competition_by);
    return activity;
}

std::string day_text(const std::optional<Date>& day) { return day ? iso_day(*day) : ""; }

}  // namespace

std::string href_of(ActivityPart part, Id<Activity> activity) {
    return href_of(Route{Screen::activity_edit, activity.value, {{"del", row_of(part).address}}});
}
ActivityPart part_of(const Route& route) {
    const std::string address = route.parameter("del");
    for (const Part& each : parts) {
        if (address == each.address) return each.part;
    }
    return ActivityPart::basics;
}
std::string_view part_word(Language language, ActivityPart part) {
    return text::get(language, row_of(part).word);
}

ActivityForm make_activity_form(const Activity& activity, ActivityPart part) {
    ActivityForm form;
    form.activity = activity.id;
    form.part = part;
    form.original = activity;
    form.unit = activity.unit;
    form.name = activity.name;
    form.purpose = activity.purpose;
    form.place = activity.place;
    form.responsible = activity.responsible;
    form.responsible_phone = activity.responsible_phone;
    form.places = activity.places;
    form.does = split_sentences(usual_does, activity.does);
    form.does_not = split_sentences(usual_does_not, activity.does_not);
    form.quality = split_sentences(usual_quality, activity.quality);
    form.gives = split_sentences(usual_gives, activity.gives);
    form.begins = day_text(activity.begins);
    form.ends = day_text(activity.ends);
    form.lapsed_since = day_text(activity.lapsed_since);
    form.competition_by = activity.competition_by;
    form.form = activity.form;
    form.criticality = activity.criticality;
    form.origin = activity.origin;
    form.competition = activity.competition;
    return form;
}

ActivityForm make_new_activity_form(const State& state, const Viewer& viewer) {
    ActivityForm form;
    form.does = all_usual(usual_does);
    form.does_not = all_usual(usual_does_not);
    form.quality = all_usual(usual_quality);
    form.gives = all_usual(usual_gives);
    form.begins = iso_day(viewer.today);
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
    model.part = form.part;
    model.is_new = !form.activity;
    const Activity* before = state.find(form.activity);
    model.gone = !model.is_new && before == nullptr;
    if (model.gone) return model;
    model.title = model.is_new ? std::string(text::get(viewer.language, Key::activity_new_title))
                               : std::string(part_word(viewer.language, form.part));
    model.overline = model.is_new ? "" : before->name;
    model.back_href =
        model.is_new ? href_of(Screen::activities) : href_of(Screen::activity, form.activity);
    model.units = coordinated_units(state, viewer);
    model.unit_name = unit_name(state, form.unit);
    model.usual_does = usual_words(viewer.language, usual_does);
    model.usual_does_not = usual_words(viewer.language, usual_does_not);
    model.usual_quality = usual_words(viewer.language, usual_quality);
    model.usual_gives = usual_words(viewer.language, usual_gives);
    check(form, model);

    const bool no_name = trimmed(form.name).empty();
    const bool no_unit = model.is_new && model.units.place_of(form.unit) == model.units.size();
    if (form.tried && no_name) {
        model.name_error = text::get(viewer.language, Key::activity_error_name_missing);
    }
    if (form.tried && no_unit) {
        model.unit_error = text::get(viewer.language, Key::activity_error_unit_missing);
    }
    Activity after = typed_activity(form, viewer.language, form.original);
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
        edit.fields.bits &= row_of(form.part).fields.bits;
        model.unchanged = edit.fields.empty();
        model.command = std::move(edit);
    }
    return model;
}

}  // namespace tovholder::models
