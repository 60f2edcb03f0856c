// Any bytes as a file of changes that is carried.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::parcel, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_parcel(frame);
                                  if (!read) return read.error();
                                  return wire::encode(*read);
                              });
}
