// Any bytes as what became of a file of changes.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::delivered, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_delivered(frame);
                                  if (!read) return read.error();
                                  return wire::encode(*read);
                              });
}
