// A server's database: what an Authority starts from, and where it makes changes durable.
#pragma once

#include "shared/sync/ports.hpp"

namespace tovholder::server {

class Store : public sync::AuthorityStore {
public:
    // Everything in the store; `history` is never 0. Errors: storage_failed, bad_record (damaged;
    // detail: a sentence).
    virtual Result<sync::AuthorityContents> load() = 0;
    // True after a failure that leaves it unknown whether the last commit is on disk: every
    // further commit fails, and the server must start again from what the disk holds.
    virtual bool broken() const = 0;
};

}  // namespace tovholder::server
