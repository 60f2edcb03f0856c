// Columns: the same field of many rows, one after another, so that like stands beside like and
// deflate finds it. How many values a column has is known from what comes before it. Layout:
// FORMAT.md. Included by codec.cpp only, through describe_rows.hpp.
#pragma once

#include <algorithm>
#include <numeric>
#include <string_view>

#include "shared/wire/archive.hpp"

namespace tovholder::wire {

// Fewer numbers than these stand as they are: a plan for them would be longer than they are.
inline constexpr std::size_t planned_numbers_min = 4;

// A column of numbers is stored as (value - low) / step, in as many byte planes as the largest
// needs; of what `Relation` says.
enum class Relation : std::uint8_t { none = 0, to_previous = 1, to_reference = 2 };

struct NumberPlan {
    Relation relation = Relation::none;
    std::int64_t low = 0;
    std::uint64_t step = 1;
    std::uint8_t planes = 0;  // bytes a number; 0: all are `low`
};

// Arithmetic on 64 bits wraps: what was written is what is read, whatever the numbers are.
inline std::uint64_t minus(std::int64_t a, std::int64_t b) {
    return static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
}

// `values` minus what each is relative to. to_previous: the first minus 0.
inline std::vector<std::int64_t> related(const std::vector<std::int64_t>& values,
                                         const std::vector<std::int64_t>* reference,
                                         Relation relation) {
    std::vector<std::int64_t> result(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::int64_t base = 0;
        if (relation == Relation::to_previous && i > 0) base = values[i - 1];
        if (relation == Relation::to_reference) base = (*reference)[i];
        result[i] = static_cast<std::int64_t>(minus(values[i], base));
    }
    return result;
}

inline NumberPlan plan_numbers(const std::vector<std::int64_t>& values, Relation relation) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    NumberPlan plan{relation, *low, 0, 0};
    for (const std::int64_t value : values) plan.step = std::gcd(plan.step, minus(value, *low));
    if (plan.step == 0) plan.step = 1;
    for (std::uint64_t most = minus(*high, *low) / plan.step; most != 0; most >>= 8) ++plan.planes;
    return plan;
}

inline bool usable(const std::vector<std::int64_t>* reference, std::size_t count) {
    return reference != nullptr && reference->size() == count;
}

// `reference`, when it has as many numbers, may make the column smaller; the reader gives the same.
inline void write_numbers(CompactOutput& archive, const std::vector<std::int64_t>& values,
                          const std::vector<std::int64_t>* reference = nullptr) {
    if (values.size() < planned_numbers_min) {
        for (const std::int64_t value : values) archive.number(zigzag(value));
        return;
    }
    NumberPlan best = plan_numbers(values, Relation::none);
    for (const Relation relation : {Relation::to_previous, Relation::to_reference}) {
        if (relation == Relation::to_reference && !usable(reference, values.size())) continue;
        const NumberPlan plan = plan_numbers(related(values, reference, relation), relation);
        if (plan.planes < best.planes) best = plan;
    }
    archive.number((std::uint64_t{best.planes} << 2) | static_cast<std::uint64_t>(best.relation));
    archive.number(zigzag(best.low));
    if (best.planes == 0) return;
    archive.number(best.step);
    const auto stored = related(values, reference, best.relation);
    for (std::uint8_t plane = 0; plane < best.planes; ++plane) {
        Bytes bytes;
        bytes.reserve(stored.size());
        for (const std::int64_t value : stored) {
            bytes.push_back(
                static_cast<std::uint8_t>((minus(value, best.low) / best.step) >> (8 * plane)));
        }
        archive.cut();
        archive.raw(bytes);
        archive.cut();
    }
}

inline NumberPlan read_plan(CompactInput& archive, bool has_reference) {
    const std::uint64_t head = archive.number();
    NumberPlan plan;
    plan.relation = static_cast<Relation>(head & 3);
    plan.planes = static_cast<std::uint8_t>(head >> 2);
    if ((head & 3) > 2 || (head >> 2) > 8) throw cereal::Exception("bad column");
    if (plan.relation == Relation::to_reference && !has_reference) {
        throw cereal::Exception("column without its reference");
    }
    plan.low = unzigzag(archive.number());
    if (plan.planes > 0) plan.step = archive.number();
    return plan;
}

inline std::vector<std::int64_t> read_numbers(
    CompactInput& archive, std::size_t count,
    const std::vector<std::int64_t>* reference = nullptr) {
    std::vector<std::int64_t> values;
    archive.make_room(values, count);
    if (count < planned_numbers_min) {
        while (values.size() < count) values.push_back(unzigzag(archive.number()));
        return values;
    }
    const NumberPlan plan = read_plan(archive, usable(reference, count));
    values.assign(count, 0);
    for (std::uint8_t plane = 0; plane < plan.planes; ++plane) {
        const ByteView bytes = archive.raw(count);
        for (std::size_t i = 0; i < count; ++i) {
            values[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(values[i]) |
                                                  std::uint64_t{bytes[i]} << (8 * plane));
        }
    }
    std::uint64_t previous = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t base = 0;
        if (plan.relation == Relation::to_previous) base = previous;
        if (plan.relation == Relation::to_reference) {
            base = static_cast<std::uint64_t>((*reference)[i]);
        }
        previous = static_cast<std::uint64_t>(values[i]) * plan.step +
                   static_cast<std::uint64_t>(plan.low) + base;
        values[i] = static_cast<std::int64_t>(previous);
    }
    return values;
}

// Texts end with a zero byte each; when one of them holds a zero byte, the lengths come first.
inline void write_texts(CompactOutput& archive, const std::vector<std::string_view>& texts) {
    const bool has_zero = std::any_of(texts.begin(), texts.end(), [](std::string_view text) {
        return text.find('\0') != std::string_view::npos;
    });
    if (texts.empty()) return;
    archive.number(has_zero ? 1 : 0);
    if (has_zero) {
        std::vector<std::int64_t> lengths;
        lengths.reserve(texts.size());
        for (const std::string_view text : texts) {
            lengths.push_back(static_cast<std::int64_t>(text.size()));
        }
        write_numbers(archive, lengths);
    }
    archive.cut();
    for (const std::string_view text : texts) {
        archive.raw(as_bytes(text));
        if (!has_zero) archive.raw(as_bytes(std::string_view("\0", 1)));
    }
    archive.cut();
}

inline std::string_view take_text(CompactInput& archive) {
    const ByteView left = archive.peek();
    const auto end = std::find(left.begin(), left.end(), 0);
    if (end == left.end()) throw cereal::Exception("text without an end");
    return as_text(archive.raw(static_cast<std::size_t>(end - left.begin()) + 1))
        .substr(0, static_cast<std::size_t>(end - left.begin()));
}

// They point into the archive's bytes.
inline std::vector<std::string_view> read_texts(CompactInput& archive, std::size_t count) {
    std::vector<std::string_view> texts;
    archive.make_room(texts, count);
    if (count == 0) return texts;
    const std::uint64_t has_lengths = archive.number();
    if (has_lengths > 1) throw cereal::Exception("bad column of texts");
    if (has_lengths == 0) {
        while (texts.size() < count) texts.push_back(take_text(archive));
        return texts;
    }
    for (const std::int64_t length : read_numbers(archive, count)) {
        if (length < 0) throw cereal::Exception("bad length");
        texts.push_back(as_text(archive.raw(static_cast<std::size_t>(length))));
    }
    return texts;
}

}  // namespace tovholder::wire
