// Our calendar and the series made with it, against what others say of the years 2024 to 2035:
// tests/data/make_calendar.py asked them.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "shared/ops/series.hpp"

using namespace tovholder;

namespace {

using Fields = std::vector<std::string>;

Fields split(const std::string& text, char separator) {
    Fields parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

std::vector<Fields> lines_of(const std::string& kind) {
    std::ifstream file(std::string(TOVHOLDER_TEST_DATA) + "/calendar_2024_2035.csv");
    std::vector<Fields> lines;
    for (std::string line; std::getline(file, line);) {
        Fields fields = split(line, ';');
        if (fields.front() == kind) lines.push_back(std::move(fields));
    }
    BOOST_REQUIRE(!lines.empty());
    return lines;
}

int number(const std::string& text, std::size_t at, std::size_t count) {
    return std::stoi(text.substr(at, count));
}
Date day_of(const std::string& text) {
    return *make_date(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
}
LocalTime wall_time(const std::string& text) {
    return {day_of(text), number(text, 11, 2) * 60 + number(text, 14, 2)};
}
Instant moment(const std::string& text) {
    const LocalTime utc = wall_time(text);
    return {utc.date.days * seconds_per_day + utc.minute * seconds_per_minute};
}
std::string text_of(Date date) {
    const YearMonthDay day = civil(date);
    return std::to_string(day.year) + '-' + std::to_string(day.month) + '-' +
           std::to_string(day.day);
}

const std::map<std::string, Holiday> rules{
    {"01-01", Holiday::new_years_day},    {"easter -3", Holiday::maundy_thursday},
    {"easter -2", Holiday::good_friday},  {"easter", Holiday::easter_sunday},
    {"easter 1", Holiday::easter_monday}, {"easter 39", Holiday::ascension_day},
    {"easter 49", Holiday::whit_sunday},  {"easter 50", Holiday::whit_monday},
    {"12-25", Holiday::christmas_day},    {"12-26", Holiday::second_christmas_day},
};

const std::map<std::string, Rhythm> rhythms{
    {"weekly", Rhythm::weekly},
    {"every_second_week", Rhythm::every_second_week},
    {"monthly_by_weekday", Rhythm::monthly_by_weekday},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(others_calendar_tests)

BOOST_AUTO_TEST_CASE(the_holidays_are_those_that_others_know_and_no_day_else) {
    std::map<Date, Holiday> known;
    for (const Fields& line : lines_of("holiday")) known[day_of(line[1])] = rules.at(line[2]);
    BOOST_TEST(known.size() == 120u);
    for (Date date = day_of("2024-01-01"); date <= day_of("2035-12-31"); date = date + 1) {
        const auto expected = known.find(date);
        const auto ours = holiday(date);
        BOOST_TEST(ours.has_value() == (expected != known.end()), text_of(date));
        if (ours && expected != known.end()) BOOST_TEST((*ours == expected->second), text_of(date));
    }
}

BOOST_AUTO_TEST_CASE(every_week_has_the_number_that_others_give_it) {
    for (const Fields& line : lines_of("week")) {
        const IsoWeek expected{std::stoi(line[2]), std::stoi(line[3])};
        for (std::int32_t later = 0; later < 7; ++later) {
            const Date date = day_of(line[1]) + later;
            BOOST_TEST((iso_week(date) == expected), text_of(date));
            BOOST_TEST((monday_of(date) == day_of(line[1])), text_of(date));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_clock_changes_at_the_moments_that_others_know) {
    const auto changes = lines_of("clock");
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Instant from = moment(changes[i][1]);
        const Instant end = moment(i + 1 < changes.size() ? changes[i + 1][1] : "2036-01-01T00:00");
        const bool summer = changes[i][2] == "2";
        for (Instant at = from; at < end; at = at + seconds_per_hour) {
            BOOST_REQUIRE_EQUAL(is_summer_time(at), summer);
            const LocalTime local = to_local(at);
            const std::int64_t wall =
                local.date.days * seconds_per_day + local.minute * seconds_per_minute;
            BOOST_REQUIRE_EQUAL(wall - at.seconds, (summer ? 2 : 1) * seconds_per_hour);
        }
        BOOST_TEST(is_summer_time(end - 1) == summer);
    }
}

BOOST_AUTO_TEST_CASE(every_series_has_the_shifts_that_others_make_of_its_rule) {
    for (const Fields& line : lines_of("series")) {
        ops::CreateSeries series;
        series.rhythm = rhythms.at(line[1]);
        series.first.starts = from_local(wall_time(line[2]));
        series.first.ends = series.first.starts + seconds_per_hour;
        series.last_day = day_of(line[3]);
        series.skip_holidays = line[4] == "1";
        const Fields expected = split(line[5], ' ');
        const auto shifts = ops::expand(series);
        const std::string name = line[1] + " from " + line[2] + " skip " + line[4];
        BOOST_TEST(shifts.size() == expected.size(), name);
        for (std::size_t i = 0; i < std::min(shifts.size(), expected.size()); ++i) {
            BOOST_TEST((shifts[i].starts == moment(expected[i])), name << ": " << expected[i]);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
