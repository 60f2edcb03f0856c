// Any bytes as the answer what is kept about a person.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(wire::FrameType::about_answer, {data, size},
                              [](ByteView frame) -> Result<Bytes> {
                                  const auto read = wire::decode_about_answer(frame);
                                  if (!read) return read.error();
                                  return wire::encode(*read);
                              });
}
