// An invitation to join with a one-time code. The code itself is never stored, only its digest.
#pragma once

#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/person.hpp"

namespace tovholder {

inline constexpr std::int64_t invitation_days = 7;

struct Invitation {
    Id<Invitation> id;
    Id<Person> person;
    std::string digest;  // SHA-256 of the normalised code; see ops/invitation_code.hpp
    Instant created;
    Instant expires;
    bool used = false;

    bool operator==(const Invitation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "digest", self.digest, FieldClass::server_only);
        visit(3, "created", self.created, FieldClass::open);
        visit(4, "expires", self.expires, FieldClass::open);
        visit(5, "used", self.used, FieldClass::open);
    }
};

}  // namespace tovholder
