// One field of many rows: from members to columns and back. One piece of code for all entities: a
// list of their fields says what kind each is and where it lies. Included by codec.cpp only,
// through describe_rows.hpp.
#pragma once

#include "shared/wire/columns.hpp"
#include "shared/wire/describe_domain.hpp"

namespace tovholder::wire {

using Numbers = std::vector<std::int64_t>;

// ---- what fields an entity has -----------------------------------------------------------------

enum class FieldKind : std::uint8_t {
    text,
    texts,
    id,
    instant,
    date,
    optional_date,
    boolean,
    number,  // std::uint32_t
    choice,  // an enum of one byte
};

struct FieldInfo {
    std::uint32_t tag = 0;
    FieldKind kind = FieldKind::text;
    std::uint8_t choices = 0;  // of a choice: how many there are
    std::size_t offset = 0;    // of the member in its row
};
using FieldList = std::vector<FieldInfo>;

template <class Member>
inline constexpr bool is_id = false;
template <class Entity>
inline constexpr bool is_id<Id<Entity>> = true;

template <class Member>
constexpr FieldKind kind_of() {
    if constexpr (std::is_same_v<Member, std::string>) {
        return FieldKind::text;
    } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
        return FieldKind::texts;
    } else if constexpr (is_id<Member>) {
        return FieldKind::id;
    } else if constexpr (std::is_same_v<Member, Instant>) {
        return FieldKind::instant;
    } else if constexpr (std::is_same_v<Member, Date>) {
        return FieldKind::date;
    } else if constexpr (std::is_same_v<Member, std::optional<Date>>) {
        return FieldKind::optional_date;
    } else if constexpr (std::is_same_v<Member, bool>) {
        return FieldKind::boolean;
    } else if constexpr (std::is_enum_v<Member>) {
        static_assert(sizeof(Member) == 1);
        return FieldKind::choice;
    } else {
        static_assert(std::is_same_v<Member, std::uint32_t>);
        return FieldKind::number;
    }
}

template <class Entity>
FieldList fields_of() {
    FieldList list;
    const Entity blank;
    auto note = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        using Member = std::remove_cvref_t<decltype(member)>;
        FieldInfo info{tag, kind_of<Member>(), 0, 0};
        if constexpr (std::is_enum_v<Member>) info.choices = enum_count<Member>;
        info.offset = static_cast<std::size_t>(reinterpret_cast<const char*>(&member) -
                                               reinterpret_cast<const char*>(&blank));
        list.push_back(info);
    };
    Entity::fields(blank, note);
    return list;
}

// The member of a row of the entity that the list is of.
template <class Member>
const Member& member_of(const void* row, const FieldInfo& field) {
    return *reinterpret_cast<const Member*>(static_cast<const char*>(row) + field.offset);
}
template <class Member>
Member& member_of(void* row, const FieldInfo& field) {
    return *reinterpret_cast<Member*>(static_cast<char*>(row) + field.offset);
}

// ---- columns of one field ----------------------------------------------------------------------
// Numbers, choices, times: `first`. Ids: device, op number, index. Optional dates: 0 or 1, and the
// days of those that are there. Lists: how many, and all their texts.

struct FieldColumns {
    Numbers first, second, third;
    std::vector<std::string_view> texts;

    void add_id(std::uint64_t value) {
        const Id<void> id{value};
        first.push_back(id.op().device);
        second.push_back(id.op().number);
        third.push_back(id.index());
    }
};

inline void add_member(FieldColumns& columns, const void* row, const FieldInfo& field) {
    switch (field.kind) {
        case FieldKind::text:
            columns.texts.push_back(member_of<std::string>(row, field));
            break;
        case FieldKind::texts: {
            const auto& list = member_of<std::vector<std::string>>(row, field);
            columns.first.push_back(static_cast<std::int64_t>(list.size()));
            columns.texts.insert(columns.texts.end(), list.begin(), list.end());
            break;
        }
        case FieldKind::id:
            columns.add_id(member_of<std::uint64_t>(row, field));
            break;
        case FieldKind::instant:
            columns.first.push_back(member_of<Instant>(row, field).seconds);
            break;
        case FieldKind::date:
            columns.first.push_back(member_of<Date>(row, field).days);
            break;
        case FieldKind::optional_date: {
            const auto& date = member_of<std::optional<Date>>(row, field);
            columns.first.push_back(date ? 1 : 0);
            if (date) columns.second.push_back(date->days);
            break;
        }
        case FieldKind::boolean:
            columns.first.push_back(member_of<bool>(row, field) ? 1 : 0);
            break;
        case FieldKind::number:
            columns.first.push_back(member_of<std::uint32_t>(row, field));
            break;
        case FieldKind::choice:
            columns.first.push_back(member_of<std::uint8_t>(row, field));
            break;
    }
}

// What a column may be stored relative to: the rows' own ids, and the latest column of times.
struct References {
    const FieldColumns* ids = nullptr;
    const Numbers* times = nullptr;

    const Numbers* for_kind(FieldKind kind) const { return is_time(kind) ? times : nullptr; }
    static bool is_time(FieldKind kind) {
        return kind == FieldKind::instant || kind == FieldKind::date;
    }
};

inline void write_columns(CompactOutput& archive, FieldKind kind, const FieldColumns& columns,
                          const References& references) {
    switch (kind) {
        case FieldKind::text:
            break;
        case FieldKind::id:
            write_numbers(archive, columns.first, &references.ids->first);
            write_numbers(archive, columns.second, &references.ids->second);
            write_numbers(archive, columns.third);
            break;
        case FieldKind::optional_date:
            write_numbers(archive, columns.first);
            write_numbers(archive, columns.second);
            break;
        default:
            write_numbers(archive, columns.first, references.for_kind(kind));
    }
    if (kind == FieldKind::text || kind == FieldKind::texts) write_texts(archive, columns.texts);
}

inline std::size_t sum_of(const Numbers& counts, std::size_t most) {
    std::size_t sum = 0;
    for (const std::int64_t count : counts) {
        if (count < 0 || static_cast<std::uint64_t>(count) > most - sum) {
            throw cereal::Exception("count beyond the end");
        }
        sum += static_cast<std::size_t>(count);
    }
    return sum;
}

inline FieldColumns read_columns(CompactInput& archive, FieldKind kind, std::size_t count,
                                 const References& references) {
    FieldColumns columns;
    switch (kind) {
        case FieldKind::text:
            columns.texts = read_texts(archive, count);
            break;
        case FieldKind::texts:
            columns.first = read_numbers(archive, count);
            columns.texts = read_texts(archive, sum_of(columns.first, archive.peek().size()));
            break;
        case FieldKind::id:
            columns.first = read_numbers(archive, count, &references.ids->first);
            columns.second = read_numbers(archive, count, &references.ids->second);
            columns.third = read_numbers(archive, count);
            break;
        case FieldKind::optional_date:
            columns.first = read_numbers(archive, count);
            columns.second = read_numbers(archive, sum_of(columns.first, count));
            break;
        default:
            columns.first = read_numbers(archive, count, references.for_kind(kind));
    }
    return columns;
}

// Takes the members back out of the columns, one row after another.
class FieldReader {
public:
    FieldReader() = default;
    explicit FieldReader(FieldColumns columns) : columns_(std::move(columns)) {}
    const FieldColumns& columns() const { return columns_; }

    std::uint64_t take_id() {
        const auto part = [&](const Numbers& numbers) {
            return static_cast<std::uint64_t>(numbers[first_]);
        };
        const auto id =
            id_of<void>(part(columns_.first), part(columns_.second), part(columns_.third));
        ++first_;
        return id.value;
    }
    // `bytes` grows by what the text takes.
    std::string take_text(Budget& budget, std::size_t& bytes) {
        const std::string_view text = columns_.texts[text_++];
        budget.charge(text.size());
        bytes += text.size();
        return std::string(text);
    }
    void take(void* row, const FieldInfo& field, Budget& budget, std::size_t& bytes) {
        switch (field.kind) {
            case FieldKind::text:
                member_of<std::string>(row, field) = take_text(budget, bytes);
                break;
            case FieldKind::texts:
                take_texts(member_of<std::vector<std::string>>(row, field), budget, bytes);
                break;
            case FieldKind::id:
                member_of<std::uint64_t>(row, field) = take_id();
                break;
            case FieldKind::instant:
                member_of<Instant>(row, field) = instant_of(columns_.first[first_++]);
                break;
            case FieldKind::date:
                member_of<Date>(row, field) = date_of(columns_.first[first_++]);
                break;
            case FieldKind::optional_date:
                if (take_number(1) == 1) {
                    member_of<std::optional<Date>>(row, field) =
                        date_of(columns_.second[second_++]);
                }
                break;
            case FieldKind::boolean:
                member_of<bool>(row, field) = take_number(1) == 1;
                break;
            case FieldKind::number:
                member_of<std::uint32_t>(row, field) =
                    static_cast<std::uint32_t>(take_number(0xffffffff));
                break;
            case FieldKind::choice:
                member_of<std::uint8_t>(row, field) =
                    static_cast<std::uint8_t>(take_number(field.choices - 1));
                break;
        }
    }

private:
    std::int64_t take_number(std::int64_t most) {
        const std::int64_t number = columns_.first[first_++];
        if (number < 0 || number > most) throw cereal::Exception("number out of range");
        return number;
    }
    void take_texts(std::vector<std::string>& list, Budget& budget, std::size_t& bytes) {
        const auto count = static_cast<std::size_t>(columns_.first[first_++]);
        budget.charge(count * sizeof(std::string));
        list.clear();
        list.reserve(count);
        while (list.size() < count) list.push_back(take_text(budget, bytes));
    }

    FieldColumns columns_;
    std::size_t first_ = 0;
    std::size_t second_ = 0;
    std::size_t text_ = 0;
};

}  // namespace tovholder::wire
