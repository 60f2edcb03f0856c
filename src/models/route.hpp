// Where one is in the app, as the part of the address after '#': "/vagter/7-12-1?filter=ledige".
// Routes are links that people may keep; never rename one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/id.hpp"

namespace tovholder::models {

enum class Screen : std::uint8_t {
    home,            // /            start, or today once joined
    join,            // /kode?k=CODE
    today,           // /idag
    board,           // /tavle?dag=2026-11-27
    shifts,          // /vagter?dag=2026-11-27&filter=ledige,mine&enhed=ID
    shift,           // /vagter/ID
    shift_edit,      // /vagter/ID/ret
    shift_new,       // /vagter/ny?opgave=ID&kopi=ID&dag=2026-11-27
    people,          // /frivillige
    person,          // /frivillige/ID
    person_edit,     // /frivillige/ID/ret
    person_invite,   // /frivillige/ID/inviter
    person_new,      // /frivillige/ny
    reference,       // /frivillige/ID/udtalelse
    absence_new,     // /frivillige/ID/fravaer
    season,          // /saeson?enhed=ID
    activities,      // /opgaver
    activity,        // /opgaver/ID
    activity_edit,   // /opgaver/ID/ret?del=plan
    match,           // /opgaver/ID/folk
    boundary_new,    // /opgaver/ID/paaroerende?spoergsmaal=TEKST
    boundary_talk,   // /graensesnak/ID
    hearing_new,     // /opgaver/ID/hoering
    delegation_new,  // /opgaver/ID/selvstyre
    activity_new,    // /opgaver/ny
    import,          // /import
    sync,            // /synk
    versions,        // /versioner
    refused,         // /ikke-accepteret
    settings,        // /indstillinger
    more,            // /mere
    pin,             // /laas
    about,           // /data/ID
    rights,          // /data
    not_found,
};

struct Route {
    Screen screen = Screen::home;
    std::uint64_t id = 0;  // of the shift, person or activity; 0 = none
    std::map<std::string, std::string> query = {};

    template <class Entity>
    Id<Entity> row() const {
        return {id};
    }
    // Empty when absent.
    std::string parameter(const std::string& name) const;
    bool operator==(const Route&) const = default;
};

// Any text; what is not one of ours becomes Screen::not_found. A leading '#' is allowed.
Route parse_route(std::string_view path);

// "/vagter/7-12-1": parse_route(path_of(route)) == route.
std::string path_of(const Route& route);
// "#/vagter/7-12-1"
std::string href_of(const Route& route);
inline std::string href_of(Screen screen) { return href_of(Route{screen, 0, {}}); }
template <class Entity>
std::string href_of(Screen screen, Id<Entity> id) {
    return href_of(Route{screen, id.value, {}});
}

// "7-12-1": alias, op number and index of a row id, in decimal.
std::string id_text(std::uint64_t id);
std::optional<std::uint64_t> parse_id(std::string_view text);

}  // namespace tovholder::models
