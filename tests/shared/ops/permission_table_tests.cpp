// The table as the rules keep it: every role tries every command everywhere. And the table as
// README.md shows it.
#include "shared/ops/permission_table.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "shared/ops/scope.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/role_town.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

// The marks that only the first has.
std::string unlike(const std::set<std::string>& some, const std::set<std::string>& others) {
    std::string found;
    for (const std::string& mark : some) {
        if (!others.contains(mark)) found += mark + " ";
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(permission_table)

BOOST_AUTO_TEST_CASE(every_role_may_do_what_the_table_says_and_nothing_else) {
    const RoleTown town;
    std::size_t allowed = 0;
    for (const Actor& actor : town.actors) {
        for (const Attempt& attempt : town.attempts(actor)) {
            const OpId op{static_cast<DeviceAlias>(actor.device), 7};
            const auto done =
                ops::apply(town.state, {op, actor.person, monday_noon}, attempt.command);
            const bool expected = is_allowed(actor, attempt);
            allowed += expected ? 1 : 0;
            BOOST_TEST(done.ok() == expected, actor.name << ": " << attempt.name);
            if (!done) BOOST_TEST((done.error().code == ErrorCode::not_allowed), attempt.name);
        }
    }
    BOOST_TEST(allowed > 200u);
}

BOOST_AUTO_TEST_CASE(every_act_and_every_command_is_tried_with_and_without_leave) {
    const RoleTown town;
    std::set<std::pair<ops::Act, bool>> acts;
    std::set<std::size_t> commands;
    for (const Actor& actor : town.actors) {
        for (const Attempt& attempt : town.attempts(actor)) {
            commands.insert(attempt.command.index());
            for (const Need& need : attempt.needs) {
                acts.insert({need.act, is_allowed(actor, attempt)});
            }
        }
    }
    for (const ops::Rule& rule : ops::rules) {
        BOOST_TEST((acts.contains({rule.act, true}) || rule.act == ops::Act::give_back_shift),
                   rule.words);
    }
    // Giving back is tried by those who have something to give back (apply_sign_up_tests.cpp).
    BOOST_TEST(commands.size() + 1 == std::variant_size_v<ops::Command>);
}

BOOST_AUTO_TEST_CASE(every_role_is_sent_what_the_table_says_and_nothing_else) {
    const RoleTown town;
    for (const Actor& actor : town.actors) {
        std::vector<wire::SentRow> rows;
        for (const auto& [key, mask] : ops::visible_rows(town.state, actor.person, town.today)) {
            rows.push_back({town.state.get(key)->row, {.seq = 1, .mask = mask}});
        }
        const auto marks = town.marks_in(wire::encode_page(rows));
        const auto expected = town.visible_marks(actor);
        BOOST_TEST_CONTEXT(actor.name) {
            BOOST_TEST(unlike(marks, expected) == "");
            BOOST_TEST(unlike(expected, marks) == "");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
