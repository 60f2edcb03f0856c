// One part for each kind of row.
#include "src/models/about_sections.hpp"

#include "shared/base/sort.hpp"
#include "shared/domain/field_groups.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_words.hpp"
#include "src/models/rights_model.hpp"
#include "src/models/versions_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Key notice_words(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::place_was_taken:
            return Key::about_notice_taken;
        case NoticeKind::got_place:
            return Key::about_notice_place;
        case NoticeKind::shift_cancelled:
            return Key::about_notice_cancelled;
        case NoticeKind::shift_moved:
            return Key::about_notice_moved;
        case NoticeKind::shift_restored:
            return Key::about_notice_restored;
    }
    return Key::about_notice_place;
}

Key sign_up_words(SignUpStatus status) {
    switch (status) {
        case SignUpStatus::confirmed:
            return Key::about_has_place;
        case SignUpStatus::waitlisted:
            return Key::about_waits;
        case SignUpStatus::given_back:
            return Key::about_gave_back;
    }
    return Key::about_has_place;
}

class Sections {
public:
    Sections(const Viewer& viewer, const wire::AboutAnswer& answer)
        : viewer_(viewer), language_(viewer.language), answer_(answer) {
        for (const wire::SentRow& sent : answer.rows) rows_.put(sent.row, sent.stamp);
    }

    std::vector<AboutSection> all() {
        add("facts", Key::about_facts, facts());
        add("history", Key::about_history, history());
        add("roles", Key::about_roles, lines_of<Grant>());
        add("shifts", Key::about_shifts, shifts());
        add("absences", Key::about_absences, lines_of<Absence>());
        add("notices", Key::about_notices, lines_of<Notice>());
        add("versions", Key::about_versions, lines_of<Conflict>());
        add("invitations", Key::about_invitations, lines_of<Invitation>());
        add("devices", Key::about_devices, lines_of<Device>());
        add("requests", Key::about_requests, lines_of<DataRequest>());
        add("audit", Key::about_audit, audit());
        return std::move(sections_);
    }

private:
    using Lines = std::vector<AboutLine>;

    std::string say(Key key) const { return std::string(text::get(language_, key)); }
    std::string say(Key key, std::initializer_list<std::string_view> words) const {
        return text::fill(language_, key, words);
    }
    std::string date(Date day) const { return text::plain_date(language_, day); }
    std::string moment(Instant at) const {
        return date(to_local(at).date) + " " + text::clock_time(language_, at);
    }
    void add(const char* id, Key title, Lines lines) {
        if (!lines.empty()) sections_.push_back({id, say(title), {}, std::move(lines)});
    }

    std::string name_of(Id<Person> person) const {
        if (!person) return say(Key::about_by_rules);
        if (person == viewer_.person) return say(Key::versions_you);
        for (const wire::PersonName& name : answer_.names) {
            if (name.person == person) return name.name;
        }
        return say(Key::versions_somebody);
    }
    std::string shift_words(Id<Shift> id) const {
        const Shift* shift = rows_.find(id);
        if (shift == nullptr) return say(Key::person_shift_unknown);
        const Activity* activity = rows_.find(shift->activity);
        return (activity == nullptr ? say(Key::person_shift_unknown) : activity->name) + ", " +
               date(to_local(shift->starts).date) + " " +
               text::time_span(language_, shift->starts, shift->ends);
    }
    std::string unit_name(Id<Unit> id) const {
        const Unit* unit = rows_.find(id);
        return unit == nullptr ? std::string{} : unit->name;
    }

    // ---- her own row ----
    const Row<Person>* person() const { return rows_.find_row(answer_.person); }
    Lines facts() const {
        Lines lines;
        const Row<Person>* row = person();
        if (row == nullptr) return lines;
        const AnyRow any = row->value;
        for (const FieldGroup& group : groups_of(table_id<Person>)) {
            lines.push_back({group_name(language_, table_id<Person>, group.tag),
                             group_value(viewer_, any, group.tag, texts_of(any, group.fields))});
        }
        return lines;
    }
    Lines history() const {
        Lines lines;
        const Row<Person>* row = person();
        if (row == nullptr) return lines;
        for (auto mark = row->stamp.trail.rbegin(); mark != row->stamp.trail.rend(); ++mark) {
            AboutLine line{group_name(language_, table_id<Person>, mark->group), {}, {}};
            const FieldGroup* group = find_group(table_id<Person>, mark->group);
            const bool has_before = group != nullptr && !mark->before.empty();
            line.value = has_before
                             ? say(Key::about_was,
                                   {group_value(viewer_, row->value, mark->group, mark->before)})
                             : say(Key::about_changed);
            line.detail = say(Key::versions_who_when, {name_of(mark->person), moment(mark->at)});
            lines.push_back(std::move(line));
        }
        return lines;
    }

    // ---- rows ----
    template <class Entity>
    Lines lines_of() const {
        Lines lines;
        const auto& rows = rows_.table<Entity>();
        for (auto it = rows.rbegin(); it != rows.rend(); ++it)
            lines.push_back(line(it->second.value));
        return lines;
    }
    AboutLine line(const Absence& row) const {
        const Key kind = row.kind == AbsenceKind::pause ? Key::absence_pause : Key::absence_less;
        return {say(kind),
                row.until ? say(Key::activity_from_to, {date(row.from), date(*row.until)})
                          : say(Key::activity_from, {date(row.from)}),
                {}};
    }
    AboutLine line(const Grant& row) const {
        std::string role(role_word(language_, row.role));
        if (const Activity* activity = rows_.find(row.activity)) role += ", " + activity->name;
        const std::string days =
            row.ended ? say(Key::role_from_to, {date(row.starts), date(*row.ended + -1)})
                      : say(Key::role_since, {date(row.starts)});
        return {role, unit_name(row.unit), days};
    }
    AboutLine line(const Notice& row) const {
        return {say(notice_words(row.kind)), shift_words(row.shift), moment(row.at)};
    }
    AboutLine line(const Invitation& row) const {
        return {say(row.used ? Key::about_code_used : Key::about_code_open),
                say(Key::about_code_days,
                    {date(to_local(row.created).date), date(to_local(row.expires).date)})};
    }
    AboutLine line(const Device& row) const {
        const Key seen = row.withdrawn ? Key::device_withdrawn : Key::device_seen;
        return {row.name.empty() ? say(Key::device_without_name) : row.name,
                say(seen, {date(row.last_seen)})};
    }
    AboutLine line(const Conflict& row) const {
        const RowKey subject = subject_of(row);
        const auto found = rows_.get(subject);
        AboutLine line{group_name(language_, subject.table, row.group), {}, moment(row.at)};
        if (!found || find_group(subject.table, row.group) == nullptr) return line;
        line.value = group_value(viewer_, found->row, row.group, row.kept) + "\n" +
                     group_value(viewer_, found->row, row.group, row.lost);
        return line;
    }
    AboutLine line(const DataRequest& row) const {
        AboutLine line{request_kind_words(language_, row.kind), row.text, moment(row.at)};
        line.detail += " · " + request_state_words(language_, row.state);
        if (!row.answer.empty()) line.detail += ": " + row.answer;
        return line;
    }
    Lines shifts() const {
        std::vector<const SignUp*> all;
        for (const auto& [id, row] : rows_.table<SignUp>()) all.push_back(&row.value);
        const auto starts = [this](const SignUp* row) {
            const Shift* shift = rows_.find(row->shift);
            return shift == nullptr ? Instant{} : shift->starts;
        };
        sort_stably(all, [&](const SignUp* a, const SignUp* b) { return starts(a) > starts(b); });
        Lines lines;
        for (const SignUp* row : all) {
            const Shift* shift = rows_.find(row->shift);
            std::string words = say(sign_up_words(row->status));
            if (row->attendance != Attendance::not_said) {
                words += " · " + say(row->attendance == Attendance::came ? Key::attendance_came
                                                                         : Key::attendance_stayed);
            }
            lines.push_back({words, shift_words(row->shift),
                             shift == nullptr ? std::string{} : unit_name(shift->unit)});
        }
        return lines;
    }

    // ---- who saw and changed what ----
    std::string seen_words(const AuditLine& line) const {
        const bool notes = covers(line.classes, FieldClass::sensitive);
        if (line.table == table_id<DataRequest>) return say(Key::about_saw_request);
        return say(notes ? Key::about_saw_all : Key::about_saw_contact);
    }
    std::string changed_words(const AuditLine& line) const {
        if (line.table == table_id<DataRequest>) return say(Key::about_wrote_request);
        std::vector<std::string> names;
        for (const FieldGroup& group : groups_of(line.table)) {
            if ((group.fields.bits & line.fields.bits) == 0) continue;
            names.push_back(group_name(language_, line.table, group.tag));
        }
        if (names.empty()) return say(Key::about_changed);
        return say(Key::about_changed_these,
                   {text::join_names(language_, names.data(), names.size())});
    }
    Lines audit() const {
        Lines lines;
        for (const AuditLine& each : answer_.audit) {
            AboutLine line{name_of(each.actor), {}, moment(each.at)};
            switch (each.kind) {
                case AuditKind::seen:
                    line.value = seen_words(each);
                    break;
                case AuditKind::changed:
                    line.value = changed_words(each);
                    break;
                case AuditKind::told_all:
                    line.value = say(Key::about_told_all);
                    break;
                case AuditKind::erased:
                    continue;
            }
            lines.push_back(std::move(line));
        }
        if (answer_.audit_is_cut) lines.push_back({{}, say(Key::about_audit_cut)});
        return lines;
    }

    const Viewer& viewer_;
    text::Language language_;
    const wire::AboutAnswer& answer_;
    State rows_;
    std::vector<AboutSection> sections_;
};

}  // namespace

std::vector<AboutSection> about_sections(const Viewer& viewer, const wire::AboutAnswer& answer) {
    return Sections(viewer, answer).all();
}

}  // namespace tovholder::models
