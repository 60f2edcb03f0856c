// Marks in every text of every row: over a real server, while roles come and go, no mark reaches
// or stays on the device of one who may not see it. Who may is decided by the simulator's walks
// over all rows, apart from shared/ops.
#include <boost/test/unit_test.hpp>

#include "server/application.hpp"
#include "server/base/hex.hpp"
#include "shared/wire/deflate.hpp"
#include "shared/wire/frame.hpp"
#include "tests/simulation/standing.hpp"
#include "tests/simulation/who_may_see.hpp"
#include "tests/support/role_town.hpp"
#include "tests/support/server/running_server.hpp"
#include "tests/support/server/websocket_client.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

using Marks = std::set<std::string>;

constexpr std::size_t mark_letters = 6;
const Date today = to_local(noon).date;

std::string make_mark(std::uint64_t number, FieldClass field_class) {
    std::string mark = field_class == FieldClass::open      ? "~O"
                       : field_class == FieldClass::contact ? "~K"
                                                            : "~S";
    for (std::size_t i = 0; i < mark_letters; ++i, number /= 20) {
        mark += static_cast<char>('a' + number % 20);
    }
    return mark;
}

Marks marks_in(ByteView bytes) {
    Marks marks;
    const std::string_view text = as_text(bytes);
    for (auto at = text.find('~'); at != text.npos; at = text.find('~', at + 1)) {
        const std::string_view mark = text.substr(at, 2 + mark_letters);
        const bool whole =
            mark.size() == 2 + mark_letters &&
            std::string_view("OKS").find(mark[1]) != std::string_view::npos &&
            std::all_of(mark.begin() + 2, mark.end(), [](char c) { return c >= 'a' && c <= 't'; });
        if (whole) marks.insert(std::string(mark));
    }
    return marks;
}

// Visits the texts of a row with their classes.
template <class Visit>
struct Texts {
    Visit visit;
    template <class Value>
    void operator()(std::uint32_t, const char*, Value& value, FieldClass field_class) {
        if constexpr (std::is_same_v<std::remove_const_t<Value>, std::string>) {
            visit(value, field_class);
        } else if constexpr (std::is_same_v<std::remove_const_t<Value>, std::vector<std::string>>) {
            for (auto& text : value) visit(text, field_class);
        }
    }
};

// One mark a text, of each row of the town.
Changes marked(Changes rows) {
    std::uint64_t number = 0;
    for (AnyRow& any : rows.puts) {
        if (auto* person = std::get_if<Person>(&any)) person->interests = person->languages = {""};
        Texts texts{[&](std::string& text, FieldClass field_class) {
            text = make_mark(++number, field_class);
        }};
        std::visit([&](auto& row) { row.fields(row, texts); }, any);
    }
    return rows;
}

// Which classes of a row's fields a person may see, as the tables of shared/ops/README.md say.
struct Sight {
    const State& state;
    Id<Person> person;
    simulation::Standing self{state, person, today};

    bool comes(Id<Shift> shift) const {
        for (const auto& [id, row] : state.table<SignUp>()) {
            if (row.value.shift == shift && row.value.person == person) return true;
        }
        for (const auto& [id, row] : state.table<Notice>()) {
            if (row.value.shift == shift && row.value.person == person) return true;
        }
        return false;
    }
    bool contact(const Person& row) const {
        return row.id == person || sensitive(row) || self.gathers_person(row.id) ||
               self.knows_contact(row.id, false);
    }
    bool contact(const Shift& row) const {
        const bool open = row.status == ShiftStatus::planned && self.serves(row.unit);
        return open || self.leads(row.unit) || self.gathers(row.activity) || comes(row.id);
    }
    bool contact(const Activity& row) const {
        const bool open = row.status == ActivityStatus::open && self.serves(row.unit);
        if (open || self.leads(row.unit) || self.gathers(row.id)) return true;
        for (const auto& [id, shift] : state.table<Shift>()) {
            if (shift.value.activity == row.id && contact(shift.value)) return true;
        }
        return false;
    }
    bool contact(const Conflict& row) const { return self.may_choose(row); }
    bool contact(const Device& row) const {
        return row.person == person || self.leads_person(row.person) ||
               self.knows_contact(row.person, true);
    }
    bool contact(const Series& row) const {
        return self.leads(row.unit) || self.gathers(row.activity);
    }
    bool contact(const Delegation& row) const {
        return self.leads(row.unit) || self.gathers(row.activity);
    }
    // Whoever may see them at all.
    bool contact(const DataRequest&) const { return true; }
    bool contact(const BoundaryDecision&) const { return true; }
    bool contact(const StaffHearing&) const { return true; }
    template <class Row>
    bool contact(const Row&) const {
        return false;  // no such field
    }
    bool sensitive(const Person& row) const { return self.leads_person(row.id); }
    template <class Row>
    bool sensitive(const Row&) const {
        return false;
    }

    Marks marks() const {
        Marks all;
        for (const RowKey key : state.keys()) {
            if (!simulation::may_see(state, person, today, key)) continue;
            const AnyRow any = state.get(key)->row;
            std::visit(
                [&](const auto& row) {
                    Texts texts{[&](const std::string& text, FieldClass field_class) {
                        const bool sees = field_class == FieldClass::open      ? true
                                          : field_class == FieldClass::contact ? contact(row)
                                                                               : sensitive(row);
                        if (sees && text.starts_with('~')) all.insert(text);
                    }};
                    row.fields(row, texts);
                },
                any);
        }
        return all;
    }
};

// One who syncs with a real replica.
struct Watched {
    Actor actor;
    MemoryDeviceStore store;
    std::unique_ptr<sync::Replica> replica;
    std::unique_ptr<WebSocketClient> socket;  // half of them; the others post
};

struct Fixture {
    SeededRandom random{7};
    MemoryAuthorityStore disk;
    sync::Authority authority{disk, {.history = 4711}};
    RoleTown town{server_alias + 1};
    std::vector<std::unique_ptr<Watched>> tablets = join_all();
    Log log{nullptr};
    Hub hub;
    SyncService service{authority, random, [] { return noon; }, log,
                        [this](std::uint64_t seq, DeviceAlias by) { hub.changed(seq, by); }};
    Application application{service, hub, StaticFiles(), [] { return true; }};
    RunningServer server{application};
    HttpClient client{server.port()};
    std::map<char, std::size_t> seen;  // marks that came, by class
    std::size_t purged = 0;            // marks that were on a device and are no more

    std::vector<std::unique_ptr<Watched>> join_all() {
        TOV_ASSERT(authority.load(marked(town.all_rows())).ok());
        std::vector<std::unique_ptr<Watched>> all;
        for (const Actor& actor : town.actors) {
            const auto code = authority.invite(actor.person, noon, random);
            const auto joined = authority.join({*code, "Tablet"}, noon, random);
            TOV_ASSERT(joined.ok());
            all.push_back(std::make_unique<Watched>());
            all.back()->actor = actor;
            all.back()->replica = sync::Replica::create(all.back()->store, *joined);
            all.back()->store.complete_all(*all.back()->replica);
        }
        return all;
    }

    Watched& tablet(const std::string& name) {
        for (const auto& one : tablets) {
            if (one->actor.name == name) return *one;
        }
        TOV_ASSERT(!"there is such an actor");
        return *tablets.front();
    }

    // The frame that answers, as it came; by a WebSocket for every second device. What else came
    // (pokes, header lines) is looked at, too.
    std::string answer_to(Watched& tablet, const Bytes& request) {
        const std::string token = to_hex(tablet.replica->token());
        if (tablet.actor.device % 2 == 0) {
            const auto answer =
                client.post("/sync", request, "Authorization: Bearer " + token + "\r\n");
            BOOST_REQUIRE(answer->status == 200);
            for (const auto& [name, value] : answer->headers) look(tablet, value, {});
            return answer->body;
        }
        if (!tablet.socket) {
            tablet.socket = std::make_unique<WebSocketClient>(server.port());
            tablet.socket->send_text(token);
        }
        BOOST_REQUIRE(tablet.socket->send_binary(request));
        while (true) {
            auto message = tablet.socket->receive();
            BOOST_REQUIRE(message.has_value());
            if (!wire::decode_poke(as_bytes(message->payload))) return message->payload;
            look(tablet, message->payload, {});
        }
    }

    void look(const Watched& tablet, std::string_view bytes, const Marks& allowed) {
        for (const std::string& mark : marks_in(as_bytes(bytes))) {
            BOOST_TEST(allowed.contains(mark), mark << " came to " << tablet.actor.name);
        }
    }

    void round_trip(Watched& tablet) {
        const wire::SyncRequest request = tablet.replica->make_request(noon);
        const std::string raw = answer_to(tablet, wire::encode(request));
        // Nothing else is under way: this is the state that the answer was made from.
        const Marks allowed = Sight{authority.state(), tablet.actor.person}.marks();
        look(tablet, raw, allowed);
        const auto frame = wire::open_frame(as_bytes(raw));
        BOOST_REQUIRE(frame.ok());
        Bytes payload(frame->payload.begin(), frame->payload.end());
        if (frame->deflated) payload = *wire::inflated(payload, wire::message_bytes_max);
        look(tablet, as_text(payload), allowed);
        for (const std::string& mark : marks_in(payload)) ++seen[mark[1]];
        const auto response = wire::decode_sync_response(as_bytes(raw));
        BOOST_REQUIRE(response.ok());
        BOOST_REQUIRE(tablet.replica->on_response(request, *response).ok());
        tablet.store.complete_all(*tablet.replica);
    }

    Marks stored(const Watched& tablet) const {
        Marks all;
        for (const auto& [key, bytes] : tablet.store.disk) all.merge(marks_in(bytes));
        return all;
    }

    // Until she is up to date; then what is on her disk is hers to see.
    void sync(Watched& tablet) {
        const Marks before = stored(tablet);
        do {
            round_trip(tablet);
        } while (tablet.replica->unsent() > 0 || tablet.replica->wants_more());
        const Marks allowed = Sight{authority.state(), tablet.actor.person}.marks();
        const Marks after = stored(tablet);
        const auto without = [](const Marks& all, const Marks& some) {
            std::string words;
            for (const std::string& mark : all) {
                if (!some.contains(mark)) words += mark + " ";
            }
            return words;
        };
        const std::string foreign = without(after, allowed);
        const std::string missing = without(allowed, after);
        BOOST_TEST(foreign.empty(), "on the disk of " << tablet.actor.name << ": " << foreign);
        BOOST_TEST(missing.empty(), "not on the disk of " << tablet.actor.name << ": " << missing);
        for (const std::string& mark : before) purged += after.contains(mark) ? 0 : 1;
    }

    // A role is given or ended, or somebody takes a shift or gives it back.
    void something_happens(Prng& prng) {
        const auto pick = [&](const auto& table) {
            auto it = table.begin();
            std::advance(it, static_cast<std::ptrdiff_t>(prng.below(table.size())));
            return it->second.value;
        };
        const State& state = authority.state();
        Changes changes;
        if (prng.below(3) == 0) {
            const SignUp sign_up = pick(state.table<SignUp>());
            SignUp moved = sign_up;
            moved.person = town.actors[prng.below(town.actors.size())].person;
            moved.status = static_cast<SignUpStatus>(prng.below(enum_count<SignUpStatus>));
            changes.puts.push_back(moved);
        } else {
            Grant grant = pick(state.table<Grant>());
            grant.person = town.actors[prng.below(town.actors.size())].person;
            grant.role = static_cast<Role>(prng.below(enum_count<Role>));
            grant.activity = {};
            if (is_for_activity(grant.role)) {
                const Activity activity = pick(state.table<Activity>());
                grant.activity = activity.id;
                grant.unit = activity.unit;
            }
            grant.ended.reset();
            if (prng.below(3) == 0) grant.ended = today;
            changes.puts.push_back(grant);
        }
        TOV_ASSERT(authority.load(changes).ok());
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(canary)

BOOST_FIXTURE_TEST_CASE(no_mark_comes_to_or_stays_with_one_who_may_not_see_it, Fixture) {
    for (const auto& tablet : tablets) sync(*tablet);
    Prng prng(20261123);
    for (int step = 0; step < 120; ++step) {
        something_happens(prng);
        for (int i = 0; i < 2; ++i) sync(*tablets[prng.below(tablets.size())]);
    }
    for (const auto& tablet : tablets) sync(*tablet);
    // It was worth looking.
    for (const char kind : {'O', 'K', 'S'}) BOOST_TEST(seen[kind] > 50u, kind);
    BOOST_TEST(purged > 50u);
}

BOOST_FIXTURE_TEST_CASE(the_check_finds_what_is_not_for_somebody, Fixture) {
    const Marks volunteer = Sight{authority.state(), tablet("volunteer").actor.person}.marks();
    const Marks admin = Sight{authority.state(), tablet("admin").actor.person}.marks();
    sync(tablet("admin"));
    const auto foreign = [&](char kind) {
        return std::any_of(admin.begin(), admin.end(), [&](const std::string& mark) {
            return mark[1] == kind && !volunteer.contains(mark);
        });
    };
    BOOST_TEST((foreign('O') && foreign('K') && foreign('S')));
    BOOST_TEST((stored(tablet("admin")) == admin));
}

BOOST_AUTO_TEST_SUITE_END()
