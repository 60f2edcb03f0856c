// The chapters in order, and the result as rows.
#include "shared/demo/municipality.hpp"

#include <algorithm>

#include "shared/demo/builder.hpp"

namespace tovholder::demo {

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        parts.emplace_back(list.substr(0, bar));
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
    return parts;
}

Municipality make_municipality(std::uint64_t seed, Date today) {
    Builder builder;
    builder.seed = seed;
    builder.today = today;
    add_units(builder);
    add_people(builder);
    add_activities(builder);
    add_shifts(builder);
    add_sign_ups(builder);
    add_substitutes(builder);
    add_notices(builder);
    add_openings(builder);
    add_absences(builder);

    Municipality made;
    const auto add = [&](const auto& rows) {
        made.changes.puts.insert(made.changes.puts.end(), rows.begin(), rows.end());
    };
    add(builder.units);
    add(builder.people);
    add(builder.grants);
    add(builder.activities);
    add(builder.shifts);
    add(builder.sign_ups);
    add(builder.notices);
    add(builder.prepared);
    add(builder.boundaries);
    add(builder.hearings);
    add(builder.delegations);
    add(builder.absences);
    add(builder.series);
    made.root = builder.units.front().id;
    made.coordinator = builder.people.front().id;
    for (std::size_t i = 0; i < leads().size(); ++i) {
        made.volunteers.push_back(builder.people[builder.coordinators + i].id);
    }
    return made;
}

}  // namespace tovholder::demo
