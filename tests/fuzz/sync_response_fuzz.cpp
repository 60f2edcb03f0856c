// Any bytes as the server's answer.
#include "tests/fuzz/decoder_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tovholder;
    return fuzz::decode_twice(
        wire::FrameType::sync_response, {data, size}, [](ByteView frame) -> Result<Bytes> {
            const auto read = wire::decode_sync_response(frame);
            if (!read) return read.error();
            // Version 1 could say what no server ever said.
            for (std::size_t i = 1; i < read->outcomes.size(); ++i) {
                if (read->outcomes[i].number != read->outcomes[i - 1].number + 1) {
                    return ErrorCode::bad_record;
                }
            }
            return wire::encode(*read);
        });
}
