// Rows, commands and messages to bytes and back, with random contents from seeds.
#include "shared/wire/codec.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "shared/ops/apply.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/messages.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

constexpr std::uint64_t seeds = 100;

// Calls `check(prng)` for each seed and names the seed that fails.
template <class Check>
void for_each_seed(Check check) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Prng prng(seed);
            check(prng);
        }
    }
}

bool contains(const Bytes& bytes, std::string_view text) {
    return as_text(bytes).find(text) != std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codec_tests)

BOOST_AUTO_TEST_CASE(every_row_survives_in_the_servers_store) {
    for_each_seed([](Prng& prng) {
        for (std::size_t table = 0; table < std::variant_size_v<AnyRow>; ++table) {
            const AnyRow row = random_any_row(prng, table);
            const Bytes fields = wire::encode_row_fields(row, {});
            const auto back = wire::decode_row_fields(key_of(row), 17, fields);
            BOOST_REQUIRE(back.ok());
            BOOST_TEST((back->row == row));
            BOOST_TEST(back->stamp.seq == 17u);
        }
    });
}

BOOST_AUTO_TEST_CASE(every_row_survives_in_a_page_with_its_stamp) {
    for_each_seed([](Prng& prng) {
        const auto rows = random_page(prng);
        const auto back = wire::decode_page(wire::encode_page(rows));
        BOOST_REQUIRE(back.ok());
        BOOST_TEST((*back == rows));
    });
}

BOOST_AUTO_TEST_CASE(every_command_survives) {
    for_each_seed([](Prng& prng) {
        for (std::size_t kind = 0; kind < std::variant_size_v<ops::Command>; ++kind) {
            const ops::Op op = random_op(prng, kind);
            const auto back = wire::decode_op(wire::encode(op));
            BOOST_REQUIRE_MESSAGE(back.ok(), "command " << kind);
            BOOST_TEST((*back == op), "command " << kind);
        }
    });
}

BOOST_AUTO_TEST_CASE(every_message_survives) {
    for_each_seed([](Prng& prng) {
        const auto request = random_sync_request(prng);
        BOOST_TEST((*wire::decode_sync_request(wire::encode(request)) == request));
        const auto response = random_sync_response(prng);
        BOOST_TEST((*wire::decode_sync_response(wire::encode(response)) == response));
        const auto join = random_join_request(prng);
        BOOST_TEST((*wire::decode_join_request(wire::encode(join)) == join));
        const auto joined = random_joined(prng);
        BOOST_TEST((*wire::decode_joined(wire::encode(joined)) == joined));
        const wire::Failure failure{random_error(prng)};
        BOOST_TEST((*wire::decode_failure(wire::encode(failure)) == failure));
        const wire::Poke poke{prng.next()};
        BOOST_TEST((*wire::decode_poke(wire::encode(poke)) == poke));
        const auto about = random_about_request(prng);
        BOOST_TEST((*wire::decode_about_request(wire::encode(about)) == about));
        const auto told = random_about_answer(prng);
        BOOST_TEST((*wire::decode_about_answer(wire::encode(told)) == told));
        const auto meta = random_meta(prng);
        BOOST_TEST((*wire::decode_meta(wire::encode(meta)) == meta));
        const auto refusal = random_refusal(prng);
        BOOST_TEST((*wire::decode_refusal(wire::encode(refusal)) == refusal));
    });
}

BOOST_AUTO_TEST_CASE(what_was_read_is_written_with_the_same_bytes) {
    for_each_seed([](Prng& prng) {
        for (const MessageKind& kind : message_kinds()) {
            const Bytes frame = kind.make(prng);
            const auto again = kind.rewrite(frame);
            BOOST_REQUIRE_MESSAGE(again.ok(), kind.name);
            BOOST_TEST(*again == frame, kind.name);
        }
    });
}

BOOST_AUTO_TEST_CASE(a_frame_of_another_kind_is_refused) {
    Prng prng(1);
    for (const MessageKind& kind : message_kinds()) {
        for (const MessageKind& other : message_kinds()) {
            if (kind.name == other.name) continue;
            const auto read = other.rewrite(kind.make(prng));
            BOOST_REQUIRE(!read.ok());
            BOOST_TEST((read.error().code == ErrorCode::bad_frame));
        }
    }
}

BOOST_AUTO_TEST_CASE(fields_of_a_newer_schema_are_kept_byte_for_byte) {
    for_each_seed([](Prng& prng) {
        const AnyRow row = random_any_row(prng, prng.below(std::variant_size_v<AnyRow>));
        // Tags 62 and 200: (tag, length, bytes).
        const Bytes newer{62, 3, 'n', 'e', 'w', 0xc8, 0x01, 0};
        Bytes fields = wire::encode_row_fields(row, {});
        fields.insert(fields.end(), newer.begin(), newer.end());
        const auto back = wire::decode_row_fields(key_of(row), 1, fields);
        BOOST_REQUIRE(back.ok());
        BOOST_TEST((back->row == row));
        BOOST_TEST(back->stamp.unknown == newer);
        BOOST_TEST(wire::encode_row_fields(back->row, back->stamp) == fields);

        const auto page = wire::decode_page(wire::encode_page({*back}));
        BOOST_REQUIRE(page.ok());
        BOOST_TEST(page->front().stamp.unknown == newer);
    });
}

BOOST_AUTO_TEST_CASE(fields_of_a_newer_schema_survive_an_edit) {
    SmallTown town;
    State::Found found = *town.state.get(key_of(town.aage));
    found.stamp.unknown = {62, 1, 'x'};
    town.state.put(found.row, found.stamp);
    ops::Edit<Person> edit{.row = town.aage, .values = {}, .fields = {}};
    edit.values.id = town.aage;
    edit.values.town = "Åkær";
    edit.fields.add(7);
    BOOST_REQUIRE(town.do_as(town.mette, edit).ok());
    BOOST_TEST(town.state.find(town.aage)->town == "Åkær");
    BOOST_TEST(town.state.find_row(town.aage)->stamp.unknown == found.stamp.unknown);
}

BOOST_AUTO_TEST_CASE(an_edit_of_a_field_of_a_newer_schema_is_refused_not_dropped) {
    ops::Edit<Person> edit{.row = {77}, .values = {}, .fields = {}};
    edit.values.id = edit.row;
    edit.fields.add(1);
    edit.values.given_name = "A";
    Bytes frame = wire::encode(ops::Op{{2, 1}, {}, 0, edit});
    const auto opened = wire::open_frame(frame);
    Bytes payload(opened->payload.begin(), opened->payload.end());
    const Bytes field{1, 2, 1, 'A'};  // tag, length, the text's length, the text
    const auto at = std::search(payload.begin(), payload.end(), field.begin(), field.end());
    BOOST_REQUIRE(at != payload.end());
    *at = 60;  // a tag nobody has
    const auto read = wire::decode_op(wire::make_frame(wire::FrameType::op, payload));
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST((read.error().code == ErrorCode::bad_record));
}

BOOST_AUTO_TEST_CASE(fields_outside_the_mask_are_not_in_the_bytes) {
    Person person;
    person.id = {1};
    person.given_name = "OPEN";
    person.email = "CONTACT";
    person.notes = "SENSITIVE";
    Invitation invitation;
    invitation.id = {2};
    invitation.digest = "SECRET";
    const auto bytes = [&](ClassMask mask) {
        Stamp stamp;
        stamp.mask = mask;
        return wire::encode_page({{person, stamp}, {invitation, stamp}});
    };
    BOOST_TEST(contains(bytes(mask_open), "OPEN"));
    BOOST_TEST(!contains(bytes(mask_open), "CONTACT"));
    BOOST_TEST(contains(bytes(mask_own), "CONTACT"));
    BOOST_TEST(!contains(bytes(mask_own), "SENSITIVE"));
    BOOST_TEST(contains(bytes(mask_device_max), "SENSITIVE"));
    BOOST_TEST(!contains(bytes(mask_device_max), "SECRET"));
}

BOOST_AUTO_TEST_CASE(the_longest_row_that_the_rules_allow_fits_in_a_record) {
    SmallTown town;
    const std::string line(200, 'l');
    const std::string text(4000, 't');
    const std::vector<std::string> list(30, line);
    Person person;
    person.id = Id<Person>::local(1);
    person.given_name = person.family_name = person.phone = person.email = line;
    person.street = person.postcode = person.town = line;
    person.interests = person.languages = list;
    person.notes = text;
    Activity activity;
    activity.id = Id<Activity>::local(1);
    activity.unit = town.skovbo;
    activity.name = activity.place = activity.responsible = activity.responsible_phone = line;
    activity.purpose = text;
    activity.does = activity.does_not = list;
    Grant grant;
    grant.unit = town.skovbo;
    // Either the rules refuse it, or it can be read again.
    const auto check = [&](Result<Changes> changes) {
        if (!changes) {
            BOOST_TEST((changes.error().code == ErrorCode::text_too_long));
            return;
        }
        for (const AnyRow& row : changes->puts) {
            const Bytes fields = wire::encode_row_fields(row, {});
            BOOST_TEST(wire::decode_row_fields(key_of(row), 1, fields).ok(), fields.size());
        }
    };
    for (std::size_t items = 0; items <= 30; ++items) {
        person.interests.resize(items);
        person.languages.resize(items);
        activity.does.resize(items);
        activity.does_not.resize(items);
        person.interests.assign(items, line);
        person.languages.assign(items, line);
        activity.does.assign(items, line);
        activity.does_not.assign(items, line);
        check(town.do_as(town.mette, ops::AddPerson{person, {grant}}));
        check(town.do_as(town.mette, ops::Create<Activity>{activity}));
    }
}

BOOST_AUTO_TEST_CASE(a_field_that_is_not_known_is_kept_once_and_refused_twice) {
    const RowKey key{table_id<Unit>, 77};
    const auto once = wire::decode_row_fields(key, 1, Bytes{62, 1, 'x', 63, 1, 'y'});
    BOOST_REQUIRE(once.ok());
    BOOST_TEST((once->stamp.unknown == Bytes{62, 1, 'x', 63, 1, 'y'}));
    BOOST_TEST(!wire::decode_row_fields(key, 1, Bytes{62, 1, 'x', 62, 1, 'y'}).ok());
    BOOST_TEST(!wire::decode_row_fields(key, 1, Bytes{63, 1, 'x', 62, 1, 'y'}).ok());
    // 64 stands before the fields for the trail; among them it is nobody's.
    BOOST_TEST(!wire::decode_row_fields(key, 1, Bytes{62, 1, 'x', 64, 1, 0}).ok());
    BOOST_TEST(wire::decode_row_fields(key, 1, Bytes{62, 1, 'x', 65, 1, 0}).ok());
}

BOOST_AUTO_TEST_CASE(the_encoded_size_is_what_a_row_adds_to_a_page) {
    Prng prng(3);
    const std::vector<wire::SentRow> rows{random_sent_row(prng, 2, mask_open)};
    const std::size_t empty = wire::encode_page({}).size();
    BOOST_TEST(wire::encode_page(rows).size() - empty == wire::encoded_size(rows.front()));
}

BOOST_AUTO_TEST_SUITE_END()
