// One person's place on one shift, or her turn in its waitlist.
#pragma once

#include <cstdint>

#include "shared/domain/shift.hpp"

namespace tovholder {

enum class SignUpStatus : std::uint8_t { confirmed = 0, waitlisted = 1, given_back = 2 };
constexpr std::uint8_t count_of(SignUpStatus) { return 3; }

// Whether she came. No penalty hangs on it, and only those see it who gather the people.
enum class Attendance : std::uint8_t { not_said = 0, came = 1, stayed_away = 2 };
constexpr std::uint8_t count_of(Attendance) { return 3; }

struct SignUp {
    Id<SignUp> id;
    Id<Shift> shift;
    Id<Person> person;
    SignUpStatus status = SignUpStatus::confirmed;
    std::uint32_t turn = 0;  // order of arrival on the shift; the lowest waitlisted is next
    Attendance attendance = Attendance::not_said;
    // She holds the place until somebody takes over. Of one who has done so: whom she came for, and
    // when that one had asked.
    Instant asked = {};
    Id<Person> instead_of = {};
    Instant taken_over = {};

    bool seeks_substitute() const {
        return status == SignUpStatus::confirmed && asked != Instant{} && !instead_of;
    }
    bool operator==(const SignUp&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "shift", self.shift, FieldClass::open);
        visit(2, "person", self.person, FieldClass::open);
        visit(3, "status", self.status, FieldClass::open);
        visit(4, "turn", self.turn, FieldClass::open);
        visit(5, "attendance", self.attendance, FieldClass::contact);
        visit(6, "asked", self.asked, FieldClass::open);
        visit(7, "instead_of", self.instead_of, FieldClass::open);
        visit(8, "taken_over", self.taken_over, FieldClass::open);
    }
};

}  // namespace tovholder
