// From a file's bytes to the words of each step.
#include "src/models/import_model.hpp"

#include <algorithm>

#include "shared/imports/rejected.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_words.hpp"

namespace tovholder::models {
namespace {

using imports::Field;
using imports::Kind;
using text::Key;
using text::Language;

constexpr std::size_t samples_shown = 3;
constexpr std::size_t names_listed_max = 6;

std::string say(Language language, Key key) { return std::string(text::get(language, key)); }

std::string count_of(Language language, std::size_t number, Key one, Key many) {
    if (number == 0) return {};
    return text::counted(language, static_cast<std::int64_t>(number), one, many);
}

ImportSentence sentence_of(Language language, const imports::Finding& finding) {
    return {imports::reason_of(language, finding), imports::remedy_of(language, finding)};
}

Key separator_key(char separator) {
    switch (separator) {
        case ',':
            return Key::import_separator_comma;
        case '\t':
            return Key::import_separator_tab;
        case '|':
            return Key::import_separator_bar;
        default:
            return Key::import_separator_semicolon;
    }
}

void add_file(const ImportWork& work, ImportModel& model) {
    const Language language = model.language;
    model.file_name = work.file_name;
    if (work.problem != imports::Reason::none) {
        imports::Finding finding;
        finding.reason = work.problem;
        finding.detail = std::to_string(imports::file_bytes_max / (1024 * 1024));
        if (work.problem == imports::Reason::too_many_rows) {
            finding.detail = text::whole_number(language, std::int64_t{imports::table_rows_max});
        } else if (work.problem == imports::Reason::too_many_columns) {
            finding.detail = text::whole_number(language, std::int64_t{imports::table_columns_max});
        }
        model.file_problems.push_back(sentence_of(language, finding));
        return;
    }
    if (work.table.rows.empty()) return;
    const std::size_t rows = work.table.rows.size() - work.mapping.first_row;
    model.read_as = text::counted(language, static_cast<std::int64_t>(rows), Key::import_rows_one,
                                  Key::import_rows_many) +
                    " · " + imports::encoding_name(work.encoding) + " · " +
                    say(language, separator_key(work.table.separator));
}

void add_columns(const ImportWork& work, ImportModel& model) {
    const Language language = model.language;
    model.kind_names = {say(language, Key::import_kind_people),
                        say(language, Key::import_kind_shifts)};
    model.kind = work.mapping.kind == Kind::people ? 0 : 1;
    model.fields = imports::fields_of(work.mapping.kind);
    for (const Field field : model.fields) {
        model.field_names.emplace_back(imports::label(language, field));
    }
    for (std::size_t i = 0; i < work.mapping.fields.size(); ++i) {
        ImportColumn column;
        column.name = work.mapping.names[i];
        for (const std::string& sample :
             imports::samples(work.table, work.mapping, i, samples_shown)) {
            if (!column.samples.empty()) column.samples += " · ";
            column.samples += sample;
        }
        const auto chosen =
            std::find(model.fields.begin(), model.fields.end(), work.mapping.fields[i]);
        column.chosen = chosen == model.fields.end()
                            ? 0
                            : static_cast<std::size_t>(chosen - model.fields.begin());
        model.columns.push_back(std::move(column));
    }
    for (const imports::Finding& finding : imports::check_mapping(language, work.mapping)) {
        model.file_problems.push_back(sentence_of(language, finding));
    }
    model.unit_hint =
        say(language, work.mapping.kind == Kind::people ? Key::import_unit_hint_people
                                                        : Key::import_unit_hint_shifts);
}

// "2 enheder: Integrationshuset, Medborgerhuset"
std::string listed(std::string count, const std::vector<std::string>& names) {
    count += ": ";
    const std::size_t shown = std::min(names.size(), names_listed_max);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) count += ", ";
        count += names[i];
    }
    if (shown < names.size()) count += " …";
    return count;
}

void add_creates(const imports::Plan& plan, ImportModel& model) {
    if (!plan.new_units.empty()) {
        model.creates.push_back(
            listed(count_of(model.language, plan.new_units.size(), Key::import_new_units_one,
                            Key::import_new_units_many),
                   plan.new_units));
    }
    if (!plan.new_activities.empty()) {
        std::vector<std::string> names;
        for (const imports::NewActivity& activity : plan.new_activities) {
            names.push_back(activity.unit.empty() ? activity.name
                                                  : activity.name + " (" + activity.unit + ")");
        }
        model.creates.push_back(
            listed(count_of(model.language, names.size(), Key::import_new_activities_one,
                            Key::import_new_activities_many),
                   names));
    }
}

std::string fresh_detail(const imports::Plan& plan, std::size_t index, Language language) {
    if (plan.kind == Kind::shifts) {
        const Shift& shift = plan.command.shifts[index];
        const Date day = to_local(shift.starts).date;
        return text::long_date(language, day) + ' ' +
               text::time_span(language, shift.starts, shift.ends) + " · " +
               text::counted(language, shift.places, Key::import_places_one,
                             Key::import_places_many);
    }
    const Person& person = plan.command.people[index];
    std::string detail = text::phone(person.phone);
    for (const std::string& more : {person.email, person.town}) {
        if (more.empty()) continue;
        if (!detail.empty()) detail += " · ";
        detail += more;
    }
    return detail;
}

void add_rows(const imports::Plan& plan, ImportModel& model) {
    const auto add = [&](std::vector<ImportFinding>& to, const imports::PlannedRow& row) {
        for (const imports::Finding& finding : row.findings) {
            const std::uint32_t line = finding.line == 0 ? row.line : finding.line;
            to.push_back({line, std::to_string(line), finding.column,
                          imports::reason_of(model.language, finding),
                          imports::remedy_of(model.language, finding)});
        }
    };
    for (const imports::PlannedRow& row : plan.rows) {
        if (row.outcome == imports::Outcome::rejected) {
            add(model.rejected, row);
            continue;
        }
        add(model.remarks, row);
        if (row.outcome == imports::Outcome::fresh) {
            model.fresh.push_back(
                {row.line, row.title, fresh_detail(plan, row.index, model.language)});
        }
    }
}

void add_plan(const State& state, const Viewer& viewer, const ImportWork& work,
              ImportModel& model) {
    const Language language = model.language;
    imports::Plan plan = imports::make_plan(
        {state, viewer.person, viewer.today, model.units.ids[model.unit], language}, work.mapping,
        work.table);
    for (const imports::Finding& finding : plan.file) {
        model.file_problems.push_back(sentence_of(language, finding));
    }
    for (const imports::Finding& finding : plan.cautions) {
        model.cautions.push_back(sentence_of(language, finding));
    }
    const bool people = plan.kind == Kind::people;
    model.fresh_count =
        text::counted(language, static_cast<std::int64_t>(plan.fresh),
                      people ? Key::import_fresh_people_one : Key::import_fresh_shifts_one,
                      people ? Key::import_fresh_people_many : Key::import_fresh_shifts_many);
    model.done_summary =
        text::counted(language, static_cast<std::int64_t>(plan.fresh),
                      people ? Key::import_done_people_one : Key::import_done_shifts_one,
                      people ? Key::import_done_people_many : Key::import_done_shifts_many);
    model.known_count =
        count_of(language, plan.already_there, Key::import_known_one, Key::import_known_many);
    model.twice_count =
        count_of(language, plan.twice_in_file, Key::import_twice_one, Key::import_twice_many);
    model.rejected_count =
        count_of(language, plan.rejected, Key::import_rejected_one, Key::import_rejected_many);
    model.remarks_count =
        count_of(language, plan.remarks, Key::import_remarks_one, Key::import_remarks_many);
    add_creates(plan, model);
    add_rows(plan, model);
    model.rejected_rows = plan.rejected;
    if (plan.rejected > 0) {
        model.rejected_csv = imports::write_rejected(language, work.table, work.mapping, plan);
        model.rejected_csv_name = say(language, Key::import_rejected_file) + '-' + work.file_name;
    }
    model.nothing_new = plan.file.empty() && plan.fresh == 0;
    if (plan.can_import()) model.command = std::move(plan.command);
}

template <class Entity>
bool has_row_of(const State& state, OpId op) {
    const auto row = state.table<Entity>().lower_bound(Id<Entity>::make(op, 0));
    return row != state.table<Entity>().end() && row->first.op() == op;
}

bool has_rows_of(const State& state, OpId op) {
    return has_row_of<Person>(state, op) || has_row_of<Shift>(state, op) ||
           has_row_of<Activity>(state, op) || has_row_of<Unit>(state, op);
}

void take_table(ImportWork& work, ByteView bytes) {
    const imports::Decoded decoded = imports::decode(bytes);
    work.encoding = decoded.encoding;
    work.replaced = decoded.replaced;
    work.problem = decoded.problem;
    if (work.problem != imports::Reason::none) return;
    work.table = imports::parse_table(decoded.text);
    work.problem = work.table.problem;
    if (work.problem != imports::Reason::none) return;
    work.mapping = imports::guess_mapping(work.table);
    work.step = ImportStep::columns;
}

void begin(ImportWork& work, const std::string& name) {
    ImportWork fresh;
    fresh.unit = work.unit;
    fresh.version = work.version + 1;
    fresh.file_name = name;
    work = std::move(fresh);
}

}  // namespace

void load_file(ImportWork& work, const std::string& name, ByteView bytes) {
    begin(work, name);
    take_table(work, bytes);
}

void refuse_large_file(ImportWork& work, const std::string& name) {
    begin(work, name);
    work.problem = imports::Reason::file_too_large;
}

void forget_file(ImportWork& work) { begin(work, {}); }

void set_kind(ImportWork& work, Kind kind) {
    work.mapping = imports::guess_mapping(work.table, kind);
    ++work.version;
}

void set_field(ImportWork& work, std::size_t column, Field field) {
    TOV_ASSERT(column < work.mapping.fields.size());
    work.mapping.fields[column] = field;
    ++work.version;
}

void set_import_unit(ImportWork& work, Id<Unit> unit) {
    work.unit = unit;
    ++work.version;
}

void set_step(ImportWork& work, ImportStep step) {
    work.step = step;
    ++work.version;
}

ImportModel make_import_model(const State& state, const Viewer& viewer, const ImportWork& work) {
    ImportModel model;
    model.language = viewer.language;
    model.units = coordinated_units(state, viewer);
    model.allowed = model.units.size() > 0;
    if (!model.allowed) return model;

    model.step = work.step;
    // Until something else is chosen: the uppermost unit one coordinates.
    model.unit = model.units.place_of(work.unit);
    if (model.unit == model.units.size()) model.unit = 0;
    constexpr Key overlines[] = {Key::import_step_1, Key::import_step_2, Key::import_step_3,
                                 Key::import_step_done};
    model.overline = say(viewer.language, overlines[static_cast<std::size_t>(work.step)]);
    add_file(work, model);
    if (work.step == ImportStep::columns) add_columns(work, model);
    if (work.step == ImportStep::preview) add_plan(state, viewer, work, model);
    if (work.step == ImportStep::done) {
        model.done_summary = work.done_summary;
        model.undone = !has_rows_of(state, work.op);
        model.rejected_count = count_of(viewer.language, work.rejected, Key::import_left_out_one,
                                        Key::import_left_out_many);
        model.rejected_csv = work.rejected_csv;
        model.rejected_csv_name =
            say(viewer.language, Key::import_rejected_file) + '-' + work.file_name;
    }
    return model;
}

void begin_import(ImportWork& work, const ImportModel& model, OpId last_op) {
    work.waiting_since = last_op;
    work.done_summary = model.done_summary;
    work.rejected_csv = model.rejected_csv;
    work.rejected = model.rejected_rows;
}

void notice_import(ImportWork& work, OpId last_op) {
    if (!work.waiting_since || *work.waiting_since == last_op) return;
    work.waiting_since.reset();
    work.op = last_op;
    set_step(work, ImportStep::done);
}

}  // namespace tovholder::models
