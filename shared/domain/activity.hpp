// An activity (opgave): what volunteers do in a unit, why, and where it stops.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/person.hpp"
#include "shared/domain/unit.hpp"

namespace tovholder {

enum class ActivityStatus : std::uint8_t { open = 0, closed = 1 };
constexpr std::uint8_t count_of(ActivityStatus) { return 2; }

// Who carries it.
enum class EngagementForm : std::uint8_t { own = 0, partner = 1, independent = 2 };
constexpr std::uint8_t count_of(EngagementForm) { return 3; }

// What it costs when nobody comes.
enum class Criticality : std::uint8_t { may_lapse = 0, must_be_covered = 1 };
constexpr std::uint8_t count_of(Criticality) { return 2; }

// Where it comes from: volunteers supplement, they do not replace.
enum class Origin : std::uint8_t {
    not_said = 0,
    supplement = 1,  // besides what employees do
    fresh = 2,       // nobody did it before
    lapsed = 3,      // employees did it once, and stopped (lapsed_since)
    paid = 4,        // employees are paid for it until now
};
constexpr std::uint8_t count_of(Origin) { return 5; }

// Would a firm have been paid for it?
enum class Competition : std::uint8_t { not_said = 0, no_firm = 1, a_firm = 2 };
constexpr std::uint8_t count_of(Competition) { return 3; }

struct Activity {
    Id<Activity> id;
    Id<Unit> unit;
    std::string name;
    std::string purpose;  // what extra the citizen gets
    std::string place;    // empty = the unit's address
    std::vector<std::string> does;
    std::vector<std::string> does_not;
    std::string responsible;  // the tovholder's name as shown to volunteers
    std::string responsible_phone;
    std::uint32_t places = 1;  // default for new shifts
    ActivityStatus status = ActivityStatus::open;
    EngagementForm form = EngagementForm::own;
    std::vector<std::string> quality = {};  // the standard, in a few lines
    std::vector<std::string> gives = {};    // what the volunteer gets out of it
    std::optional<Date> begins = {};        // first day; none = not planned yet
    std::optional<Date> ends = {};          // last day; none = until further notice
    Criticality criticality = Criticality::may_lapse;
    Origin origin = Origin::not_said;
    std::optional<Date> lapsed_since = {};
    Competition competition = Competition::not_said;
    std::string competition_by = {};  // who decided that
    bool preparing = false;  // closed because it has never been opened (ops/start_check.hpp)

    bool operator==(const Activity&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "name", self.name, FieldClass::open);
        visit(3, "purpose", self.purpose, FieldClass::open);
        visit(4, "place", self.place, FieldClass::open);
        visit(5, "does", self.does, FieldClass::open);
        visit(6, "does_not", self.does_not, FieldClass::open);
        visit(7, "responsible", self.responsible, FieldClass::contact);
        visit(8, "responsible_phone", self.responsible_phone, FieldClass::contact);
        visit(9, "places", self.places, FieldClass::open);
        visit(10, "status", self.status, FieldClass::open);
        visit(11, "form", self.form, FieldClass::open);
        visit(12, "quality", self.quality, FieldClass::open);
        visit(13, "gives", self.gives, FieldClass::open);
        visit(14, "begins", self.begins, FieldClass::open);
        visit(15, "ends", self.ends, FieldClass::open);
        visit(16, "criticality", self.criticality, FieldClass::open);
        visit(17, "origin", self.origin, FieldClass::open);
        visit(18, "lapsed_since", self.lapsed_since, FieldClass::open);
        visit(19, "competition", self.competition, FieldClass::open);
        visit(20, "competition_by", self.competition_by, FieldClass::contact);
        visit(21, "preparing", self.preparing, FieldClass::open);
    }
};

}  // namespace tovholder
