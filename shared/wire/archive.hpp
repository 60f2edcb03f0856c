// The cereal archives behind codec_*.cpp, and nobody else's: compact output, and an input that
// refuses what cereal would believe. Sizes are checked against the bytes that are left, and every
// element and string is charged to a budget before it is allocated, so that hostile bytes cost at
// most `memory_factor` times the largest message. Failures are thrown as cereal::Exception and
// turned into Errors in the codec.
#pragma once

#include <cereal/cereal.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/wire/frame.hpp"
#include "shared/wire/varint.hpp"

namespace tovholder::wire {

inline constexpr std::size_t memory_factor = 4;

class CompactOutput : public cereal::OutputArchive<CompactOutput> {
public:
    CompactOutput() : cereal::OutputArchive<CompactOutput>(this) {}

    void number(std::uint64_t value) { put_varint(bytes_, value); }
    void raw(ByteView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
    // Length first, then the bytes.
    void block(ByteView bytes) {
        number(bytes.size());
        raw(bytes);
    }
    // Length first, then whatever `write` writes to this archive.
    template <class Write>
    void block_of(Write write) {
        const std::size_t start = bytes_.size();
        write();
        Bytes length;
        put_varint(length, bytes_.size() - start);
        bytes_.insert(bytes_.begin() + static_cast<std::ptrdiff_t>(start), length.begin(),
                      length.end());
    }
    // Here ends a part that differs in kind from the next (deflate.hpp).
    void cut() { cuts_.push_back(bytes_.size()); }
    const Bytes& bytes() const { return bytes_; }
    const std::vector<std::size_t>& cuts() const { return cuts_; }
    Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
    std::vector<std::size_t> cuts_;
};

// How much an input may still allocate; shared by the inputs of the blocks inside a message.
struct Budget {
    std::size_t bytes_left = memory_factor * message_bytes_max;
    void charge(std::size_t bytes) {
        if (bytes > bytes_left) throw cereal::Exception("over the memory budget");
        bytes_left -= bytes;
    }
};

class CompactInput : public cereal::InputArchive<CompactInput> {
public:
    CompactInput(ByteView bytes, Budget& budget)
        : cereal::InputArchive<CompactInput>(this), left_(bytes), budget_(budget) {}

    std::uint64_t number() {
        const auto value = take_varint(left_);
        if (!value) throw cereal::Exception("bad number");
        return *value;
    }
    // A count of things that take at least one byte each.
    std::size_t count() {
        const std::uint64_t value = number();
        if (value > left_.size()) throw cereal::Exception("count beyond the end");
        return static_cast<std::size_t>(value);
    }
    ByteView raw(std::size_t size) {
        if (size > left_.size()) throw cereal::Exception("bytes beyond the end");
        const ByteView bytes = left_.first(size);
        left_ = left_.subspan(size);
        return bytes;
    }
    ByteView block() { return raw(count()); }
    // Lets `read` see the next block only; it must read all of it.
    template <class Read>
    void block_of(Read read) {
        const ByteView inside = block();
        const ByteView after = left_;
        left_ = inside;
        read();
        require_end();
        left_ = after;
    }
    // What is left, without taking it.
    ByteView peek() const { return left_; }
    std::string text() {
        const ByteView bytes = block();
        budget_.charge(bytes.size());
        return std::string(as_text(bytes));
    }
    // Charges for `count` elements and allocates them in one piece: a vector that grows would take
    // twice as much for a moment.
    template <class T>
    void make_room(std::vector<T>& values, std::size_t count) {
        if (count > budget_.bytes_left / sizeof(T)) throw cereal::Exception("over the budget");
        budget_.charge(count * sizeof(T));
        values.reserve(count);
    }
    bool at_end() const { return left_.empty(); }
    void require_end() const {
        if (!at_end()) throw cereal::Exception("bytes left over");
    }
    Budget& budget() { return budget_; }

private:
    ByteView left_;
    Budget& budget_;
};

// Numbers: varint, signed ones zigzag; bool is 0 or 1.
template <class T>
concept Number = std::is_arithmetic_v<T> && !std::is_floating_point_v<T>;

template <Number T>
void CEREAL_SAVE_FUNCTION_NAME(CompactOutput& archive, const T& value) {
    if constexpr (std::is_signed_v<T>) {
        archive.number(zigzag(value));
    } else {
        archive.number(value);
    }
}

template <Number T>
void CEREAL_LOAD_FUNCTION_NAME(CompactInput& archive, T& value) {
    const std::uint64_t number = archive.number();
    if constexpr (std::is_same_v<T, bool>) {
        if (number > 1) throw cereal::Exception("bad bool");
        value = number != 0;
    } else if constexpr (std::is_signed_v<T>) {
        const std::int64_t wide = unzigzag(number);
        value = static_cast<T>(wide);
        if (value != wide) throw cereal::Exception("number out of range");
    } else {
        value = static_cast<T>(number);
        if (value != number) throw cereal::Exception("number out of range");
    }
}

inline void CEREAL_SAVE_FUNCTION_NAME(CompactOutput& archive, const std::string& value) {
    archive.block(as_bytes(value));
}
inline void CEREAL_LOAD_FUNCTION_NAME(CompactInput& archive, std::string& value) {
    value = archive.text();
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(CompactOutput& archive, const std::vector<T>& values) {
    archive.number(values.size());
    for (const T& value : values) archive(value);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(CompactInput& archive, std::vector<T>& values) {
    const std::size_t count = archive.count();
    values.clear();
    archive.make_room(values, count);
    for (std::size_t i = 0; i < count; ++i) archive(values.emplace_back());
}

}  // namespace tovholder::wire
