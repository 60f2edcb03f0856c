// Inside of make_plan: one planner a kind, each turning rows into parts of the command.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "shared/imports/plan.hpp"
#include "shared/imports/row_reader.hpp"

namespace tovholder::imports {

// Adds people and their roles. REQUIRES: plan.kind == Kind::people
class PeoplePlanner {
public:
    PeoplePlanner(const PlanInput& input, const Mapping& mapping, Plan& plan);
    void add(RowReader& row, PlannedRow& planned);

private:
    Person read_person(RowReader& row) const;
    void read_name(RowReader& row, Person& person) const;
    void read_address(RowReader& row, Person& person) const;
    void read_dates(RowReader& row, Person& person) const;

    const PlanInput& input_;
    Plan& plan_;
    bool place_is_in_street_;
    std::set<std::string> known_;                   // sameness keys of the state
    std::map<std::string, std::uint32_t> in_file_;  // sameness key → line
};

// Adds shifts, and the units and activities they need. REQUIRES: plan.kind == Kind::shifts
class ShiftPlanner {
public:
    ShiftPlanner(const PlanInput& input, Plan& plan) : input_(input), plan_(plan) {}
    void add(RowReader& row, PlannedRow& planned);

private:
    // A name that stands for a row that exists, or for one that will be made.
    struct UnitPlace {
        Id<Unit> id;      // existing or local; none = not made yet
        std::string key;  // the same for the same unit
    };
    using ShiftKey = std::tuple<std::string, std::int64_t, std::int64_t, std::string>;

    UnitPlace find_unit(const std::string& name);
    static std::string activity_key(const UnitPlace& unit, const std::string& name);
    Id<Activity> find_activity(const UnitPlace& unit, const std::string& name);
    bool is_known(Id<Activity> activity, const Shift& shift);
    void read_times(RowReader& row, Shift& shift) const;
    Id<Activity> make_activity(UnitPlace& unit, const std::string& unit_name,
                               const std::string& key, const std::string& name);

    const PlanInput& input_;
    Plan& plan_;
    std::map<std::string, Id<Unit>> units_;           // folded name → row
    std::set<Id<Unit>> indexed_units_;                // whose activities are in the next map
    std::map<std::string, Id<Activity>> activities_;  // unit key + folded name → row
    std::map<Id<Activity>, std::set<ShiftKey>> known_;
    std::map<ShiftKey, std::uint32_t> in_file_;  // → line
};

}  // namespace tovholder::imports
