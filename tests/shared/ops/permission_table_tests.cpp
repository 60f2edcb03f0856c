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

struct RelationName {
    ops::Relations relation;
    char letter;
};
constexpr RelationName relation_names[] = {
    {ops::relation::anyone, '*'}, {ops::relation::own, 'O'},         {ops::relation::activity, 'A'},
    {ops::relation::unit, 'U'},   {ops::relation::association, 'S'}, {ops::relation::beyond, 'B'},
    {ops::relation::team, 'T'},
};
constexpr const char* command_names[] = {
#define TOV_NAME(Kind, number) #Kind,
    TOV_COMMANDS(TOV_NAME)
#undef TOV_NAME
};
struct TableName {
    TableId table;
    const char* name;
};
constexpr TableName table_names[] = {
#define TOV_NAME(Entity, number) {number, #Entity},
    TOV_ENTITIES(TOV_NAME)
#undef TOV_NAME
};
constexpr const char* holders =
    " everybody | volunteer | coordinator | admin | leader | responsible | team lead | partner |\n";

std::string letters(ops::Relations relations) {
    std::string all;
    for (const RelationName& name : relation_names) {
        if ((relations & name.relation) != 0) all += name.letter;
    }
    return all;
}

// In WebAssembly there is no README to read.
[[maybe_unused]] std::string rule_lines() {
    std::string out = std::string("| what | asked by |") + holders + "|---|---|" +
                      "---|---|---|---|---|---|---|---|\n";
    for (const ops::Rule& rule : ops::rules) {
        out += "| " + std::string(rule.words) + " |";
        for (std::size_t i = 0; i < std::size(command_names); ++i) {
            const bool asks = ((rule.commands >> i) & 1) != 0;
            if (asks) out += std::string(" `") + command_names[i] + "`";
        }
        if (rule.commands == 0) out += " `POST /about`";
        for (const ops::Relations needs : rule.needs) out += " | " + letters(needs);
        out += " |\n";
    }
    return out;
}

std::string sight_cell(TableId table, std::size_t holder) {
    std::string cell;
    for (const ops::Sight& line : ops::sights) {
        const ClassMask mask = line.seen.at(holder);
        if (line.table != table || mask == 0) continue;
        if (!cell.empty()) cell += ' ';
        cell += letters(line.relation);
        cell += mask == mask_open ? 'o' : mask == mask_own ? 'c' : 's';
    }
    return cell;
}

[[maybe_unused]] std::string sight_lines() {
    std::string out =
        std::string("| rows |") + holders + "|---|" + "---|---|---|---|---|---|---|---|\n";
    for (const TableName& each : table_names) {
        out += std::string("| ") + each.name;
        for (std::size_t holder = 0; holder < ops::holder_count; ++holder) {
            out += " | " + sight_cell(each.table, holder);
        }
        out += " |\n";
    }
    return out;
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
        const bool elsewhere = rule.act == ops::Act::give_back_shift ||
                               rule.act == ops::Act::set_retention || rule.commands == 0;
        BOOST_TEST((acts.contains({rule.act, true}) || elsewhere), rule.words);
    }
    // Giving back, and looking for a substitute, is for those who have a place
    // (apply_sign_up_tests.cpp),
    // rules of retention by an admin of the root (apply_rights_tests.cpp), and what no command asks
    // for in server/roles_tests.cpp.
    BOOST_TEST(commands.size() + 2 == std::variant_size_v<ops::Command>);
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

#ifdef TOVHOLDER_OPS_README
BOOST_AUTO_TEST_CASE(readme_shows_the_table) {
    std::ifstream file(TOVHOLDER_OPS_README);
    std::stringstream readme;
    readme << file.rdbuf();
    for (const std::string& lines : {rule_lines(), sight_lines()}) {
        BOOST_TEST((readme.str().find(lines) != std::string::npos),
                   "shared/ops/README.md would say\n"
                       << lines);
    }
}
#endif

BOOST_AUTO_TEST_SUITE_END()
