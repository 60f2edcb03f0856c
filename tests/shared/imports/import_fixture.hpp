// A municipality with one coordinator, files from tests/data, and short ways to a plan.
#pragma once

#include <fstream>
#include <iterator>

#include "shared/imports/plan.hpp"
#include "shared/imports/rejected.hpp"
#include "shared/ops/apply.hpp"

namespace tovholder::imports {

inline std::string read_test_file(const std::string& name) {
    std::ifstream file(std::string(TOVHOLDER_TEST_DATA) + "/" + name, std::ios::binary);
    TOV_ASSERT(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

struct ImportFixture {
    static constexpr text::Language language = text::Language::danish;
    const Date today = *make_date(2026, 11, 23);
    const Id<Unit> root = Id<Unit>::make({server_alias, 1}, 1);
    const Id<Person> coordinator = Id<Person>::make({server_alias, 1}, 2);
    State state;
    OpNumber last_op = 0;

    ImportFixture() {
        Unit unit;
        unit.id = root;
        unit.name = "Kommunen";
        state.put(unit, {});
        Person person;
        person.id = coordinator;
        person.given_name = "Inger";
        state.put(person, {});
        Grant grant;
        grant.id = Id<Grant>::make({server_alias, 1}, 3);
        grant.person = coordinator;
        grant.unit = root;
        grant.role = Role::coordinator;
        grant.starts = *make_date(2020, 1, 1);
        state.put(grant, {});
    }

    PlanInput input(Id<Unit> unit) const { return {state, coordinator, today, unit, language}; }

    Plan plan_of(const OpenedFile& opened) const {
        return make_plan(input(root), opened.mapping, opened.table);
    }
    Plan plan_of(std::string_view file) const {
        return plan_of(open_file(language, as_bytes(file)));
    }

    // Carries the plan's command out as the server would; false when it is refused.
    bool import(const Plan& plan) {
        const ops::OpContext context{{7, ++last_op},
                                     coordinator,
                                     Instant{std::int64_t{today.days} * seconds_per_day + 36'000}};
        const auto changes = ops::apply(state, context, plan.command);
        if (!changes) return false;
        state.apply(*changes, last_op);
        return true;
    }
};

inline const char* name_of(Reason reason) {
    static const char* const names[] = {"none",
#define TOV_REASON(name) #name,
                                        TOV_IMPORT_REASONS(TOV_REASON)
#undef TOV_REASON
    };
    return names[static_cast<std::size_t>(reason)];
}

// "12 Født date_impossible" for each finding of the rejected rows, or of all the others.
inline std::vector<std::string> findings(const Plan& plan, bool of_rejected) {
    std::vector<std::string> found;
    for (const PlannedRow& row : plan.rows) {
        if ((row.outcome == Outcome::rejected) != of_rejected) continue;
        for (const Finding& finding : row.findings) {
            found.push_back(std::to_string(finding.line) + " " + finding.column + " " +
                            name_of(finding.reason));
        }
    }
    return found;
}
inline std::vector<std::string> rejections(const Plan& plan) { return findings(plan, true); }
inline std::vector<std::string> remarks(const Plan& plan) { return findings(plan, false); }

}  // namespace tovholder::imports
