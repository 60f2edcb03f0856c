// One field of many rows: from members to columns and back. Included by codec.cpp only, through
// describe_rows.hpp.
#pragma once

#include <array>

#include "shared/wire/columns.hpp"
#include "shared/wire/describe_domain.hpp"

namespace tovholder::wire {

using Numbers = std::vector<std::int64_t>;

// The columns of one field. Numbers, choices, times: `first`. Ids: device, op number, index.
// Optional dates: 0 or 1, and the days of those that are there. Lists: how many, and all their
// texts.
struct FieldColumns {
    Numbers first, second, third;
    std::vector<std::string_view> texts;

    template <class T>
    void add(const T& value) {
        first.push_back(static_cast<std::int64_t>(value));
    }
    void add(const Instant& at) { first.push_back(at.seconds); }
    void add(const Date& date) { first.push_back(date.days); }
    void add(const std::optional<Date>& date) {
        first.push_back(date ? 1 : 0);
        if (date) second.push_back(date->days);
    }
    template <class Entity>
    void add(const Id<Entity>& id) {
        first.push_back(id.op().device);
        second.push_back(id.op().number);
        third.push_back(id.index());
    }
    void add(const std::string& text) { texts.push_back(text); }
    void add(const std::vector<std::string>& list) {
        first.push_back(static_cast<std::int64_t>(list.size()));
        texts.insert(texts.end(), list.begin(), list.end());
    }
};

// What a column may be stored relative to: the rows' own ids, and the latest column of times.
struct References {
    const FieldColumns* ids = nullptr;
    const Numbers* times = nullptr;
};

template <class Member>
inline constexpr bool is_id = false;
template <class Entity>
inline constexpr bool is_id<Id<Entity>> = true;
template <class Member>
inline constexpr bool is_time = std::is_same_v<Member, Instant> || std::is_same_v<Member, Date>;

template <class Member>
void write_columns(CompactOutput& archive, const FieldColumns& columns,
                   const References& references) {
    if constexpr (std::is_same_v<Member, std::string>) {
        write_texts(archive, columns.texts);
    } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
        write_numbers(archive, columns.first);
        write_texts(archive, columns.texts);
    } else if constexpr (std::is_same_v<Member, std::optional<Date>>) {
        write_numbers(archive, columns.first);
        write_numbers(archive, columns.second);
    } else if constexpr (is_id<Member>) {
        write_numbers(archive, columns.first, &references.ids->first);
        write_numbers(archive, columns.second, &references.ids->second);
        write_numbers(archive, columns.third);
    } else {
        write_numbers(archive, columns.first, is_time<Member> ? references.times : nullptr);
    }
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

template <class Member>
FieldColumns read_columns(CompactInput& archive, std::size_t count, const References& references) {
    FieldColumns columns;
    if constexpr (std::is_same_v<Member, std::string>) {
        columns.texts = read_texts(archive, count);
    } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
        columns.first = read_numbers(archive, count);
        columns.texts = read_texts(archive, sum_of(columns.first, archive.peek().size()));
    } else if constexpr (std::is_same_v<Member, std::optional<Date>>) {
        columns.first = read_numbers(archive, count);
        columns.second = read_numbers(archive, sum_of(columns.first, count));
    } else if constexpr (is_id<Member>) {
        columns.first = read_numbers(archive, count, &references.ids->first);
        columns.second = read_numbers(archive, count, &references.ids->second);
        columns.third = read_numbers(archive, count);
    } else {
        columns.first = read_numbers(archive, count, is_time<Member> ? references.times : nullptr);
    }
    return columns;
}

// Takes the members back out of the columns, one row after another.
class FieldReader {
public:
    FieldReader() = default;
    explicit FieldReader(FieldColumns columns) : columns_(std::move(columns)) {}
    const FieldColumns& columns() const { return columns_; }

    // `text_bytes` grows by what the texts take.
    template <class T>
    void take(T& value, Budget&, std::size_t&) {
        const std::int64_t number = columns_.first[first_++];
        if constexpr (std::is_enum_v<T>) {
            value = choice_of<T>(static_cast<std::uint64_t>(number));
        } else {
            value = static_cast<T>(number);
            if (static_cast<std::int64_t>(value) != number) {
                throw cereal::Exception("number out of range");
            }
        }
    }
    void take(Instant& at, Budget&, std::size_t&) { at = instant_of(columns_.first[first_++]); }
    void take(Date& date, Budget&, std::size_t&) { date = date_of(columns_.first[first_++]); }
    void take(std::optional<Date>& date, Budget&, std::size_t&) {
        const std::int64_t there = columns_.first[first_++];
        if (there > 1) throw cereal::Exception("bad bool");
        date.reset();
        if (there == 1) date = date_of(columns_.second[second_++]);
    }
    template <class Entity>
    void take(Id<Entity>& id, Budget&, std::size_t&) {
        const auto part = [&](const Numbers& numbers) {
            return static_cast<std::uint64_t>(numbers[first_]);
        };
        id = id_of<Entity>(part(columns_.first), part(columns_.second), part(columns_.third));
        ++first_;
    }
    void take(std::string& text, Budget& budget, std::size_t& text_bytes) {
        const std::string_view bytes = columns_.texts[text_++];
        budget.charge(bytes.size());
        text_bytes += bytes.size();
        text = std::string(bytes);
    }
    void take(std::vector<std::string>& list, Budget& budget, std::size_t& text_bytes) {
        const auto count = static_cast<std::size_t>(columns_.first[first_++]);
        budget.charge(count * sizeof(std::string));
        list.resize(count);
        for (std::string& text : list) take(text, budget, text_bytes);
    }

private:
    FieldColumns columns_;
    std::size_t first_ = 0;
    std::size_t second_ = 0;
    std::size_t text_ = 0;
};

}  // namespace tovholder::wire
