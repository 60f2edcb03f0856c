// How the base state is laid out in pages on the device, and what else its store holds. Private to
// replica*.cpp.
#pragma once

#include <set>

#include "shared/base/hash.hpp"
#include "shared/domain/state.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {

// Rows are spread over this many pages a table, so that one changed row
// rewrites about a hundredth of its table (10,000 shifts: some 12 kB).
inline constexpr std::uint64_t pages_per_table = 64;

// The page that a row lives in: table * pages_per_table + bucket.
inline std::uint64_t page_of(RowKey key) {
    return key.table * pages_per_table + mix(key.id) % pages_per_table;
}

// `row_of(key)` gives a State::Found, or nothing.
template <class RowOf>
Bytes encode_rows(const std::set<RowKey>& keys, RowOf row_of) {
    std::vector<wire::SentRow> rows;
    for (const RowKey key : keys) {
        auto found = row_of(key);
        TOV_ASSERT(found.has_value());
        rows.push_back({std::move(found->row), std::move(found->stamp)});
    }
    return wire::encode_page(rows);
}

// An entry of the journal: when it was answered (8 bytes, little endian), and the op's frame.
Bytes encode_answered(Instant at, const Bytes& frame);
std::optional<std::pair<Instant, Bytes>> decode_answered(const Bytes& entry);

}  // namespace tovholder::sync
