// Any bytes as the server's answer.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::sync_response, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_sync_response(frame);
                                  if (!read) return read.error();
                                  return wire::encode(*read);
                              });
}
