// The program itself: how it starts, what it says, how it ends.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "shared/ops/invitation_code.hpp"
#include "tests/support/server/http_tablet.hpp"
#include "tests/support/server/server_process.hpp"

using namespace tovholder::testing;

namespace {

const std::string program = TOVHOLDER_SERVER_PROGRAM;

struct Fixture {
    TemporaryFolder folder;
    std::string db = "sqlite:" + folder.file("db");
    std::string log = folder.file("log");

    std::vector<std::string> with(std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--port=0", "--db", db, "--site", folder.path()});
        return more;
    }
};

bool is_one_line(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n') == 1 && text.back() == '\n';
}

}  // namespace

BOOST_AUTO_TEST_SUITE(main_tests)

BOOST_FIXTURE_TEST_CASE(the_first_start_prints_a_code_and_later_ones_how_to_get_another, Fixture) {
    {
        ServerProcess first(program, with(), log);
        BOOST_TEST(first.greeting().find("Kode til den første koordinator: ") == 0u);
        BOOST_TEST(first.terminate() == 0);
    }
    ServerProcess second(program, with(), log);
    BOOST_TEST(second.greeting().find("--new-code") != std::string::npos);
}

// The whole way: a backup, a change after it, a disk that is gone, and the tablet makes up for it.
BOOST_FIXTURE_TEST_CASE(tablets_bring_a_restored_server_up_to_date, Fixture) {
    const auto make_unit = [](HttpTablet& tablet, const std::string& name) {
        tovholder::Unit unit;
        unit.parent = tablet.replica().shown().table<tovholder::Unit>().begin()->first;
        unit.name = name;
        tablet.act(tovholder::ops::Create<tovholder::Unit>{unit});
    };
    auto server = std::make_unique<ServerProcess>(program, with(), log);
    const std::string words = "Code for the first coordinator: ";
    const std::string code = server->greeting().substr(
        server->greeting().find(words) + words.size(), tovholder::ops::code_length + 1);
    HttpTablet tablet(server->port(), code);
    BOOST_REQUIRE(tablet.sync(server->port()));
    make_unit(tablet, "Før");
    BOOST_REQUIRE(tablet.sync(server->port()));
    const std::string backup = folder.file("backup");
    BOOST_TEST(run_to_end(program, {"--db", db, "--backup", backup}).status == 0);
    make_unit(tablet, "Efter");
    BOOST_REQUIRE(tablet.sync(server->port()));
    BOOST_TEST(server->terminate() == 0);

    const ProcessEnd restored = run_to_end(program, {"--db", db, "--restore", backup});
    BOOST_TEST(restored.status == 0);
    BOOST_TEST(restored.out.find("knows 1 devices") != std::string::npos);
    server = std::make_unique<ServerProcess>(program, with(), log);
    BOOST_REQUIRE(tablet.sync(server->port()));
    BOOST_TEST(tablet.replica().offered_again() == 1u);
    std::set<std::string> names;
    const auto base = tablet.replica().base();
    for (const auto& [id, row] : base.table<tovholder::Unit>()) names.insert(row.value.name);
    BOOST_TEST(names.contains("Før"));
    BOOST_TEST(names.contains("Efter"));
    BOOST_TEST(tablet.replica().unsent() == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_termination_signal_ends_it_cleanly, Fixture) {
    ServerProcess server(program, with(), log);
    HttpClient client(server.port());
    BOOST_TEST(client.get("/healthz")->status == 200);
    BOOST_TEST(server.terminate() == 0);
    BOOST_TEST(client.ends());
    BOOST_TEST(read_file(log).find("\"event\":\"stopped\"") != std::string::npos);
    BOOST_TEST(read_file(folder.file("db-wal")).empty());
}

BOOST_FIXTURE_TEST_CASE(a_site_that_is_missing_is_a_warning_only, Fixture) {
    ServerProcess server(program, with(), log);
    BOOST_TEST(read_file(log).find("has no index.html") != std::string::npos);
    BOOST_TEST(HttpClient(server.port()).get("/")->status == 404);
}

BOOST_FIXTURE_TEST_CASE(the_site_is_served, Fixture) {
    write_file(folder.file("index.html"), "<p>hej");
    ServerProcess server(program, with(), log);
    BOOST_TEST(HttpClient(server.port()).get("/")->body == "<p>hej");
}

BOOST_FIXTURE_TEST_CASE(a_port_in_use_is_one_line_and_status_one, Fixture) {
    write_file(folder.file("index.html"), "<p>hej");
    ServerProcess first(program, with(), log);
    const ProcessEnd second =
        run_to_end(program, {"--port", std::to_string(first.port()), "--db",
                             "sqlite:" + folder.file("other"), "--site", folder.path()});
    BOOST_TEST(second.status == 1);
    BOOST_TEST(is_one_line(second.err));
    BOOST_TEST(second.err.find("is in use") != std::string::npos);
    BOOST_TEST(second.out.empty());
}

BOOST_FIXTURE_TEST_CASE(a_database_in_use_or_unreadable_is_one_line_and_status_one, Fixture) {
    ServerProcess first(program, with(), log);
    ProcessEnd end = run_to_end(program, with());
    BOOST_TEST(end.status == 1);
    BOOST_TEST(is_one_line(end.err));
    BOOST_TEST(end.err.find("another server is using it") != std::string::npos);

    write_file(folder.file("letter"), std::string(1000, 'k'));
    db = "sqlite:" + folder.file("letter");
    end = run_to_end(program, with());
    BOOST_TEST(end.status == 1);
    BOOST_TEST(is_one_line(end.err));
    BOOST_TEST(end.err.find("not an SQLite database") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_option_is_one_line_and_status_one) {
    const ProcessEnd end = run_to_end(program, {"--prot"});
    BOOST_TEST(end.status == 1);
    BOOST_TEST(end.err == "tovholder_server: unknown option --prot; see --help\n");
}

BOOST_AUTO_TEST_CASE(help_is_on_stdout) {
    const ProcessEnd end = run_to_end(program, {"--help"});
    BOOST_TEST(end.status == 0);
    BOOST_TEST(end.out.find("--db sqlite:FILE") != std::string::npos);
    BOOST_TEST(end.err.empty());
}

BOOST_FIXTURE_TEST_CASE(the_demo_starts_with_codes_and_keeps_them_apart_from_real_data, Fixture) {
    {
        ServerProcess demo(program, with({"--demo"}), log);
        const auto codes = HttpClient(demo.port()).get("/demo.json");
        BOOST_TEST(codes->body.find("{\"role\":\"coordinator\",\"name\":\"") == 1u);
        BOOST_TEST(codes->body.find("{\"role\":\"volunteer\",\"name\":\"") != std::string::npos);
    }
    const ProcessEnd end = run_to_end(program, with());
    BOOST_TEST(end.status == 1);
    BOOST_TEST(end.err.find("holds the demo") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_fails_ends_it_and_what_was_answered_is_safe, Fixture) {
    std::unique_ptr<HttpTablet> tablet;
    std::set<std::string> answered;
    {
        const FullDisk full(200 * 1024);
        ServerProcess server(program, with(), "/dev/null");
        const std::string& greeting = server.greeting();
        tablet = std::make_unique<HttpTablet>(
            server.port(), greeting.substr(greeting.find("coordinator: ") + 13, 9));
        BOOST_REQUIRE(tablet->sync(server.port()));
        tovholder::Unit unit;
        unit.parent = tablet->replica().base().table<tovholder::Unit>().begin()->first;
        for (bool well = true; well;) {
            unit.name = "Enhed " + std::to_string(answered.size());
            tablet->act(tovholder::ops::Create<tovholder::Unit>{unit});
            well = tablet->round_trip(server.port());
            if (well) answered.insert(unit.name);
            BOOST_REQUIRE(answered.size() < 1000u);
        }
        BOOST_TEST(server.wait() == 1);
    }
    BOOST_TEST(!answered.empty());
    ServerProcess server(program, with(), log);
    BOOST_REQUIRE(tablet->sync(server.port()));
    // All of them, the one that failed, and the root: each once.
    const tovholder::State base = tablet->replica().base();
    BOOST_TEST(base.table<tovholder::Unit>().size() == answered.size() + 2);
    for (const auto& [id, row] : base.table<tovholder::Unit>()) {
        answered.erase(row.value.name);
    }
    BOOST_TEST(answered.empty());
}

BOOST_FIXTURE_TEST_CASE(the_log_holds_no_code_name_or_address, Fixture) {
    ServerProcess demo(program, with({"--demo"}), log);
    (void)HttpClient(demo.port()).get("/Kanariefugl?x=Kanariefugl", "Cookie: Kanariefugl\r\n");
    BOOST_TEST(demo.terminate() == 0);
    const std::string lines = read_file(log);
    BOOST_TEST(lines.find("\"status\":404") != std::string::npos);
    for (const char* word : {"Kanariefugl", "127.0.0.1", "Mette"}) {
        BOOST_TEST(lines.find(word) == std::string::npos, word);
    }
}

// The way of an erased person through a backup: she does not come back with it.
BOOST_FIXTURE_TEST_CASE(who_was_erased_after_a_backup_is_erased_again_when_it_is_restored,
                        Fixture) {
    auto server = std::make_unique<ServerProcess>(program, with(), log);
    const std::string words = "Code for the first coordinator: ";
    const std::string code = server->greeting().substr(
        server->greeting().find(words) + words.size(), tovholder::ops::code_length + 1);
    HttpTablet tablet(server->port(), code);
    BOOST_REQUIRE(tablet.sync(server->port()));
    tovholder::Person person;
    person.id = tovholder::Id<tovholder::Person>::local(1);
    person.given_name = "Kanariefuglen";
    tovholder::Grant grant;
    grant.person = person.id;
    grant.unit = tablet.replica().shown().table<tovholder::Unit>().begin()->first;
    tablet.act(tovholder::ops::AddPerson{person, {grant}});
    BOOST_REQUIRE(tablet.sync(server->port()));
    const std::string backup = folder.file("backup");
    BOOST_TEST(run_to_end(program, {"--db", db, "--backup", backup}).status == 0);
    tovholder::Id<tovholder::Person> her;
    const auto base = tablet.replica().base();
    for (const auto& [id, row] : base.table<tovholder::Person>()) {
        if (row.value.given_name == person.given_name) her = id;
    }
    BOOST_REQUIRE(bool{her});
    tablet.act(tovholder::ops::ErasePerson{her});
    BOOST_REQUIRE(tablet.sync(server->port()));
    BOOST_TEST(server->terminate() == 0);
    BOOST_TEST(read_file(folder.file("db")).find("Kanariefugl") == std::string::npos);

    const ProcessEnd restored = run_to_end(program, {"--db", db, "--restore", backup});
    BOOST_TEST(restored.status == 0);
    BOOST_TEST(restored.out.find("1 people who were erased since are erased again") !=
               std::string::npos);
    BOOST_TEST(read_file(folder.file("db")).find("Kanariefugl") == std::string::npos);
    server = std::make_unique<ServerProcess>(program, with(), log);
    BOOST_REQUIRE(tablet.sync(server->port()));
    BOOST_TEST((tablet.replica().base().find(her) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
