// Any bytes as a request to unlock.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::unlock_request, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_unlock_request(frame);
                                  if (!read) return read.error();
                                  return wire::encode(*read);
                              });
}
