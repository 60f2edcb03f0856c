// The data of ./dev bench ui and 2g: writes a municipality of so many people and shifts around
// today to a new server database, FILE, and prints the coordinator's and a volunteer's code, a line
// each.
#include <cstdio>
#include <cstdlib>

#include "server/service/clock.hpp"
#include "server/service/system_random.hpp"
#include "server/store/sqlite_store.hpp"
#include "shared/ops/invitation_code.hpp"
#include "shared/sync/authority.hpp"
#include "tests/support/big_town.hpp"

namespace tovholder::testing {
namespace {

int run(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "bench_ui FILE PEOPLE SHIFTS\n");
        return 1;
    }
    const std::size_t people = std::strtoul(argv[2], nullptr, 10);
    const std::size_t shifts = std::strtoul(argv[3], nullptr, 10);
    const Instant now = server::system_now();
    server::SystemRandom random;
    auto store = server::SqliteStore::open(argv[1], server::DataKind::real, random);
    TOV_ASSERT(store.ok());
    auto contents = (*store)->load();
    TOV_ASSERT(contents.ok());
    sync::Authority authority(**store, std::move(*contents));
    const BigTown town = make_big_town(people, shifts, to_local(now).date);
    TOV_ASSERT(authority.load(town.rows).ok());
    for (const Id<Person> person : {town.coordinator, town.volunteer}) {
        const auto code = authority.invite(person, now, random);
        TOV_ASSERT(code.ok());
        std::printf("%s\n", ops::normalised_code(*code).c_str());
    }
    return 0;
}

}  // namespace
}  // namespace tovholder::testing

int main(int argc, char** argv) { return tovholder::testing::run(argc, argv); }
