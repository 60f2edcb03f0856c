// Any bytes as the fields of a row in the server's database; the first byte picks the table.
#include "shared/base/assert.hpp"
#include "shared/wire/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    if (size == 0) return 0;
    const RowKey key{data[0], Id<void>::make({2, 3}, 4).value};
    const auto row = wire::decode_row_fields(key, 1, {data + 1, size - 1});
    if (!row) return 0;
    const Bytes fields = wire::encode_row_fields(row->row, row->stamp);
    const auto again = wire::decode_row_fields(key, 1, fields);
    TOV_ASSERT(again.ok() && again->row == row->row);
    TOV_ASSERT(again->stamp.unknown == row->stamp.unknown);
    return 0;
}
