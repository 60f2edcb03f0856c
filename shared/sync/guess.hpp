// Whether device and server came to the same when they did the same ops: a checksum of the rows
// that the ops touched, as the device may see them. When it is the same, the rows need not travel.
#pragma once

#include <array>

#include "shared/base/hash.hpp"
#include "shared/domain/state.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {

class GuessSum {
public:
    // In ascending order of keys. `found`: the row afterwards, or nothing when it is gone. `by`:
    // which of the ops that changed anything changed it last, from 1: the row gets that one's seq.
    void add(RowKey key, const std::optional<State::Found>& found, std::uint64_t by) {
        number(key.table);
        number(key.id);
        if (!found) return number(0);
        number(by);
        const Bytes fields = wire::encode_row_fields(found->row, found->stamp);
        number(fields.size() + 1);
        bytes_.insert(bytes_.end(), fields.begin(), fields.end());
    }
    // `changing_ops`: how many of the ops changed anything; each has its own seq. Never 0, which in
    // a request means that nothing is said.
    std::uint32_t sum(std::uint64_t changing_ops) {
        number(changing_ops);
        return std::max(crc32(bytes_), std::uint32_t{1});
    }

private:
    void number(std::uint64_t value) {
        std::array<std::uint8_t, sizeof value> bytes;
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(value);
            value >>= 8;
        }
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    Bytes bytes_;
};

}  // namespace tovholder::sync
