// Reading single cells as people type them: dates, times, hours, phones, names.
// `text` is always trimmed (trimmed()). An empty cell is for the caller to decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/domain/person.hpp"
#include "shared/imports/finding.hpp"

namespace tovholder::imports {

// A value, or why the cell is refused.
template <class T>
struct Reading {
    std::optional<T> value = {};
    Reason problem = Reason::none;

    Reading(T read) : value(std::move(read)) {}
    Reading(Reason reason) : problem(reason) {}
    explicit operator bool() const { return value.has_value(); }
    const T& operator*() const { return *value; }
};

// Without white space (also no-break) around it, and with line breaks as \n.
std::string trimmed(std::string_view text);

// "ukendt", "ved ikke", "-", "?", "ingen", "n/a": nothing is known.
bool means_unknown(std::string_view text);

// What a date is for decides what two digits of a year mean, and which dates can be right.
enum class DateUse : std::uint8_t {
    birth,  // 02 = 2002 unless that is in the future; not before 1900
    start,  // 24 = 2024 unless that is more than a year ahead
    shift,  // 27 = 2027; within ten years
};

// 5-2-2026, 05.02.2026, 5/2-26, 5/2 2026, 2026-02-05, "5. februar 2026", "tirsdag den 5. feb. 26",
// "5 February 2026". Day before month, always. date_impossible for 31-02 and 1/13.
Reading<Date> read_date(std::string_view text, DateUse use, Date today);

// Whether the year was written with two digits.
bool has_short_year(std::string_view text);

// Minutes since midnight, 0..1440: "18:30", "18.30", "1830", "kl. 18.30", "900", "9", "24:00",
// "18:30:00", "6.30 pm".
Reading<std::int32_t> read_time(std::string_view text);

struct TimeSpan {
    std::int32_t from = 0;
    std::int32_t to = 0;
};
// "10-12", "kl. 10.00–11.30", "10.00 til 11.30".
Reading<TimeSpan> read_time_span(std::string_view text);

// Minutes: "½", "2,5", "2.5", "2½", "1 1/2", "to", "halvanden", "ca. 2 timer", "90 min".
Reading<std::uint32_t> read_hours(std::string_view text);

// 1..500: "3", "3 pladser", "tre".
Reading<std::uint32_t> read_places(std::string_view text);

// Digits, "+" first for foreign numbers; +45 and 0045 are taken away.
Reading<std::string> read_phone(std::string_view text);

// As typed, without "mailto:" and angle brackets. Letters beyond ASCII are fine.
Reading<std::string> read_email(std::string_view text);

Reading<PersonStatus> read_status(std::string_view text);

// "kørsel, have" and the like; also ; / + & and line breaks. Doubles are left out.
enum class ListUse : std::uint8_t { interests, languages };  // languages: also "og", "and"
std::vector<std::string> read_list(std::string_view text, ListUse use);

struct PersonName {
    std::string given;
    std::string family;
};
// "Åse Marie Sørensen" → the last word is the family name, with particles (van, von, de, af …);
// "Sørensen, Åse Marie" the other way round.
PersonName split_name(std::string_view full);

struct Place {
    std::string postcode;
    std::string town;
};
// "4180 Sorø", "DK-4180 Sorø", "Sorø 4180", "Sorø".
Place split_place(std::string_view text);

// "Møllevej 3, 4180 Sorø" → street and place; without a postcode at the end all is street.
struct Address {
    std::string street;
    Place place;
};
Address split_address(std::string_view text);

// "DK-4180" → "4180"; anything else as it is.
std::string plain_postcode(std::string_view text);

// ja, x, 1, sand, true, yes, beskyttet.
bool means_yes(std::string_view text);

// The number that a Danish or English word stands for, 0..12 ("to", "two"); none otherwise.
std::optional<std::int32_t> number_word(std::string_view folded_word);

}  // namespace tovholder::imports
