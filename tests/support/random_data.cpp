// Random rows, commands and messages.
#include "tests/support/random_data.hpp"

#include "shared/wire/codec.hpp"

#include <array>
#include <map>

namespace tovholder::testing {
namespace {

constexpr std::array<const char*, 12> letters{"a", "e", "n", "Z",  "7",  " ",
                                              "æ", "Ø", "å", "\"", "\n", "😀"};
constexpr std::array<ClassMask, 3> device_masks{mask_open, mask_own, mask_device_max};

template <class Entity>
ops::Edit<Entity> random_edit(Prng& prng) {
    ops::Edit<Entity> edit;
    edit.row.value = prng.next() | 1;
    const Entity row{};
    const auto choose = [&](std::uint32_t tag, const char*, const auto&, FieldClass) {
        if (prng.chance(40)) edit.fields.add(tag);
    };
    Entity::fields(row, choose);
    RandomFields fill(prng, edit.fields);
    Entity::fields(edit.values, fill);
    edit.values.id = edit.row;
    return edit;
}

template <class Entity>
std::vector<Entity> random_rows(Prng& prng, std::size_t count_max) {
    std::vector<Entity> rows(prng.below(count_max + 1));
    std::uint32_t index = 0;
    for (Entity& row : rows) {
        row = random_row<Entity>(prng);
        row.id = Id<Entity>::local(++index);
    }
    return rows;
}

// One overload per command: a new command does not compile until it is here.
template <class Entity>
void fill(Prng& prng, ops::Create<Entity>& command) {
    command.row = random_row<Entity>(prng);
    command.row.id = Id<Entity>::local(1);
}
template <class Entity>
void fill(Prng& prng, ops::Edit<Entity>& command) {
    command = random_edit<Entity>(prng);
}
void fill(Prng& prng, ops::AddPerson& command) {
    command.person = random_row<Person>(prng);
    command.person.id = Id<Person>::local(1);
    command.grants = random_rows<Grant>(prng, 3);
}
void fill(Prng& prng, ops::CreateSeries& command) {
    command.first = random_row<Shift>(prng);
    command.first.id = Id<Shift>::local(1);
    command.rhythm = static_cast<Rhythm>(prng.below(enum_count<Rhythm>));
    command.last_day.days = static_cast<std::int32_t>(prng.between(0, 40000));
    command.skip_holidays = prng.chance(50);
}
// One of single values, each by its kind.
template <class Kind>
requires requires(Kind& kind, RandomFields& fields) { Kind::parts(kind, fields); }
void fill(Prng& prng, Kind& command) {
    RandomFields fields(prng, {});
    Kind::parts(command, fields);
}
void fill(Prng& prng, ops::ImportRows& command) {
    command.units = random_rows<Unit>(prng, 3);
    command.activities = random_rows<Activity>(prng, 3);
    command.people = random_rows<Person>(prng, 4);
    command.grants = random_rows<Grant>(prng, 4);
    command.shifts = random_rows<Shift>(prng, 4);
}
OpId random_op_id(Prng& prng) {
    return {static_cast<DeviceAlias>(prng.between(1, device_alias_max)),
            static_cast<OpNumber>(prng.between(1, op_number_max))};
}
void fill(Prng&, ops::LostOp&) {}
void fill(Prng& prng, ops::UndoCreation& command) { command = {random_op_id(prng)}; }

template <class Variant, std::size_t... index>
Variant make_alternative(std::size_t alternative, std::index_sequence<index...>) {
    Variant value;
    ((alternative == index ? (void)value.template emplace<index>() : void()), ...);
    return value;
}
template <class Variant>
Variant make_alternative(std::size_t alternative) {
    TOV_ASSERT(alternative < std::variant_size_v<Variant>);
    return make_alternative<Variant>(alternative,
                                     std::make_index_sequence<std::variant_size_v<Variant>>());
}

wire::Cursor random_cursor(Prng& prng) {
    return {prng.next(), prng.next() >> prng.below(60), prng.next()};
}

}  // namespace

std::string random_text(Prng& prng) {
    const std::size_t length = prng.chance(2)    ? 2000
                               : prng.chance(25) ? 0
                                                 : static_cast<std::size_t>(prng.below(24));
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += letters[prng.below(letters.size())];
    return text;
}

Bytes random_bytes(Prng& prng, std::size_t size_max) {
    Bytes bytes(prng.below(size_max + 1));
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(prng.next());
    return bytes;
}

Instant random_instant(Prng& prng) { return {prng.between(-2'208'988'800, 253'402'300'799)}; }

void RandomFields::fill(std::uint32_t& value) {
    value = static_cast<std::uint32_t>(prng_.next() >> (32 + prng_.below(32)));
}
void RandomFields::fill(std::optional<Date>& value) {
    value.reset();
    if (prng_.chance(60)) fill(value.emplace());
}
void RandomFields::fill(std::vector<std::string>& value) {
    value.resize(prng_.below(4));
    for (std::string& text : value) text = random_text(prng_);
}

AnyRow random_any_row(Prng& prng, std::size_t alternative, ClassMask mask) {
    AnyRow row = make_alternative<AnyRow>(alternative);
    std::visit(
        [&](auto& typed) { typed = random_row<std::remove_cvref_t<decltype(typed)>>(prng, mask); },
        row);
    return row;
}

ops::Command random_command(Prng& prng, std::size_t alternative) {
    ops::Command command = make_alternative<ops::Command>(alternative);
    std::visit([&](auto& typed) { fill(prng, typed); }, command);
    return command;
}

ops::Op random_op(Prng& prng, std::size_t alternative) {
    return {random_op_id(prng), random_instant(prng), prng.next() >> prng.below(60),
            random_command(prng, alternative)};
}
ops::Op random_op(Prng& prng) {
    return random_op(prng, prng.below(std::variant_size_v<ops::Command>));
}

Error random_error(Prng& prng) {
    static const std::vector<ErrorCode> codes = {
#define TOV_CODE(name, number) ErrorCode::name,
        TOV_ERROR_CODES(TOV_CODE)
#undef TOV_CODE
    };
    return {prng.pick(codes), prng.chance(50) ? "" : std::to_string(prng.below(500))};
}

wire::SentRow random_sent_row(Prng& prng, std::size_t alternative, ClassMask mask) {
    return {random_any_row(prng, alternative, mask),
            Stamp{.seq = prng.next() >> prng.below(60), .unknown = {}, .mask = mask}};
}

std::vector<wire::SentRow> random_page(Prng& prng) {
    std::vector<wire::SentRow> rows;
    const std::size_t count = prng.below(12);
    for (std::size_t i = 0; i < count; ++i) {
        rows.push_back(random_sent_row(prng, prng.below(std::variant_size_v<AnyRow>),
                                       device_masks[prng.below(device_masks.size())]));
    }
    return rows;
}

wire::SyncRequest random_sync_request(Prng& prng) {
    wire::SyncRequest request;
    const wire::Cursor cursor = random_cursor(prng);
    request.seq = cursor.seq;
    request.check = cursor.digest;
    request.clock = random_instant(prng);
    request.guess = static_cast<std::uint32_t>(prng.next());
    // Ops of one request are of one device and in number order without holes.
    OpId id{random_op_id(prng).device, static_cast<OpNumber>(prng.between(1, 1000))};
    const std::size_t count = prng.below(6);
    for (std::size_t i = 0; i < count; ++i, ++id.number) {
        request.ops.push_back(random_op(prng));
        request.ops.back().id = id;
    }
    if (request.ops.empty()) request.guess = 0;
    if (request.ops.empty() && prng.chance(50)) {
        request.ahead = static_cast<std::uint32_t>(prng.between(1, 5));
    }
    return request;
}

wire::Left random_left(Prng& prng) {
    return {prng.below(1'000'000) + 1, static_cast<wire::Ready>(prng.below(wire::ready_count))};
}

wire::SyncResponse random_sync_response(Prng& prng) {
    wire::SyncResponse response;
    response.history = prng.next();
    response.seq = prng.next() >> prng.below(60);
    response.next_op = static_cast<OpNumber>(prng.between(1, op_number_max));
    response.now = random_instant(prng);
    response.reset = prng.chance(30);
    response.more = prng.chance(30);
    OpNumber number = static_cast<OpNumber>(prng.between(1, 1000));
    for (std::size_t i = prng.below(5); i > 0; --i) {
        wire::Outcome outcome{number++, {}};
        if (prng.chance(40)) outcome.refusal.push_back(random_error(prng));
        response.outcomes.push_back(outcome);
    }
    if (prng.chance(30)) {
        response.guessed_seq = response.seq - std::min(response.seq, prng.below(100));
        response.guessed_mask = response.guessed_seq == 0 ? 0 : mask_open;
    }
    // As they come back: by table and id, each once.
    response.rows = random_page(prng);
    std::map<RowKey, wire::SentRow> sorted;
    for (wire::SentRow& row : response.rows) sorted.emplace(key_of(row.row), std::move(row));
    response.rows.clear();
    for (auto& [key, row] : sorted) response.rows.push_back(std::move(row));
    for (std::size_t i = prng.below(5); i > 0; --i) {
        const AnyRow row = random_any_row(prng, prng.below(std::variant_size_v<AnyRow>));
        response.forgets.push_back({key_of(row).table, prng.next() | 1});
    }
    if (prng.chance(30)) response.left = random_left(prng);
    if (prng.chance(30)) response.follows = prng.next() | 1;
    for (std::size_t i = prng.below(3); i > 0; --i) response.erased.push_back({prng.next() | 1});
    return response;
}

wire::JoinRequest random_join_request(Prng& prng) { return {random_text(prng), random_text(prng)}; }
wire::Joined random_joined(Prng& prng) {
    return {random_op_id(prng).device,
            std::string(as_text(random_bytes(prng, 32))),
            {prng.next()},
            prng.next()};
}
wire::UnlockRequest random_unlock_request(Prng& prng) {
    return {std::string(as_text(random_bytes(prng, 32))), random_text(prng)};
}
wire::UnlockSecret random_unlock_secret(Prng& prng) {
    return {std::string(as_text(random_bytes(prng, 32))),
            static_cast<std::uint32_t>(prng.below(400))};
}
wire::AboutRequest random_about_request(Prng& prng) { return {{prng.next()}}; }
wire::AboutAnswer random_about_answer(Prng& prng) {
    wire::AboutAnswer answer{.person = {prng.next()}, .now = random_instant(prng)};
    answer.rows = random_page(prng);
    for (wire::SentRow& row : answer.rows) {
        if (!prng.chance(30)) continue;
        row.stamp.trail.push_back({.group = static_cast<std::uint32_t>(prng.below(20)),
                                   .seq = prng.below(1000),
                                   .device = random_op_id(prng).device,
                                   .person = {prng.next()},
                                   .at = random_instant(prng),
                                   .before = {random_text(prng)},
                                   .asked = {random_text(prng), random_text(prng)}});
    }
    for (std::size_t i = prng.below(6); i > 0; --i) {
        answer.audit.push_back({.at = random_instant(prng),
                                .kind = static_cast<AuditKind>(prng.below(enum_count<AuditKind>)),
                                .actor = {prng.next()},
                                .device = random_op_id(prng).device,
                                .subject = answer.person,
                                .table = static_cast<TableId>(prng.below(256)),
                                .classes = static_cast<ClassMask>(prng.below(8)),
                                .fields = {prng.next()}});
    }
    answer.audit_is_cut = prng.chance(50);
    for (std::size_t i = prng.below(4); i > 0; --i) {
        answer.names.push_back({{prng.next()}, random_text(prng)});
    }
    return answer;
}
wire::DeviceLock random_lock(Prng& prng) {
    const auto blob = [&] { return std::string(as_text(random_bytes(prng, 90))); };
    const auto small = [&] { return static_cast<std::uint32_t>(prng.below(400)); };
    return {blob(), blob(), blob(), small(), small(), random_instant(prng)};
}
wire::Bundle random_bundle(Prng& prng) {
    const auto blob = [&](std::size_t size) {
        return std::string(as_text(random_bytes(prng, size)));
    };
    wire::Bundle bundle{.history = prng.next(), .ephemeral = blob(65)};
    for (std::uint64_t i = prng.below(4); i < 5; ++i) bundle.wraps.push_back(blob(48));
    bundle.sealed = blob(200 + prng.below(2000));
    return bundle;
}
wire::Delivered random_delivered(Prng& prng) {
    const auto small = [&] { return static_cast<std::uint32_t>(prng.below(2000)); };
    return {small(), small(), small()};
}
wire::Parcel random_parcel(Prng& prng) {
    wire::Parcel parcel{random_instant(prng), {}, {}};
    if (prng.chance(50)) parcel.refusal.push_back(random_error(prng));
    const Bytes bundle = wire::encode(random_bundle(prng));
    parcel.bundle = as_text(bundle);
    return parcel;
}
wire::DeviceMeta random_meta(Prng& prng) {
    const OpId last = random_op_id(prng);
    wire::DeviceMeta meta{last.device,   std::string(as_text(random_bytes(prng, 32))),
                          {prng.next()}, random_cursor(prng),
                          last.number,   random_instant(prng)};
    if (prng.chance(30)) {
        meta.left = random_left(prng);
        meta.fetched_bytes = prng.below(1'000'000);
    }
    for (std::size_t i = prng.below(3); i > 0; --i) meta.erased.push_back({prng.next()});
    if (prng.chance(30)) meta.done_from = random_op_id(prng).number;
    return meta;
}
wire::Refusal random_refusal(Prng& prng) {
    wire::Refusal refusal{random_op(prng), random_error(prng), random_instant(prng)};
    if (prng.chance(50)) refusal.about = as_text(wire::encode_page(random_page(prng)));
    return refusal;
}

}  // namespace tovholder::testing
