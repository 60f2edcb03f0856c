// Rows of any table, group by group.
#include "shared/domain/field_groups.hpp"

#include <charconv>

namespace tovholder {
namespace {

template <class Number>
std::string digits(Number number) {
    return std::to_string(number);
}
template <class Number>
bool read_digits(std::string_view text, Number& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::string text_of(const std::string& value) { return value; }
std::string text_of(const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : "\n") + value;
    return all;
}
std::string text_of(bool value) { return value ? "1" : "0"; }
std::string text_of(std::uint32_t value) { return digits(value); }
std::string text_of(Instant value) { return digits(value.seconds); }
std::string text_of(Date value) { return digits(value.days); }
std::string text_of(std::optional<Date> value) { return value ? text_of(*value) : std::string(); }
template <class Entity>
std::string text_of(Id<Entity> value) {
    return digits(value.value);
}
template <class Enum>
requires std::is_enum_v<Enum> std::string text_of(Enum value) {
    return digits(static_cast<unsigned>(value));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

void read_text(const std::string& text, std::string& value) { value = text; }
void read_text(const std::string& text, std::vector<std::string>& value) { value = lines_of(text); }
void read_text(const std::string& text, bool& value) { value = text == "1"; }
void read_text(const std::string& text, std::uint32_t& value) { read_digits(text, value); }
void read_text(const std::string& text, Instant& value) { read_digits(text, value.seconds); }
void read_text(const std::string& text, Date& value) { read_digits(text, value.days); }
void read_text(const std::string& text, std::optional<Date>& value) {
    value.reset();
    if (!text.empty()) read_text(text, value.emplace());
}
template <class Entity>
void read_text(const std::string& text, Id<Entity>& value) {
    read_digits(text, value.value);
}
template <class Enum>
requires std::is_enum_v<Enum>
void read_text(const std::string& text, Enum& value) {
    auto number = static_cast<std::uint8_t>(value);
    read_digits(text, number);
    value = static_cast<Enum>(number);
}

// What was added to `seen` to make `asked` is added, what was taken from it goes.
void merge(std::vector<std::string>& value, const std::string& seen, const std::string& asked) {
    const std::vector<std::string> before = lines_of(seen);
    const std::vector<std::string> after = lines_of(asked);
    const auto has = [](const std::vector<std::string>& list, const std::string& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    std::erase_if(value,
                  [&](const std::string& item) { return has(before, item) && !has(after, item); });
    for (const std::string& item : after) {
        if (!has(before, item) && !has(value, item)) value.push_back(item);
    }
}
void merge(std::uint32_t& value, const std::string& seen, const std::string& asked) {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    read_text(seen, before);
    read_text(asked, after);
    value = (value & ~(before & ~after)) | (after & ~before);
}
template <class Other>
void merge(Other&, const std::string&, const std::string&) {
    TOV_ASSERT(false);  // no set
}

// Calls `visit(row)` for an entity that has groups.
template <class Row, class Visit>
void with_groups(Row& row, Visit visit) {
    if (auto* unit = std::get_if<Unit>(&row)) visit(*unit);
    if (auto* person = std::get_if<Person>(&row)) visit(*person);
    if (auto* activity = std::get_if<Activity>(&row)) visit(*activity);
    if (auto* shift = std::get_if<Shift>(&row)) visit(*shift);
    if (auto* series = std::get_if<Series>(&row)) visit(*series);
}

template <class Entity, class Visit>
void each_field(Entity& row, FieldSet fields, Visit visit) {
    auto chosen = [&](std::uint32_t tag, const char*, auto& member, FieldClass) {
        if (fields.has(tag)) visit(member);
    };
    std::remove_const_t<Entity>::fields(row, chosen);
}

}  // namespace

std::span<const FieldGroup> groups_of(TableId table) {
    switch (table) {
        case table_id<Unit>:
            return unit_groups;
        case table_id<Person>:
            return person_groups;
        case table_id<Activity>:
            return activity_groups;
        case table_id<Shift>:
            return shift_groups;
        case table_id<Series>:
            return series_groups;
        default:
            return {};
    }
}

const FieldGroup* find_group(TableId table, std::uint32_t tag) {
    for (const FieldGroup& group : groups_of(table)) {
        if (group.tag == tag) return &group;
    }
    return nullptr;
}

GroupTexts texts_of(const AnyRow& row, FieldSet fields) {
    GroupTexts texts;
    with_groups(row, [&](const auto& typed) {
        each_field(typed, fields, [&](const auto& member) { texts.push_back(text_of(member)); });
    });
    return texts;
}

GroupTexts texts_of(const State& state, RowKey row, FieldSet fields) {
    GroupTexts texts;
    const auto add = [&]<class Entity>(Id<Entity> id) {
        if (row.table != table_id<Entity>) return;
        each_field(*state.find(id), fields,
                   [&](const auto& member) { texts.push_back(text_of(member)); });
    };
    add(Id<Unit>{row.id});
    add(Id<Person>{row.id});
    add(Id<Activity>{row.id});
    add(Id<Shift>{row.id});
    add(Id<Series>{row.id});
    return texts;
}

void set_texts(AnyRow& row, FieldSet fields, const GroupTexts& texts) {
    std::size_t next = 0;
    with_groups(row, [&](auto& typed) {
        each_field(typed, fields, [&](auto& member) {
            if (next < texts.size()) read_text(texts[next++], member);
        });
    });
}

void copy_any_fields(const AnyRow& from, AnyRow& to, FieldSet fields) {
    with_groups(to, [&]<class Entity>(Entity& typed) {
        copy_fields(std::get<Entity>(from), typed, fields);
    });
}

FieldSet changed_from(const State& state, const AnyRow& row) {
    FieldSet changed;
    with_groups(row, [&](const auto& typed) {
        if (const auto* before = state.find(typed.id)) changed = changed_fields(*before, typed);
    });
    return changed;
}

void merge_sets(AnyRow& row, FieldSet field, const GroupTexts& seen, const GroupTexts& asked) {
    with_groups(row, [&](auto& typed) {
        each_field(typed, field, [&](auto& member) {
            if constexpr (!std::is_const_v<std::remove_reference_t<decltype(member)>>) {
                merge(member, seen.empty() ? std::string() : seen.front(), asked.front());
            }
        });
    });
}

}  // namespace tovholder
