// A municipality whose server has a key, and tablets that hand each other files.
#pragma once

#include "shared/sync/bundle.hpp"
#include "tests/support/thread_fixture.hpp"

namespace tovholder::testing {

struct CourierTown : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    Id<Shift> shift = add_shift(*mette, root(), 3);
    Id<Shift> second = add_shift(*mette, root(), 3);
    std::unique_ptr<Tablet> aage = add_volunteer(*mette, "Aage", root());

    CourierTown() {
        TOV_ASSERT(authority.make_server_key(random).ok());
        for (Tablet* tablet : {mette.get(), aage.get(), mette.get(), aage.get()}) sync(*tablet);
    }
    Bytes file_of(const Tablet& tablet) {
        const auto made = sync::make_bundle(*tablet.replica, now, random);
        TOV_ASSERT(made.ok());
        return made->file;
    }
    Result<wire::Delivered> deliver(const Bytes& file) {
        const auto bundle = wire::decode_bundle(file);
        if (!bundle) return bundle.error();
        return authority.deliver(*bundle, now);
    }
    ErrorCode refusal(const Bytes& file) {
        const auto delivered = deliver(file);
        TOV_ASSERT(!delivered.ok());
        return delivered.error().code;
    }
    std::size_t signed_up() const { return authority.state().table<SignUp>().size(); }
    seal::KeyPair box_of(const Tablet& tablet) const {
        return sync::box_keys(tablet.replica->token());
    }
};

}  // namespace tovholder::testing
