// Any bytes as a stored page of rows.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::page, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_page(frame);
                                  if (!read) return read.error();
                                  return wire::encode_page(*read);
                              });
}
