// Who may read a file on the way.
#include <boost/test/unit_test.hpp>

#include "tests/support/courier_town.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Units : CourierTown {
    Id<Unit> add_unit(std::string name, UnitKind kind) {
        Unit unit;
        unit.parent = root();
        unit.name = std::move(name);
        unit.kind = kind;
        const OpId op = act(*mette, ops::Create<Unit>{unit});
        sync(*mette);
        return Id<Unit>::make(op, 1);
    }
    void give(const Tablet& tablet, Id<Unit> unit, Role role) {
        act(*mette, ops::Create<Grant>{Grant{.id = {},
                                             .person = tablet.replica->person(),
                                             .unit = unit,
                                             .role = role,
                                             .starts = to_local(now).date,
                                             .ended = {}}});
        sync(*mette);
    }
    bool can_read(const Tablet& author, const Tablet& reader) {
        const auto bundle = *wire::decode_bundle(file_of(author));
        return sync::read_bundle(bundle, box_of(reader)).has_value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bundle_readers, Units)

BOOST_AUTO_TEST_CASE(a_volunteer_knows_of_a_leaders_device_only_how_to_seal_for_it) {
    const auto id = Device::row_of(mette->replica->device());
    const Device* row = aage->replica->shown().find(id);
    BOOST_REQUIRE(row != nullptr);
    BOOST_TEST(!row->box_key.empty());
    BOOST_TEST(row->name.empty());
    BOOST_TEST((row->last_seen == Date{}));
    BOOST_TEST(authority.state().find(id)->name == "Tablet");
    // And nobody seals for volunteers.
    BOOST_TEST(mette->replica->shown().find(Device::row_of(aage->replica->device()))->box_key ==
               "");
}

BOOST_AUTO_TEST_CASE(who_coordinates_the_unit_can_read_and_who_coordinates_another_cannot) {
    const auto skovbo = add_unit("Skovbo", UnitKind::department);
    const auto library = add_unit("Biblioteket", UnitKind::department);
    const auto svend = add_volunteer(*mette, "Svend", skovbo);
    const auto dorte = add_volunteer(*mette, "Dorte", library);
    give(*svend, skovbo, Role::coordinator);
    give(*dorte, library, Role::coordinator);
    const auto bodil = add_volunteer(*mette, "Bodil", skovbo);
    give(*bodil, library, Role::volunteer);
    const auto there = add_shift(*mette, skovbo, 2);
    for (Tablet* tablet : {svend.get(), dorte.get(), bodil.get()}) sync(*tablet);
    sync(*bodil);
    act(*bodil, ops::TakeShift{there});
    BOOST_TEST(can_read(*bodil, *svend));
    BOOST_TEST(can_read(*bodil, *mette));
    BOOST_TEST(!can_read(*bodil, *dorte));
}

BOOST_AUTO_TEST_CASE(what_happens_in_an_association_is_not_for_the_municipality) {
    const auto club = add_unit("Klubben", UnitKind::association);
    const auto contact = add_volunteer(*mette, "Kontakt", root());
    give(*contact, club, Role::partner);
    sync(*contact);
    const auto meeting = add_shift(*contact, club, 2);
    act(*contact, ops::Create<Grant>{Grant{.id = {},
                                           .person = contact->replica->person(),
                                           .unit = club,
                                           .role = Role::volunteer,
                                           .starts = to_local(now).date,
                                           .ended = {}}});
    sync(*contact);
    act(*contact, ops::TakeShift{meeting});
    BOOST_TEST(!can_read(*contact, *mette));
    BOOST_TEST(can_read(*contact, *contact));
}

BOOST_AUTO_TEST_CASE(what_leaders_do_is_for_the_server_alone) {
    const auto other = add_volunteer(*mette, "Svend", root());
    give(*other, root(), Role::coordinator);
    sync(*other);
    sync(*mette);
    Person person;
    person.id = Id<Person>::local(1);
    person.given_name = "Eva";
    act(*other, ops::AddPerson{person,
                               {Grant{.id = {},
                                      .person = Id<Person>::local(1),
                                      .unit = root(),
                                      .role = Role::volunteer,
                                      .starts = to_local(now).date,
                                      .ended = {}}}});
    BOOST_TEST(!can_read(*other, *mette));
    BOOST_TEST(deliver(file_of(*other)).ok());
}

BOOST_AUTO_TEST_CASE(who_leads_no_more_is_sealed_for_no_more) {
    const auto svend = add_volunteer(*mette, "Svend", root());
    give(*svend, root(), Role::coordinator);
    sync(*svend);
    sync(*aage);
    act(*aage, ops::TakeShift{shift});
    BOOST_TEST(can_read(*aage, *svend));
    sync(*mette);
    for (const Id<Grant> id : mette->replica->shown().grants_of(svend->replica->person())) {
        const Grant before = *mette->replica->shown().find(id);
        if (before.role != Role::coordinator) continue;
        Grant after = before;
        after.ended = to_local(now).date;
        act(*mette, ops::make_edit(before, after));
    }
    sync(*mette);
    BOOST_TEST(authority.state().find(Device::row_of(svend->replica->device()))->box_key == "");
    sync(*aage);
    act(*aage, ops::TakeShift{second});
    BOOST_TEST(!can_read(*aage, *svend));
    BOOST_TEST(can_read(*aage, *mette));
}

BOOST_AUTO_TEST_SUITE_END()
