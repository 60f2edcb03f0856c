// Any bytes as what is sealed in a file of changes: a device of ours may have been taken over.
#include "shared/base/assert.hpp"
#include "shared/wire/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    const auto read = wire::decode_content({data, size});
    if (!read) return 0;
    const Bytes written = wire::encode_content(*read);
    const auto again = wire::decode_content(written);
    TOV_ASSERT(again.ok() && *again == *read);
    return 0;
}
