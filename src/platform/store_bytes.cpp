// Packing and unpacking of writes and entries.
#include "src/platform/store_bytes.hpp"

namespace tovholder::platform {
namespace {

constexpr std::uint64_t key_limit = std::uint64_t{1} << 53;
// OWASP's number of 2023 for PBKDF2 with SHA-256: some half a second on a tablet.
constexpr std::uint32_t pin_rounds = 600'000;

template <class Number>
void put_number(Bytes& out, Number number) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
    }
}

// Reads from the front of a view; after a read beyond the end `ok` is false and stays so.
struct Reader {
    ByteView rest;
    bool ok = true;

    template <class Number>
    Number number() {
        Number value = 0;
        if (rest.size() < sizeof(Number)) {
            ok = false;
            return value;
        }
        for (std::size_t i = 0; i < sizeof(Number); ++i) {
            value = static_cast<Number>(value | static_cast<Number>(rest[i]) << (8 * i));
        }
        rest = rest.subspan(sizeof(Number));
        return value;
    }
    Bytes blob() {
        const auto size = number<std::uint32_t>();
        if (size > rest.size()) ok = false;
        if (!ok) return {};
        Bytes bytes(rest.begin(), rest.begin() + size);
        rest = rest.subspan(size);
        return bytes;
    }
    sync::Area area() {
        const auto number_of_area = number<std::uint8_t>();
        if (number_of_area >= sync::area_count) ok = false;
        return static_cast<sync::Area>(number_of_area);
    }
};

}  // namespace

Bytes pack_writes(const std::vector<sync::StoreWrite>& writes) {
    Bytes out;
    for (const sync::StoreWrite& write : writes) {
        TOV_ASSERT(write.key < key_limit);
        out.push_back(static_cast<std::uint8_t>(write.area));
        out.push_back(write.value ? 1 : 0);
        put_number(out, write.key);
        put_number(out, static_cast<std::uint32_t>(write.value ? write.value->size() : 0));
        if (write.value) out.insert(out.end(), write.value->begin(), write.value->end());
    }
    return out;
}

Result<std::vector<sync::StoreWrite>> unpack_writes(ByteView bytes) {
    std::vector<sync::StoreWrite> writes;
    Reader reader{bytes};
    while (!reader.rest.empty()) {
        sync::StoreWrite write;
        write.area = reader.area();
        const bool has_value = reader.number<std::uint8_t>() != 0;
        write.key = reader.number<std::uint64_t>();
        Bytes value = reader.blob();
        if (!reader.ok) return ErrorCode::bad_record;
        if (has_value) write.value = std::move(value);
        writes.push_back(std::move(write));
    }
    return writes;
}

Result<std::vector<sync::StoreEntry>> unpack_entries(ByteView bytes) {
    std::vector<sync::StoreEntry> entries;
    Reader reader{bytes};
    while (!reader.rest.empty()) {
        sync::StoreEntry entry;
        entry.area = reader.area();
        entry.key = reader.number<std::uint64_t>();
        entry.value = reader.blob();
        if (!reader.ok) return ErrorCode::bad_record;
        entries.push_back(std::move(entry));
    }
    return entries;
}

Bytes pack_turn(const KeyTurn& turn) {
    Bytes out;
    const auto put = [&out](const std::string& text) {
        put_number(out, static_cast<std::uint32_t>(text.size()));
        out.insert(out.end(), text.begin(), text.end());
    };
    put(turn.secret);
    put(turn.wrapped);
    for (const KeySecret& target : turn.wrap_for) {
        put_number(out, target.is_pin ? pin_rounds : std::uint32_t{1});
        put(target.secret);
    }
    return out;
}

Result<std::vector<std::string>> unpack_texts(ByteView bytes) {
    std::vector<std::string> texts;
    Reader reader{bytes};
    while (!reader.rest.empty()) {
        texts.emplace_back(as_text(reader.blob()));
        if (!reader.ok) return ErrorCode::bad_record;
    }
    return texts;
}

}  // namespace tovholder::platform
