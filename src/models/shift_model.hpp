// One shift: when, where, who holds the rope, who comes, what one does and does not do, and what
// the viewer can do about it.
#pragma once

#include <string>
#include <vector>

#include "src/models/substitute_model.hpp"

namespace tovholder::models {

struct ComingLine {
    Id<SignUp> sign_up;
    std::string name;  // first name; whole name for those who coordinate
    std::string initials;
    std::string detail;      // "Dig", "Nr. 1 på ventelisten"
    std::string phone_href;  // for those who coordinate; may be empty
    std::string call_spoken;
    std::string href;  // the person, for those who coordinate
    Attendance attendance = Attendance::not_said;
    bool seeks = false;  // a substitute
};

struct ShiftModel {
    text::Language language = text::Language::danish;
    bool gone = false;  // not on this device (any more)
    Id<Shift> shift;
    Standing standing = Standing::open;
    bool ended = false;
    bool coordinates = false;
    std::string tab_title;  // "Højtlæsning 27. nov – Tovholder"
    std::string date;       // "fredag den 27. november 2026", with the holiday's name
    std::string title;
    std::string versions;  // "Der er to versioner af tidspunkt"; mostly empty
    std::string time;      // "kl. 10.00–11.00 · 1 time"
    std::string place;     // the unit
    std::string address;
    std::string map_href;     // empty without an address
    std::string responsible;  // "Mette Holm er tovholder"
    std::string responsible_name;
    std::string phone;  // as shown; may be empty
    std::string phone_href;
    std::string call_spoken;
    std::string places;    // "1 ledig plads", "Alle 3 pladser er taget", "Aflyst"
    std::string come_too;  // "Bodil kommer også"
    std::string purpose;
    std::string notes;
    std::vector<std::string> does;
    std::vector<std::string> does_not;
    std::vector<ComingLine> coming;
    std::vector<ComingLine> waiting;
    std::string turn;      // own place in the waitlist, in words
    std::string conflict;  // why the viewer may not be free: another shift of hers overlaps
    std::string series;    // "En del af en række med 12 vagter"

    bool can_take = false;
    bool can_wait = false;           // join the waitlist
    bool can_leave = false;          // the waitlist
    bool can_seek = false;           // a substitute for her place
    bool seeks = false;              // does so
    std::string seeks_end;           // what happens when nobody comes forward, or that nobody did
    std::vector<LadderLine> ladder;  // for the one who asked, and whoever gathers the people
    std::string match_href;          // for those who coordinate, while somebody is looked for
    std::string back_href;
    std::string edit_href;
    std::string copy_href;
    std::string activity_href;  // for those who coordinate
    std::string board_href;     // of its day, for those who gather the people, from that day on
};

ShiftModel make_shift_model(const State& state, const Viewer& viewer, Id<Shift> shift);

}  // namespace tovholder::models
