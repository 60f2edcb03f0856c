// What stands on each page.
#include "src/models/papers.hpp"

#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/paper.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Print printed(const Paper& paper) { return {paper.title(), paper.html()}; }

}  // namespace

Print day_list(const BoardModel& board) {
    const auto say = [&](Key key) { return std::string(text::get(board.language, key)); };
    Paper paper(board.title + " · " + board.date);
    const std::vector<std::string> heading = {say(Key::paper_name), say(Key::person_phone),
                                              say(Key::attendance_came),
                                              say(Key::attendance_stayed)};
    std::vector<std::vector<std::string>> rows;
    const auto end_shift = [&] {
        if (!rows.empty()) paper.table(heading, rows);
        rows.clear();
    };
    for (const BoardLine& line : board.lines) {
        if (!line.heading.empty()) {
            end_shift();
            paper.heading(line.heading);
        }
        const auto box = [&](Attendance attendance) {
            return std::string(line.attendance == attendance ? "☒" : "☐");
        };
        rows.push_back(
            {line.name, line.detail, box(Attendance::came), box(Attendance::stayed_away)});
    }
    end_shift();
    if (board.lines.empty()) paper.paragraph(say(Key::board_nobody));
    return printed(paper);
}

Print boundary_card(const ActivityModel& activity) {
    const auto say = [&](Key key) { return std::string(text::get(activity.language, key)); };
    const Activity& row = activity.row;
    Paper paper(row.name);
    paper.subtitle(activity.unit);
    if (!row.purpose.empty()) {
        paper.heading(say(Key::activity_purpose_title));
        paper.paragraph(row.purpose);
    }
    const auto sentences = [&](Key title, const std::vector<std::string>& lines,
                               std::string_view mark) {
        if (lines.empty()) return;
        paper.heading(say(title));
        paper.list(lines, mark);
    };
    sentences(Key::activity_does, row.does, "check");
    sentences(Key::activity_does_not, row.does_not, "cross");
    sentences(Key::activity_quality, row.quality, {});
    sentences(Key::activity_gives, row.gives, {});
    paper.heading(say(Key::activity_responsible));
    paper.paragraph(row.responsible.empty() ? say(Key::activity_no_responsible) : row.responsible);
    if (!activity.responsible_phone.empty()) {
        paper.fact(say(Key::person_phone), activity.responsible_phone);
    }
    return printed(paper);
}

Print reference(text::Language language, const std::string& name, const std::string& text,
                const std::string& place, Date date) {
    Paper paper(text::fill(language, Key::reference_title_of, {name}));
    paper.paragraph(text);
    paper.paragraph(place.empty() ? text::plain_date(language, date)
                                  : place + ", " + text::plain_date(language, date));
    paper.signature(text::get(language, Key::reference_signature));
    return printed(paper);
}

}  // namespace tovholder::models
