// "I dag": for a volunteer what comes next, what is new and what she could do; for a coordinator
// what needs her; for a leader what her units do, in numbers. One who is both a volunteer and a
// coordinator sees her own shifts above her desk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/models/figures_model.hpp"
#include "src/models/shift_line.hpp"
#include "src/models/substitute_model.hpp"

namespace tovholder::models {

struct NoticeLine {
    Id<Notice> notice;
    NoticeKind kind = NoticeKind::place_was_taken;
    std::string title;  // "Pladsen gik til en anden"
    std::string text;   // what happened to which shift, and what it means
    std::string href;   // the shift; empty when it is no longer on this device
    std::string seen_spoken;
};

struct NextShift {
    Id<Shift> shift;
    std::string day;
    std::string month;
    std::string overline;  // "Din næste vagt · i morgen, tirsdag"
    std::string title;
    std::string detail;
    std::string href;
    std::vector<std::string> initials;
    std::string people;  // "Børge, Yusuf og Mette kommer også"
    bool seeks = false;  // a substitute
};

struct FittingShift {
    ShiftLine line;
    std::string detail;  // with the places: "kl. 14.00–16.00 · Skovbo · 2 ledige pladser"
    std::vector<std::string> reasons;  // "Du har tid torsdag eftermiddag"
    std::string length;                // "1 time"
};

// One line of the coordinator's desk: each leads to the act.
struct DeskLine {
    std::uint64_t id = 0;
    std::string title;
    std::string detail;
    std::string button;
    std::string button_spoken;
    std::string href;
    bool urgent = false;
};
struct DeskCard {
    std::vector<DeskLine> lines;
    std::size_t count = 0;  // all, of which `lines` are the first
    std::string all_href;   // a list of all of them
};

struct TodayModel {
    text::Language language = text::Language::danish;
    bool coordinator = false;
    bool known = true;  // false: the person's own row has not come down yet
    std::string title;  // greeting, or the date for a coordinator
    std::string subtitle;
    std::vector<NoticeLine> notices;
    std::vector<AskLine> asks;
    std::vector<FoundLine> found;
    std::optional<NextShift> next;
    std::vector<ShiftLine> coming;  // own shifts after the next, at most own_shifts_max
    std::vector<FittingShift> fitting;
    std::size_t open_count = 0;        // all open shifts one may take
    std::string open_link;             // "Se alle 14"
    DeskCard lacking;                  // shifts of the next 14 days without enough people
    DeskCard fresh;                    // people with status "ny"
    DeskCard invited;                  // invitations not used
    DeskCard today;                    // shifts of today with who comes
    DeskCard waiting;                  // activities that wait for an act
    std::vector<FiguresCard> figures;  // for leaders, and of associations
    bool has_activities = false;
    std::string board_href;  // for those who gather people today; else empty
    std::size_t refusals = 0;
    std::size_t versions = 0;  // what has two of them, for the viewer to choose
    std::size_t requests = 0;  // what people asked about their data, for the viewer to settle
};
inline constexpr std::size_t own_shifts_max = 3;
inline constexpr std::size_t fitting_max = 5;
inline constexpr std::size_t desk_lines_max = 5;
inline constexpr std::int32_t desk_days = 14;

TodayModel make_today_model(const State& state, const Viewer& viewer, std::size_t refusals);

// Notices of the viewer that she has not seen.
std::size_t unread_notices(const State& state, const Viewer& viewer);

}  // namespace tovholder::models
