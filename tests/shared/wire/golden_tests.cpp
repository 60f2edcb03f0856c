// The bytes of every format, kept in tests/golden/wire.def: a change of one shows as a failing
// test, and bytes that were once written stay readable. Version 2 is kept before it is deflated:
// compressors may differ. Samples fill each field from its tag, so a
// new field changes its own entity's line only; the old line then becomes a STILL_READABLE.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "shared/wire/codec.hpp"
#include "shared/wire/deflate.hpp"
#include "tests/support/messages.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

// Gives every field a value that follows from its tag.
struct TagFields {
    void operator()(std::uint32_t tag, const char* name, std::string& value, FieldClass) {
        value = std::string(name) + " æ" + std::to_string(tag);
    }
    void operator()(std::uint32_t tag, const char*, std::vector<std::string>& value, FieldClass) {
        value = {"", "item " + std::to_string(tag)};
    }
    void operator()(std::uint32_t, const char*, bool& value, FieldClass) { value = true; }
    void operator()(std::uint32_t tag, const char*, std::uint32_t& value, FieldClass) {
        value = tag * 1000;
    }
    void operator()(std::uint32_t tag, const char*, Instant& value, FieldClass) {
        value.seconds = 1'795'435'200 + tag;
    }
    void operator()(std::uint32_t tag, const char*, Date& value, FieldClass) {
        value.days = 20'000 + static_cast<std::int32_t>(tag);
    }
    void operator()(std::uint32_t tag, const char*, std::optional<Date>& value, FieldClass) {
        value = Date{-static_cast<std::int32_t>(tag)};
    }
    template <class Entity>
    void operator()(std::uint32_t tag, const char*, Id<Entity>& value, FieldClass) {
        value = Id<Entity>::make({300, 2}, tag);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void operator()(std::uint32_t, const char*, Enum& value, FieldClass) {
        value = static_cast<Enum>(1);
    }
};

template <class Entity>
Entity sample() {
    Entity row;
    row.id = Id<Entity>::make({300, 2}, 1);
    TagFields fill;
    Entity::fields(row, fill);
    return row;
}
template <class Entity>
Entity local_sample() {
    Entity row = sample<Entity>();
    row.id = Id<Entity>::local(1);
    return row;
}
template <class Entity>
ops::Edit<Entity> edit_sample() {
    ops::Edit<Entity> edit{Id<Entity>::make({300, 2}, 1), {}, {}};
    const Entity all = sample<Entity>();
    edit.fields.add(1);
    edit.fields.add(3);
    copy_fields(all, edit.values, edit.fields);
    edit.values.id = edit.row;
    return edit;
}

std::vector<ops::Command> command_samples() {
    using namespace ops;
    const Id<Shift> shift = Id<Shift>::make({300, 2}, 1);
    const CreateSeries series{.first = local_sample<Shift>(),
                              .rhythm = Rhythm::monthly_by_weekday,
                              .last_day = {20'100},
                              .skip_holidays = false};
    return {
        Create<Unit>{local_sample<Unit>()},
        edit_sample<Unit>(),
        AddPerson{local_sample<Person>(), {local_sample<Grant>()}},
        edit_sample<Person>(),
        Create<Grant>{local_sample<Grant>()},
        edit_sample<Grant>(),
        Create<Activity>{local_sample<Activity>()},
        edit_sample<Activity>(),
        Create<Shift>{local_sample<Shift>()},
        series,
        edit_sample<Shift>(),
        SetShiftCancelled{shift, true},
        TakeShift{shift, false},
        GiveBackShift{shift},
        Invite{Id<Person>::make({300, 2}, 1), std::string(32, 'd')},
        SeeNotice{Id<Notice>::make({300, 2}, 1)},
        ImportRows{{local_sample<Unit>()},
                   {local_sample<Activity>()},
                   {local_sample<Person>()},
                   {local_sample<Grant>()},
                   {local_sample<Shift>()}},
        UndoCreation{{300, 2}},
        LostOp{},
        WithdrawDevice{Id<Device>::make({300, 0}, 1)},
        SettleConflict{Id<Conflict>::make({300, 6}, 1), Choice::both, ConflictState::taken},
        AskDataRequest{DataRequestKind::erasure, "slet mig æ"},
        SettleDataRequest{Id<DataRequest>::make({300, 7}, 1), DataRequestState::declined, "nej"},
        ErasePerson{Id<Person>::make({300, 2}, 1)},
        SetRetention{Id<Unit>::make({300, 2}, 1), RetentionKind::shifts_past, 400, {20'400}},
        Create<BoundaryDecision>{local_sample<BoundaryDecision>()},
        SettleBoundary{Id<BoundaryDecision>::make({300, 2}, 1), BoundaryOutcome::no, "nej æ"},
        Create<StaffHearing>{local_sample<StaffHearing>()},
        Create<Delegation>{local_sample<Delegation>()},
        NoteAttendance{Id<SignUp>::make({300, 2}, 1), Attendance::stayed_away},
        Create<Absence>{local_sample<Absence>()},
        edit_sample<Absence>(),
        RemoveAbsence{Id<Absence>::make({300, 2}, 1)},
        SeekSubstitute{shift, false},
        edit_sample<Series>(),
        ExtendSeries{Id<Series>::make({300, 2}, 1)}};
}

ops::Op op_sample(const ops::Command& command, OpNumber number) {
    return {{300, number}, {1'795'435'200}, 70'000, command};
}

std::string to_hex(const Bytes& bytes) {
    std::string hex;
    for (const std::uint8_t byte : bytes) {
        for (const int shift : {4, 0}) hex += "0123456789abcdef"[(byte >> shift) & 15];
    }
    return hex;
}

Bytes from_hex(std::string_view hex) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(
            static_cast<std::uint8_t>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

void add_stored(std::map<std::string, Bytes>& all) {
    all["meta"] = wire::encode(wire::DeviceMeta{.device = 300,
                                                .token = std::string(32, 't'),
                                                .person = {77},
                                                .cursor = {1, 70'000, 0x0102030405060708},
                                                .last_number = 5,
                                                .last_answer = {1'795'435'200},
                                                .whole_seq = 70'000});
    all["meta_of_a_first_sync"] =
        wire::encode(wire::DeviceMeta{.device = 300,
                                      .token = std::string(32, 't'),
                                      .person = {77},
                                      .cursor = {1, 70'000, 0x0102030405060708},
                                      .last_answer = {1'795'435'200},
                                      .fetched_bytes = 20'000,
                                      .left = {200'000, wire::Ready::own}});
    wire::DeviceMeta meta;
    meta.device = 300;
    meta.cursor = {1, 70'000, 5};
    meta.whole_seq = 69'000;
    meta.clock_ahead_s = -7200;
    all["meta_of_a_clock"] = wire::encode(meta);
    all["meta_erased"] = wire::encode(wire::DeviceMeta{.device = 300,
                                                       .token = std::string(32, 't'),
                                                       .person = {77},
                                                       .cursor = {1, 70'000, 0x0102030405060708},
                                                       .last_number = 5,
                                                       .last_answer = {1'795'435'200},
                                                       .whole_seq = 70'000,
                                                       .erased = {Id<Person>::make({300, 2}, 1)}});
    meta.done_from = 4;
    all["meta_of_what_was_done"] = wire::encode(meta);
    all["refusal"] = wire::encode(wire::Refusal{
        op_sample(ops::LostOp{}, 6), {ErrorCode::text_too_long, "200"}, {1'795'435'200}});
    all["lock"] = wire::encode(wire::DeviceLock{.device = std::string(32, 'd'),
                                                .by_pin = std::string(80, 'p'),
                                                .by_server = std::string(80, 's'),
                                                .wrong_pins = 3,
                                                .lease_days = 30,
                                                .last_answer = {1'795'435'200}});
    std::vector<wire::SentRow> rows;
#define TOV_SAMPLE(Entity, number) rows.push_back({sample<Entity>(), {.seq = 9}});
    TOV_ENTITIES(TOV_SAMPLE)
#undef TOV_SAMPLE
    for (const wire::SentRow& row : rows) {
        const std::string name = "row_" + std::to_string(key_of(row.row).table);
        all[name] = wire::encode_row_fields(row.row, {.unknown = {62, 1, 'x'}});
    }
    for (wire::SentRow& row : rows) row.stamp.mask = mask_device_max;
    all["page"] = wire::encode_page(rows);
}

Bytes plain(const Bytes& frame) {
    const auto opened = wire::open_frame(frame);
    if (!opened->deflated) return frame;
    const auto payload = wire::inflated(opened->payload, wire::message_bytes_max);
    return wire::make_frame(opened->type, *payload, opened->version);
}

std::map<std::string, Bytes> samples() {
    std::map<std::string, Bytes> all;
    add_stored(all);
    const wire::Cursor cursor{1, 70'000, 0x0102030405060708};
    wire::SyncRequest request = wire::request_at(cursor, {1'795'435'260});
    request.guess = 0xcafe;
    OpNumber number = 0;
    for (const ops::Command& command : command_samples()) {
        const ops::Op op = op_sample(command, ++number);
        all["op_" + std::to_string(command.index() + 1)] = wire::encode(op);
        request.ops.push_back(op);
    }
    request.schema = 1;
    all["sync_request"] = wire::encode_v1(request, cursor);
    request.schema = schema_version;
    all["sync_request_2"] = plain(wire::encode(request));
    wire::SyncResponse response;
    response.history = 1;
    response.seq = 70'001;
    response.next_op = 3;
    response.now = {1'795'435'200};
    response.more = true;
    response.outcomes = {{1, {}}, {2, {{ErrorCode::shift_over, ""}}}};
    response.rows.push_back({sample<SignUp>(), {.seq = 70'001, .mask = mask_open}});
    response.forgets.push_back({5, 77});
    all["sync_response"] = wire::encode_v1(response, 1);
    all["sync_response_2"] = plain(wire::encode(response));
    response = {.seq = 70'002, .next_op = 20, .now = {1'795'435'200}};
    response.outcomes = {{19, {}}};
    response.guessed_seq = 70'002;
    response.guessed_mask = mask_open;
    all["sync_acknowledged_2"] = plain(wire::encode(response));
    response.erased = {Id<Person>::make({300, 2}, 1)};
    all["sync_erased_2"] = plain(wire::encode(response));
    response = {.seq = 70'002, .now = {1'795'435'200}, .more = true};
    response.left = {200'000, wire::Ready::own};
    response.follows = 0x0102030405060708;
    all["sync_portion_2"] = plain(wire::encode(response));
    request = wire::request_at(cursor, {1'795'435'260});
    request.ahead = 2;
    all["sync_request_ahead_2"] = plain(wire::encode(request));
    all["join_request"] = wire::encode(wire::JoinRequest{"ACDE FGHJ", "Tablet i Safari"});
    all["join_request_again"] =
        wire::encode(wire::JoinRequest{"ACDE FGHJ", "Tablet i Safari", std::string(32, 't'), 300});
    all["joined"] = wire::encode(wire::Joined{300, std::string(32, 't'), {77}, 1});
    all["unlock_request"] = wire::encode(wire::UnlockRequest{std::string(32, 'd'), "ACDE FGHJ"});
    all["unlock_secret"] = wire::encode(wire::UnlockSecret{std::string(32, 'u'), 30});
    const wire::Bundle bundle{.history = 0x0102030405060708,
                              .ephemeral = std::string(65, 'e'),
                              .wraps = {std::string(48, 'w'), std::string(48, 'v')},
                              .sealed = std::string(90, 's')};
    all["bundle"] = wire::encode(bundle);
    all["delivered"] = wire::encode(wire::Delivered{2, 1, 300});
    all["parcel"] =
        wire::encode(wire::Parcel{{1'795'435'200}, {{ErrorCode::bundle_foreign}}, "bundle"});
    all["row_content"] = wire::encode_content(
        {300, {1'795'435'200}, -3600, {op_sample(ops::LostOp{}, 6), op_sample(ops::LostOp{}, 7)}});
    all["about_request"] = wire::encode(wire::AboutRequest{Id<Person>::make({300, 2}, 1)});
    wire::AboutAnswer about{.person = Id<Person>::make({300, 2}, 1), .now = {1'795'435'200}};
    about.rows.push_back({sample<Person>(), {.seq = 9, .mask = mask_device_max}});
    about.rows.back().stamp.trail.push_back({1, 8, 300, {77}, {1'795'435'100}, {"før"}, {"efter"}});
    about.audit.push_back({.at = {1'795'435'200},
                           .kind = AuditKind::changed,
                           .actor = {77},
                           .device = 300,
                           .subject = about.person,
                           .table = table_id<Person>,
                           .classes = mask_own,
                           .fields = {12}});
    about.audit_is_cut = true;
    about.names.push_back({{77}, "Mette Mikkelsen"});
    all["about_answer"] = wire::encode(about);
    all["failure"] = wire::encode(wire::Failure{{ErrorCode::too_many_tries, "30"}});
    all["poke"] = wire::encode(wire::Poke{70'001});
    return all;
}

struct Golden {
    const char* name;
    const char* hex;
};
constexpr Golden golden[] = {
#define GOLDEN(name, hex) {#name, hex},
#define STILL_READABLE(name, hex)
#include "tests/golden/wire.def"
#undef GOLDEN
#undef STILL_READABLE
};
// Frames as earlier versions wrote them.
constexpr Golden still_readable[] = {
#define GOLDEN(name, hex)
#define STILL_READABLE(name, hex) {#name, hex},
#include "tests/golden/wire.def"
#undef GOLDEN
#undef STILL_READABLE
};

bool is_readable(const Golden& line) {
    const Bytes bytes = from_hex(line.hex);
    bool read = false;
    for (const MessageKind& kind : message_kinds()) read = read || kind.rewrite(bytes).ok();
    return read;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden_tests)

BOOST_AUTO_TEST_CASE(every_format_has_the_bytes_it_always_had) {
    std::map<std::string, std::string> kept;
    for (const Golden& line : golden) kept[line.name] = line.hex;
    for (const auto& [name, bytes] : samples()) {
        BOOST_TEST(kept[name] == to_hex(bytes), "tests/golden/wire.def would say GOLDEN("
                                                    << name << ", \"" << to_hex(bytes) << "\")");
    }
    BOOST_TEST(kept.size() == samples().size());
}

BOOST_AUTO_TEST_CASE(every_kept_frame_is_still_readable) {
    for (const Golden& line : golden) {
        if (std::string_view(line.name).substr(0, 4) == "row_") continue;
        BOOST_TEST(is_readable(line), line.name);
    }
    for (const Golden& line : still_readable) BOOST_TEST(is_readable(line), line.name);
}

BOOST_AUTO_TEST_CASE(every_command_has_a_sample) {
    std::set<std::size_t> kinds;
    for (const ops::Command& command : command_samples()) kinds.insert(command.index());
    BOOST_TEST(kinds.size() == std::variant_size_v<ops::Command>);
}

BOOST_AUTO_TEST_SUITE_END()
