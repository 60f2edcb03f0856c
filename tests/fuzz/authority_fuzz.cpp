// Any ops of a joined device, whoever wrote them: the server takes or refuses each and stays
// whole. The first byte tells who sends: a coordinator or a volunteer.
#include "shared/ops/scope.hpp"
#include "shared/sync/authority.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/domain_fixture.hpp"

namespace {

using namespace tovholder;

struct NoStore final : sync::AuthorityStore {
    Result<void> commit(const sync::AuthorityCommit& commit) override {
        // What is kept can be read again.
        for (const wire::SentRow& row : commit.puts) {
            const Bytes fields = wire::encode_row_fields(row.row, row.stamp);
            TOV_ASSERT(wire::decode_row_fields(key_of(row.row), row.stamp.seq, fields).ok());
        }
        return {};
    }
};

sync::AuthorityContents contents(const testing::SmallTown& town) {
    sync::AuthorityContents all{.history = 1, .seq = town.seq};
    for (const RowKey key : town.state.keys()) {
        const auto found = town.state.get(key);
        all.rows.push_back({found->row, found->stamp});
    }
    all.devices.push_back({.alias = 2, .person = town.svend, .name = "coordinator"});
    all.devices.push_back({.alias = 3, .person = town.aage, .name = "volunteer"});
    all.devices[1].token_digest[0] = 1;
    return all;
}

testing::SmallTown make_town() {
    testing::SmallTown town;
    town.add_shift(town.add_activity(town.skovbo), 1);
    return town;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > wire::message_bytes_max) return 0;
    static const testing::SmallTown town = make_town();
    const DeviceAlias device = data[0] % 2 == 0 ? 2 : 3;
    auto request = wire::decode_sync_request(
        wire::make_frame(wire::FrameType::sync_request, {data + 1, size - 1},
                         data[0] % 4 < 2 ? wire::frame_version_sync : wire::frame_version_stored));
    if (!request) return 0;
    // The numbers that the server wants; everything else is the fuzzer's.
    OpNumber number = 0;
    for (ops::Op& op : request->ops) op.id = {device, ++number};
    NoStore store;
    sync::Authority authority(store, contents(town));
    const auto answer = authority.sync(device, *request, town.now);
    if (!answer) return 0;
    TOV_ASSERT(answer->outcomes.size() == request->ops.size());
    TOV_ASSERT(wire::decode_sync_response(wire::encode(*answer)).ok());
    return 0;
}
