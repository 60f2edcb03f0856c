// A person is away, or can do less, for a while. There is no field for why.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/domain/person.hpp"

namespace tovholder {

enum class AbsenceKind : std::uint8_t { pause = 0, less = 1 };
constexpr std::uint8_t count_of(AbsenceKind) { return 2; }

struct Absence {
    Id<Absence> id = {};
    Id<Person> person = {};
    AbsenceKind kind = AbsenceKind::pause;
    Date from = {};
    std::optional<Date> until = {};  // the last day; none = until further notice

    bool operator==(const Absence&) const = default;

    bool covers(Date day) const { return from <= day && (!until || day <= *until); }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "kind", self.kind, FieldClass::contact);
        visit(3, "from", self.from, FieldClass::contact);
        visit(4, "until", self.until, FieldClass::contact);
    }
};

}  // namespace tovholder
