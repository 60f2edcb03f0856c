// Checks of what was typed about a person, the same that `apply` makes and some kinder ones.
#include "src/models/person_form_model.hpp"

#include "shared/base/ascii.hpp"
#include "shared/ops/cpr.hpp"
#include "shared/ops/same.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::size_t line_bytes_max = 200;  // as in shared/ops/check.cpp
constexpr std::size_t notes_bytes_max = 4000;
constexpr std::size_t phone_digits_min = 6;
constexpr std::size_t phone_digits_max = 15;  // ITU-T E.164
constexpr std::uint32_t hours_max = 168;
constexpr std::int32_t age_years_max = 120;

// Collects sentences: the same rule for every text, then each field's own.
class Checker {
public:
    Checker(text::Language language, bool tried) : language_(language), tried_(tried) {}

    void text(const std::string& typed, std::string& error, std::size_t max = line_bytes_max) {
        if (ops::looks_like_cpr(typed)) {
            error = say(Key::person_error_cpr);
        } else if (typed.size() > max) {
            error = text::sentence(language_, {ErrorCode::text_too_long, std::to_string(max)});
        }
    }
    // What is missing is said when the person has pressed "Gem", not while she is on her way.
    void required(bool present, std::string& error, Key key) {
        if (!present && error.empty()) {
            missing_ = true;
            if (tried_) error = say(key);
        }
    }
    void rule(bool good, std::string& error, Key key) {
        if (!good && error.empty()) error = say(key);
    }
    bool missing() const { return missing_; }

private:
    std::string say(Key key) const { return std::string(text::get(language_, key)); }

    text::Language language_;
    bool tried_;
    bool missing_ = false;
};

bool is_phone(std::string_view typed) {
    std::size_t digits = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (is_digit(c)) {
            ++digits;
        } else if (!(c == ' ' || c == '-' || c == '.' || (c == '+' && digits == 0))) {
            return false;
        }
    }
    return digits >= phone_digits_min && digits <= phone_digits_max;
}

bool is_email(std::string_view typed) {
    const std::size_t at = typed.find('@');
    if (at == 0 || at == std::string_view::npos) return false;
    if (typed.find_first_of(" ,;", 0) != std::string_view::npos) return false;
    const std::size_t dot = typed.find('.', at);
    return dot != std::string_view::npos && dot > at + 1 && dot + 1 < typed.size() &&
           typed.find('@', at + 1) == std::string_view::npos;
}

bool is_postcode(std::string_view typed) {
    if (typed.size() < 3 || typed.size() > 10) return false;
    return typed.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -") ==
           std::string_view::npos;
}

bool is_past_day(const std::string& typed, const Viewer& viewer) {
    if (typed.empty()) return true;
    const auto day = parse_iso_day(typed);
    return day && *day <= viewer.today && viewer.today - *day < age_years_max * 366;
}

bool is_day(const std::string& typed) { return typed.empty() || parse_iso_day(typed); }

void check(const PersonForm& form, const Viewer& viewer, Checker& checker,
           PersonFormErrors& errors) {
    checker.text(form.given_name, errors.given_name);
    checker.text(form.family_name, errors.family_name);
    checker.text(form.phone, errors.phone);
    checker.text(form.email, errors.email);
    checker.text(form.street, errors.street);
    checker.text(form.postcode, errors.postcode);
    checker.text(form.town, errors.town);
    checker.text(form.interests, errors.interests);
    checker.text(form.languages, errors.languages);
    checker.text(form.notes, errors.notes, notes_bytes_max);

    const std::string phone = trimmed(form.phone);
    const std::string email = trimmed(form.email);
    const std::string postcode = trimmed(form.postcode);
    checker.required(!trimmed(form.given_name).empty(), errors.given_name,
                     Key::person_error_name_missing);
    checker.rule(phone.empty() || is_phone(phone), errors.phone, Key::person_error_phone);
    checker.rule(email.empty() || is_email(email), errors.email, Key::person_error_email);
    checker.rule(postcode.empty() || is_postcode(postcode), errors.postcode,
                 Key::person_error_postcode);
    checker.rule(is_past_day(form.born, viewer), errors.born, Key::person_error_born);
    checker.rule(is_day(form.started), errors.started, Key::person_error_date);
    checker.rule(parse_hours(form.hours_per_week).has_value(), errors.hours_per_week,
                 Key::person_error_hours);
}

// `before` with what was typed on top. REQUIRES: the form has no errors.
Person typed_person(const PersonForm& form, Person person) {
    person.given_name = trimmed(form.given_name);
    person.family_name = trimmed(form.family_name);
    person.phone = ops::phone_digits(form.phone);
    const std::string phone = trimmed(form.phone);
    // Another country's number keeps its plus, or it could not be called.
    if (phone.starts_with('+') && !phone.starts_with("+45")) person.phone = '+' + person.phone;
    person.email = trimmed(form.email);
    person.address_protected = form.address_protected;
    person.street = form.address_protected ? "" : trimmed(form.street);
    person.postcode = form.address_protected ? "" : trimmed(form.postcode);
    person.town = form.address_protected ? "" : trimmed(form.town);
    person.born = parse_iso_day(form.born);
    person.interests = split_words(form.interests, person.interests);
    person.languages = split_words(form.languages, person.languages);
    person.minutes_per_week = parse_hours(form.hours_per_week).value_or(0);
    person.availability = form.availability;
    person.started = parse_iso_day(form.started);
    person.status = form.status;
    person.notes = trimmed(form.notes);
    return person;
}

void warn_of_duplicate(const State& state, const Person& person, PersonFormModel& model) {
    if (person.given_name.empty()) return;
    const Id<Person> same = ops::find_same(state, person);
    if (!same || same == person.id) return;
    model.duplicate =
        text::fill(model.language,
                   person.phone.empty() ? Key::person_duplicate_name : Key::person_duplicate_phone,
                   {full_name(*state.find(same))});
    model.duplicate_href = href_of(Screen::person, same);
}

}  // namespace

PersonForm make_person_form(text::Language language, const Person& person) {
    PersonForm form;
    form.person = person.id;
    form.original = person;
    form.given_name = person.given_name;
    form.family_name = person.family_name;
    form.phone = person.phone;
    form.email = person.email;
    form.address_protected = person.address_protected;
    form.street = person.street;
    form.postcode = person.postcode;
    form.town = person.town;
    if (person.born) form.born = iso_day(*person.born);
    form.interests = joined(person.interests);
    form.languages = joined(person.languages);
    form.hours_per_week = hours_text(language, person.minutes_per_week);
    form.availability = person.availability;
    if (person.started) form.started = iso_day(*person.started);
    form.status = person.status;
    form.notes = person.notes;
    return form;
}

PersonForm make_new_person_form(const State& state, const Viewer& viewer) {
    PersonForm form;
    form.started = iso_day(viewer.today);
    const UnitChoices units = coordinated_units(state, viewer);
    if (units.size() == 1) form.unit = units.ids.front();
    return form;
}

PersonFormModel make_person_form_model(const State& state, const Viewer& viewer,
                                       const PersonForm& form) {
    PersonFormModel model;
    model.language = viewer.language;
    model.is_new = !form.person;
    const Person* before = state.find(form.person);
    model.gone = !model.is_new && before == nullptr;
    model.own_fields_only = !viewer.coordinator;
    if (model.gone) return model;

    model.title = model.is_new ? std::string(text::get(viewer.language, Key::person_new_title))
                               : full_name(*before);
    model.back_href = model.is_new ? href_of(Screen::people) : href_of(Screen::person, form.person);
    for (std::uint8_t status = 0; status < enum_count<PersonStatus>; ++status) {
        model.status_names.emplace_back(
            status_word(viewer.language, static_cast<PersonStatus>(status)));
    }
    Checker checker(viewer.language, form.tried);
    check(form, viewer, checker, model.errors);
    if (model.is_new) {
        model.units = coordinated_units(state, viewer);
        checker.required(model.units.place_of(form.unit) < model.units.size(), model.errors.unit,
                         Key::person_error_unit_missing);
    }
    const Person after = typed_person(form, form.original);
    if (model.is_new) warn_of_duplicate(state, after, model);
    if (checker.missing() || !model.errors.none()) return model;
    if (model.is_new) {
        ops::AddPerson add{after, {}};
        add.person.id = Id<Person>::local(1);
        add.grants.push_back(Grant{.id = {},
                                   .person = Id<Person>::local(1),
                                   .unit = form.unit,
                                   .role = Role::volunteer,
                                   .starts = viewer.today,
                                   .ended = {}});
        model.command = add;
    } else {
        ops::Edit<Person> edit = ops::make_edit(form.original, after);
        model.unchanged = edit.fields.empty();
        model.command = std::move(edit);
    }
    return model;
}

std::optional<std::uint32_t> parse_hours(std::string_view typed) {
    const std::string text = trimmed(typed);
    if (text.empty()) return 0;
    std::string_view rest = text;
    std::uint32_t hours = 0;
    std::size_t digits = 0;
    while (!rest.empty() && is_digit(rest.front()) && digits < 3) {
        hours = hours * 10 + static_cast<std::uint32_t>(rest.front() - '0');
        rest.remove_prefix(1);
        ++digits;
    }
    std::uint32_t minutes = hours * 60;
    if (rest == "½") {
        minutes += 30;
    } else if (!rest.empty() && digits > 0 && (rest.front() == ',' || rest.front() == '.')) {
        rest.remove_prefix(1);
        if (rest.empty() || rest.size() > 2) return {};
        std::uint32_t hundredths = 0;
        for (const char c : rest) {
            if (!is_digit(c)) return {};
            hundredths = hundredths * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (rest.size() == 1) hundredths *= 10;
        minutes += (hundredths * 60 + 50) / 100;
    } else if (!rest.empty() || digits == 0) {
        return {};
    }
    if (minutes > hours_max * 60) return {};
    return minutes;
}

std::string hours_text(text::Language language, std::uint32_t minutes) {
    if (minutes == 0) return {};
    std::string shown = std::to_string(minutes / 60);
    const std::uint32_t hundredths = (minutes % 60) * 100 / 60;
    if (hundredths == 0) return shown;
    shown += language == text::Language::danish ? ',' : '.';
    shown += static_cast<char>('0' + hundredths / 10);
    if (hundredths % 10 != 0) shown += static_cast<char>('0' + hundredths % 10);
    return shown;
}

}  // namespace tovholder::models
