// A coordinator's tablet whose disk the test completes, fails and damages by hand.
#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "tests/support/domain_fixture.hpp"
#include "tests/support/thread_fixture.hpp"

namespace tovholder::testing {

// Joined and settled.
struct Coordinator {
    Municipality town;
    std::unique_ptr<Tablet> tablet = town.join(town.first_code);
    sync::Replica& replica = *tablet->replica;

    Id<Unit> unit() { return replica.base().table<Unit>().begin()->first; }
    Result<OpId> rename(const std::string& name) {
        Unit values;
        values.id = unit();
        values.name = name;
        ops::Edit<Unit> edit{unit(), values, {}};
        edit.fields.add(2);
        return replica.perform(edit, town.now);
    }
    std::string name_shown() { return replica.shown().find(unit())->name; }

    // The next commit under way fails.
    void fail_next() {
        const sync::Ticket ticket = tablet->store.waiting.front().ticket;
        tablet->store.waiting.pop_front();
        replica.on_stored(ticket, Error{ErrorCode::storage_full});
    }
    wire::SyncResponse answer(const wire::SyncRequest& request) {
        auto response =
            town.authority.sync(*town.authority.authenticate(replica.token()), request, town.now);
        BOOST_REQUIRE(response.ok());
        return *response;
    }
    // What a restart finds.
    std::unique_ptr<sync::Replica> reopen(sync::OpenReport* report = nullptr) {
        auto opened = sync::Replica::open(tablet->store, tablet->store.entries(), report);
        BOOST_REQUIRE(opened.ok());
        return std::move(*opened);
    }
};

}  // namespace tovholder::testing
