// Any bytes as a frame.
#include "shared/base/assert.hpp"
#include "shared/wire/frame.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    const auto opened = wire::open_frame({data, size});
    if (!opened) return 0;
    const Bytes again =
        wire::make_frame(opened->type, opened->payload, opened->version, opened->deflated);
    TOV_ASSERT(again == Bytes(data, data + size));
    return 0;
}
