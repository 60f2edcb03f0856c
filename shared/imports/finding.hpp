// What an import has to say about a file, a row or a cell, as codes; the words are in
// shared/text/texts_import.def.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/text/language.hpp"

namespace tovholder::imports {

// Each has two texts: import_<name> (what is the matter; {0} = the cell, {1} = the detail) and
// import_<name>_remedy (what to do about it).
#define TOV_IMPORT_REASONS(X)                                                      \
    /* the file as a whole */                                                      \
    X(file_empty)                                                                  \
    X(file_too_large)      /* detail: MB */                                        \
    X(file_is_spreadsheet) /* .xlsx, .xls, .ods */                                 \
    X(file_is_binary)                                                              \
    X(too_many_rows)    /* detail: the limit */                                    \
    X(too_many_columns) /* detail: the limit */                                    \
    X(no_rows)                                                                     \
    X(field_missing)    /* detail: the field's label; no column is mapped to it */ \
    X(field_twice)      /* detail: the field's label */                            \
    X(too_much_at_once) /* detail: rows that fit */                                \
    X(not_coordinator)                                                             \
    X(cpr_column)                                                                  \
    X(characters_replaced) /* detail: how many */                                  \
    /* a row is refused */                                                         \
    X(cpr_in_cell) /* never carries the cell */                                    \
    X(name_missing)                                                                \
    X(activity_missing)                                                            \
    X(date_missing)                                                                \
    X(time_missing)                                                                \
    X(too_many_cells)                                                              \
    X(quote_not_closed)                                                            \
    X(date_impossible)                                                             \
    X(date_unreadable)                                                             \
    X(date_is_number)                                                              \
    X(date_in_future)                                                              \
    X(date_out_of_range)                                                           \
    X(time_impossible)                                                             \
    X(time_unreadable)                                                             \
    X(ends_before_start)                                                           \
    X(no_length)                                                                   \
    X(phone_unreadable)                                                            \
    X(phone_wrong_length)                                                          \
    X(phone_two)                                                                   \
    X(email_unreadable)                                                            \
    X(hours_unreadable)                                                            \
    X(hours_out_of_range)                                                          \
    X(status_unknown)                                                              \
    X(places_unreadable)                                                           \
    X(places_out_of_range)                                                         \
    X(text_too_long) /* detail: the limit in characters */                         \
    X(list_too_long) /* detail: the limit in entries */                            \
    /* a row is taken, with a remark */                                            \
    X(left_empty) /* a word for "unknown" */                                       \
    X(address_protected)                                                           \
    X(note_had_address)                                                            \
    X(row_is_short)                                                                \
    X(birth_year_unlikely) /* detail: the year */                                  \
    X(postcode_odd)                                                                \
    X(shift_in_past)                                                               \
    X(time_skipped) /* detail: the time it becomes */                              \
    X(time_twice)                                                                  \
    X(clock_changes) /* detail: how long the shift lasts */

enum class Reason : std::uint8_t {
    none,
#define TOV_REASON(name) name,
    TOV_IMPORT_REASONS(TOV_REASON)
#undef TOV_REASON
};

struct Finding {
    Reason reason = Reason::none;
    std::uint32_t line = 0;   // physical line in the file as an editor counts, 0 = the whole file
    std::string column = {};  // its heading ("Født"), or "C" when it has none; may be empty
    std::string value = {};   // the cell, shortened; always empty for cpr_in_cell
    std::string detail = {};
    bool operator==(const Finding&) const = default;
};

// "Linje 12, kolonnen Født"; empty for a finding about the whole file.
std::string place_of(text::Language language, const Finding& finding);
// "31-02-1960 er ikke en dato, der findes."
std::string reason_of(text::Language language, const Finding& finding);
// "Ret datoen, og importér rækken igen."
std::string remedy_of(text::Language language, const Finding& finding);

}  // namespace tovholder::imports
