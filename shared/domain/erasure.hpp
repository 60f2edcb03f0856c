// A person was erased: when, by whom, and which tablets that held something about her have not said
// yet that it is gone. Nothing about her but her id, which names nothing any more. One row for each
// unit in which she had a role, so that those who lead it can follow the erasure to its end.
#pragma once

#include <string>
#include <vector>

#include "shared/base/time.hpp"
#include "shared/domain/grant.hpp"

namespace tovholder {

struct Erasure {
    Id<Erasure> id;
    Id<Unit> unit;       // none: she had no role when it was done
    Id<Person> erased;   // her row's id
    Instant at;          // server time
    Id<Person> by = {};  // none: by the rules of retention
    // Aliases in decimal. The server fills them in, and takes each away when that tablet has said
    // that nothing about her is left on it.
    std::vector<std::string> waiting = {};
    // Likewise of her own tablets: each goes when it has been told to wipe itself.
    std::vector<std::string> own = {};
    // The server's seq at which it was done: tablets whose cursor is before it are told.
    std::uint32_t seq = 0;

    bool operator==(const Erasure&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "erased", self.erased, FieldClass::open);
        visit(3, "at", self.at, FieldClass::open);
        visit(4, "by", self.by, FieldClass::open);
        visit(5, "waiting", self.waiting, FieldClass::open);
        visit(6, "own", self.own, FieldClass::open);
        visit(7, "seq", self.seq, FieldClass::open);
    }
};

}  // namespace tovholder
