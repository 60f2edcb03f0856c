// The plan row by row, its counts, and what stands in the way of the whole import.
#include "shared/imports/plan.hpp"

#include <algorithm>

#include "shared/imports/entity_texts.hpp"
#include "shared/imports/planner.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"

namespace tovholder::imports {
namespace {

constexpr std::size_t cpr_column_cells_min = 3;

void count(Plan& plan, const PlannedRow& row) {
    switch (row.outcome) {
        case Outcome::fresh:
            ++plan.fresh;
            break;
        case Outcome::already_there:
            ++plan.already_there;
            break;
        case Outcome::twice_in_file:
            ++plan.twice_in_file;
            break;
        case Outcome::rejected:
            ++plan.rejected;
            return;
    }
    plan.remarks += row.findings.size();
}

template <class Rows>
std::size_t bytes_of_all(const Rows& rows) {
    std::size_t bytes = 0;
    for (const auto& row : rows) bytes += bytes_of(row);
    return bytes;
}

// A message and the ids of one op have limits; the file must be split when it goes beyond them.
void check_size(text::Language language, Plan& plan) {
    const ops::ImportRows& rows = plan.command;
    const std::size_t bytes = bytes_of_all(rows.units) + bytes_of_all(rows.activities) +
                              bytes_of_all(rows.people) + bytes_of_all(rows.grants) +
                              bytes_of_all(rows.shifts);
    const std::size_t ids = rows.units.size() + rows.activities.size() + rows.people.size() +
                            rows.grants.size() + rows.shifts.size();
    if (bytes <= command_bytes_max && ids <= rows_per_op_max) return;
    std::size_t fitting = plan.fresh * command_bytes_max / std::max<std::size_t>(bytes, 1);
    fitting = std::min(fitting, plan.fresh * rows_per_op_max / std::max<std::size_t>(ids, 1));
    fitting = fitting > 100 ? fitting / 100 * 100 : fitting;
    Finding finding = about_file(language, Reason::too_much_at_once);
    finding.detail = text::whole_number(language, static_cast<std::int64_t>(fitting));
    plan.file.push_back(std::move(finding));
}

// A whole column of CPR numbers is said once, besides each refused row.
void find_cpr_columns(const Mapping& mapping, Plan& plan) {
    std::map<std::string, std::size_t> cells;
    for (const PlannedRow& row : plan.rows) {
        for (const Finding& finding : row.findings) {
            if (finding.reason == Reason::cpr_in_cell) ++cells[finding.column];
        }
    }
    for (const std::string& name : mapping.names) {
        const std::size_t found = cells[name];
        if (found < cpr_column_cells_min || found * 2 < plan.rows.size()) continue;
        plan.cautions.push_back({Reason::cpr_column, 0, "", name, ""});
    }
}

template <class Planner>
void plan_rows(Planner planner, const Mapping& mapping, const Table& table, Plan& plan) {
    for (std::size_t i = mapping.first_row; i < table.rows.size(); ++i) {
        RowReader row(table, mapping, i);
        PlannedRow planned;
        planned.line = row.line();
        planned.table_row = i;
        if (row.check_cells()) {
            planner.add(row, planned);
        } else {
            planned.outcome = Outcome::rejected;
        }
        planned.findings = row.take_findings();
        count(plan, planned);
        plan.rows.push_back(std::move(planned));
    }
}

}  // namespace

Finding about_file(text::Language language, Reason reason) {
    Finding finding;
    finding.reason = reason;
    if (reason == Reason::file_too_large) {
        finding.detail = std::to_string(file_bytes_max / (1024 * 1024));
    }
    if (reason == Reason::too_many_rows) {
        finding.detail = text::whole_number(language, std::int64_t{table_rows_max});
    }
    if (reason == Reason::too_many_columns) finding.detail = std::to_string(table_columns_max);
    return finding;
}

Plan make_plan(const PlanInput& input, const Mapping& mapping, const Table& table) {
    Plan plan;
    plan.kind = mapping.kind;
    if (table.problem != Reason::none) {
        plan.file.push_back(about_file(input.language, table.problem));
        return plan;
    }
    plan.file = check_mapping(input.language, mapping);
    const auto act = mapping.kind == Kind::people ? ops::Act::give_volunteer : ops::Act::run_shifts;
    if (!ops::may(input.state, input.actor, act, ops::on(input.unit), input.today)) {
        plan.file.push_back(about_file(input.language, Reason::not_coordinator));
    }
    if (mapping.first_row >= table.rows.size()) {
        plan.file.push_back(about_file(input.language, Reason::no_rows));
    }
    if (!plan.file.empty()) return plan;
    if (mapping.kind == Kind::people) {
        plan_rows(PeoplePlanner(input, mapping, plan), mapping, table, plan);
    } else {
        plan_rows(ShiftPlanner(input, plan), mapping, table, plan);
    }
    find_cpr_columns(mapping, plan);
    check_size(input.language, plan);
    if (!plan.file.empty()) plan.command = {};
    return plan;
}

OpenedFile open_file(text::Language language, ByteView bytes) {
    OpenedFile opened;
    Decoded decoded = decode(bytes);
    opened.encoding = decoded.encoding;
    if (decoded.problem != Reason::none) {
        opened.problems.push_back(about_file(language, decoded.problem));
        return opened;
    }
    opened.table = parse_table(decoded.text);
    if (opened.table.problem != Reason::none) {
        opened.problems.push_back(about_file(language, opened.table.problem));
        return opened;
    }
    if (decoded.replaced > 0) {
        Finding finding = about_file(language, Reason::characters_replaced);
        finding.detail = text::whole_number(language, decoded.replaced);
        opened.cautions.push_back(std::move(finding));
    }
    opened.mapping = guess_mapping(opened.table);
    return opened;
}

}  // namespace tovholder::imports
