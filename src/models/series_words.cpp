// How often, when, and until when.
#include "src/models/series_words.hpp"

#include "shared/text/when.hpp"

namespace tovholder::models {

using text::Key;

std::string series_times(text::Language language, const Series& series) {
    return text::clock_time(language, static_cast<std::int32_t>(series.starts)) + "–" +
           text::clock_time(language, static_cast<std::int32_t>(series.ends));
}

std::string series_rhythm(text::Language language, const Series& series) {
    const Key key = series.rhythm == Rhythm::weekly              ? Key::series_weekly
                    : series.rhythm == Rhythm::every_second_week ? Key::series_second_week
                                                                 : Key::series_monthly;
    const std::int32_t nth = (civil(series.first_day).day - 1) / 7 + 1;
    return text::fill(language, key,
                      {text::weekday_name(language, series.first_day),
                       series_times(language, series), std::to_string(nth)});
}

std::string series_in_words(text::Language language, const Series& series) {
    const std::string rhythm = series_rhythm(language, series);
    if (!series.last_day) return text::fill(language, Key::series_open_end, {rhythm});
    return text::fill(language, Key::series_until,
                      {rhythm, text::plain_date(language, *series.last_day)});
}

}  // namespace tovholder::models
