// What cells look like, column by column.
#include "shared/imports/contents.hpp"

#include <algorithm>

#include "shared/imports/headings.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/cpr.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

constexpr std::size_t sampled_cells = 60;
// Only the form of a date counts here, so any late day will do as today …
constexpr Date late_day{40'000};
// … but of two dates the older one must be found: two digits above 30 are of the 1900s.
constexpr Date end_of_2030{22'279};

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}
bool is_mail(const std::string& text) { return read_email(text).value.has_value(); }
bool is_phone(const std::string& text) { return read_phone(text).value.has_value(); }
bool is_date(const std::string& text) {
    const Reading<Date> date = read_date(text, DateUse::start, late_day);
    return date || date.problem == Reason::date_impossible;
}
bool is_whole_number(const std::string& text) {
    return text.size() <= 3 && !text.empty() &&
           text.find_first_not_of("0123456789") == std::string::npos;
}
bool is_time(const std::string& text) { return read_time(text).value && !is_whole_number(text); }
bool is_span(const std::string& text) { return read_time_span(text).value && !is_date(text); }
bool is_postcode(const std::string& text) {
    const std::string code = plain_postcode(text);
    return code.size() == 4 && code.find_first_not_of("0123456789") == std::string::npos;
}
bool is_place(const std::string& text) {
    const Place place = split_place(text);
    return !place.postcode.empty() && !place.town.empty();
}
bool is_status(const std::string& text) {
    return text.size() > 1 && read_status(text).value && !means_yes(text) && text != "nej";
}
bool is_hours(const std::string& text) {
    return read_hours(text).value && text.find_first_of(":") == std::string::npos;
}
bool is_words(const std::string& text) { return !has_digit(text); }
bool is_street(const std::string& text) {
    return (has_digit(text) && !has_digit(text.substr(0, 2))) || text == "BESKYTTET";
}
bool is_full_name(const std::string& text) {
    return is_words(text) && text.find(' ') != std::string::npos && text.size() < 60;
}
bool is_language(const std::string& text) {
    const std::vector<std::string> items = read_list(text, ListUse::languages);
    for (const std::string& item : items) {
        const std::string name = ops::folded(item);
        bool known = false;
        for (const std::string_view language :
             {"dansk",  "engelsk", "tysk",   "arabisk", "tyrkisk", "polsk",  "ukrainsk",
              "svensk", "norsk",   "fransk", "spansk",  "farsi",   "somali", "tegnsprog",
              "danish", "english", "german", "arabic",  "turkish", "polish", "ukrainian"}) {
            known = known || name == language;
        }
        if (!known) return false;
    }
    return !items.empty();
}

using Test = bool (*)(const std::string&);

class Guess {
public:
    Guess(const Table& table, Mapping& mapping) : table_(table), mapping_(mapping) {}

    bool has(Field field) const {
        return std::find(mapping_.fields.begin(), mapping_.fields.end(), field) !=
               mapping_.fields.end();
    }

    // Gives `field` to the first unmapped column of which nearly all cells pass.
    bool give(Field field, Test test, std::size_t percent = 80) {
        if (has(field)) return false;
        for (std::size_t column = 0; column < mapping_.fields.size(); ++column) {
            if (is_free(column) && passes(column, test, percent)) {
                mapping_.fields[column] = field;
                return true;
            }
        }
        return false;
    }

    // The first unmapped column after that of `field`, if it is right beside it and all words.
    void give_beside(Field field, Field neighbour) {
        if (has(field)) return;
        for (std::size_t column = 0; column + 1 < mapping_.fields.size(); ++column) {
            if (mapping_.fields[column] == neighbour && is_free(column + 1) &&
                passes(column + 1, is_words, 80)) {
                mapping_.fields[column + 1] = field;
                return;
            }
        }
    }

    // Of two date columns the older is the birthday.
    void order_dates() {
        const auto born = std::find(mapping_.fields.begin(), mapping_.fields.end(), Field::born);
        const auto started =
            std::find(mapping_.fields.begin(), mapping_.fields.end(), Field::started);
        if (born == mapping_.fields.end() || started == mapping_.fields.end()) return;
        const auto column = [&](auto it) {
            return static_cast<std::size_t>(it - mapping_.fields.begin());
        };
        if (median_day(column(born)) > median_day(column(started))) std::iter_swap(born, started);
    }

private:
    bool is_free(std::size_t column) const {
        if (mapping_.fields[column] != Field::ignore) return false;
        return !mapping_.has_headings || !is_cpr_heading(mapping_.names[column]);
    }

    std::vector<std::string> cells(std::size_t column) const {
        std::vector<std::string> found;
        for (std::size_t i = mapping_.first_row; i < table_.rows.size(); ++i) {
            if (found.size() == sampled_cells) break;
            const auto& row = table_.rows[i].cells;
            if (column >= row.size()) continue;
            std::string text = trimmed(row[column].text);
            if (!text.empty() && !means_unknown(text)) found.push_back(std::move(text));
        }
        return found;
    }

    bool passes(std::size_t column, Test test, std::size_t percent) const {
        const std::vector<std::string> texts = cells(column);
        const auto good = static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), test));
        return !texts.empty() && good * 100 >= texts.size() * percent;
    }

    std::int32_t median_day(std::size_t column) const {
        std::vector<std::int32_t> days;
        for (const std::string& text : cells(column)) {
            const auto date = read_date(text, DateUse::birth, end_of_2030);
            if (date) days.push_back((*date).days);
        }
        if (days.empty()) return 0;
        std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2),
                         days.end());
        return days[days.size() / 2];
    }

    const Table& table_;
    Mapping& mapping_;
};

void guess_people(Guess& guess, bool headings) {
    guess.give(Field::email, is_mail);
    guess.give(Field::phone, is_phone);
    const bool had_dates = guess.has(Field::born) || guess.has(Field::started);
    guess.give(Field::born, is_date);
    guess.give(Field::started, is_date);
    if (!had_dates) guess.order_dates();
    if (!guess.has(Field::postcode_and_town)) guess.give(Field::postcode, is_postcode);
    if (!guess.has(Field::postcode)) guess.give(Field::postcode_and_town, is_place);
    guess.give(Field::status, is_status);
    const bool named = guess.has(Field::given_name) || guess.has(Field::full_name);
    if (!named && !guess.has(Field::family_name) && !guess.give(Field::full_name, is_full_name)) {
        guess.give(Field::given_name, is_words);
        guess.give_beside(Field::family_name, Field::given_name);
    }
    if (headings) return;
    guess.give_beside(Field::town, Field::postcode);
    guess.give(Field::languages, is_language);
    guess.give(Field::hours_per_week, is_hours);
    guess.give(Field::street, is_street);
}

void guess_shifts(Guess& guess, bool headings) {
    guess.give(Field::date, is_date);
    if (!guess.has(Field::from)) guess.give(Field::from_to, is_span);
    if (!guess.has(Field::from_to)) {
        guess.give(Field::from, is_time);
        guess.give(Field::to, is_time);
    }
    guess.give(Field::activity, is_words);
    if (headings) return;
    guess.give_beside(Field::unit, Field::activity);
    guess.give(Field::places, is_whole_number);
}

}  // namespace

bool looks_like_data(std::string_view cell) {
    const std::string text = trimmed(cell);
    return is_mail(text) || is_phone(text) || is_date(text) || is_time(text) || is_span(text) ||
           is_whole_number(text) || ops::looks_like_cpr(text);
}

void guess_from_contents(const Table& table, Mapping& mapping) {
    Guess guess(table, mapping);
    if (mapping.kind == Kind::people) {
        guess_people(guess, mapping.has_headings);
    } else {
        guess_shifts(guess, mapping.has_headings);
    }
}

}  // namespace tovholder::imports
