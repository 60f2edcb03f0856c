// Who may do what with which rows, and who may see which of their fields: one table. `apply`, what
// a device is sent (scope.cpp), what the app offers and the tests all read it; README.md shows it.
#pragma once

#include <array>
#include <bit>
#include <string_view>

#include "shared/ops/command.hpp"

namespace tovholder::ops {

// How a row stands to the person, as bits. `unit`, `association` and `beyond` exclude each other
// for one grant.
using Relations = std::uint8_t;
namespace relation {
inline constexpr Relations none = 0;
inline constexpr Relations anyone = 1;        // no matter how
inline constexpr Relations own = 2;           // about herself, or of a shift she has signed up to
inline constexpr Relations activity = 4;      // of the activity that the grant names
inline constexpr Relations unit = 8;          // of the grant's unit or below, but not past a border
inline constexpr Relations association = 16;  // likewise, when the grant's unit is an association
inline constexpr Relations beyond = 32;       // behind the border of an association below
inline constexpr Relations team = 64;         // what is open in the unit, and who else comes
}  // namespace relation
inline constexpr std::size_t relation_count = 7;

// The columns of the table: what holds for everybody, then one per Role in its order.
inline constexpr std::size_t everybody = 0;
inline constexpr std::size_t holder_count = 1 + enum_count<Role>;
constexpr std::size_t holder_of(Role role) { return 1 + static_cast<std::size_t>(role); }
template <class Cell>
using ByHolder = std::array<Cell, holder_count>;

// ---- who may do what -----------------------------------------------------------------------

// What a command asks leave for. The seven `give_` are in the order of Role.
enum class Act : std::uint8_t {
    create_unit,
    edit_unit,
    found_association,
    give_volunteer,
    give_coordinator,
    give_admin,
    give_leader,
    give_responsible,
    give_team_lead,
    give_partner,
    appoint,
    edit_person,
    edit_self,
    invite,
    withdraw_device,
    create_activity,
    edit_activity,
    run_shifts,
    take_shift,
    give_back_shift,
    see_notice,
    undo,
    lose,
    see_all_about,
    ask_data_request,
    settle_data_request,
    erase_person,
    set_retention,
    ask_boundary,
    settle_boundary,
    hear_staff,
    delegate,
    note_attendance,
    be_away,
};
inline constexpr std::size_t act_count = 34;
constexpr Act giving(Role role) {
    return static_cast<Act>(static_cast<std::size_t>(Act::give_volunteer) +
                            static_cast<std::size_t>(role));
}

// The row to which the person must stand in a relation.
enum class About : std::uint8_t { unit, activity, person, nothing };

// Commands as bits, by their place in `Command`.
using CommandSet = std::uint64_t;
namespace detail {
template <class Kind, std::size_t at = 0>
constexpr std::size_t place_of() {
    if constexpr (std::is_same_v<std::variant_alternative_t<at, Command>, Kind>) {
        return at;
    } else {
        return place_of<Kind, at + 1>();
    }
}
}  // namespace detail
template <class... Kinds>
inline constexpr CommandSet asked_by = ((CommandSet{1} << detail::place_of<Kinds>()) | ...);

struct Rule {
    Act act;
    About about;
    ByHolder<Relations> needs;  // one of these relations is enough; none = never by this role
    CommandSet commands;        // those that ask for it
    std::string_view words;     // what the act is, for README.md
};

namespace detail {
using relation::activity;
using relation::anyone;
using relation::association;
using relation::beyond;
using relation::none;
using relation::own;
using relation::team;
using relation::unit;
inline constexpr Relations U = unit;
inline constexpr Relations S = association;
inline constexpr Relations A = activity;
inline constexpr Relations B = beyond;
inline constexpr CommandSet makes_roles =
    asked_by<AddPerson, Create<Grant>, Edit<Grant>, UndoCreation>;

// clang-format off
inline constexpr std::array<Rule, act_count> rules = [] {
    using enum Act;
    return std::array<Rule, act_count>{{
//       everybody, volunteer, coordinator, admin, leader, responsible, team_lead, partner
{create_unit,       About::unit,     {none, none, U, U, none, none, none, S},
 asked_by<Create<Unit>, Edit<Unit>, ImportRows, UndoCreation>,
 "make a unit below it or move one there"},
{edit_unit,         About::unit,     {none, none, U, U|B, none, none, none, S},
 asked_by<Edit<Unit>, SettleConflict>, "change the unit"},
{found_association, About::unit,     {none, none, none, U, none, none, none, none},
 asked_by<Create<Unit>, Edit<Unit>>, "make an association below it"},
{give_volunteer,    About::unit,     {none, none, U, U, none, none, none, S},
 makes_roles | asked_by<ImportRows>, "give, change and end the role volunteer"},
{give_coordinator,  About::unit,     {none, none, none, U, none, none, none, none},
 makes_roles, "… the role coordinator"},
{give_admin,        About::unit,     {none, none, none, U, none, none, none, none},
 makes_roles, "… the role admin"},
{give_leader,       About::unit,     {none, none, none, U, none, none, none, none},
 makes_roles, "… the role leader"},
{give_responsible,  About::unit,     {none, none, U, U, none, none, none, S},
 makes_roles, "… the role responsible"},
{give_team_lead,    About::unit,     {none, none, U, U, none, none, none, S},
 makes_roles, "… the role team lead"},
{give_partner,      About::unit,     {none, none, none, B, none, none, none, none},
 makes_roles, "… the role partner"},
{appoint,           About::person,   {none, none, U, U|B, none, none, none, S},
 asked_by<Create<Grant>>, "give the person one more role"},
{edit_person,       About::person,   {none, none, U, U, none, none, none, S},
 asked_by<Edit<Person>, SettleConflict, UndoCreation>, "change all that is kept about the person"},
{edit_self,         About::person,   {own, none, none, none, none, none, none, none},
 asked_by<Edit<Person>, SettleConflict>, "change contact and wishes"},
{invite,            About::person,   {none, none, U, U|B, none, none, none, S},
 asked_by<Invite>, "invite the person"},
{withdraw_device,   About::person,   {own, none, U, U|B, none, none, none, S},
 asked_by<WithdrawDevice>, "withdraw a device of the person"},
{create_activity,   About::unit,     {none, none, U, U, none, none, none, S},
 asked_by<Create<Activity>, ImportRows, UndoCreation>, "make an activity"},
{edit_activity,     About::activity, {none, none, U, U, none, A, none, S},
 asked_by<Edit<Activity>, SettleConflict>, "change the activity"},
{run_shifts,        About::activity, {none, none, U, U, none, A, none, S},
 asked_by<Create<Shift>, CreateSeries, Edit<Series>, ExtendSeries, Edit<Shift>, SetShiftCancelled,
          ImportRows, SettleConflict, UndoCreation>,
 "make, change and cancel its shifts"},
{take_shift,        About::activity, {none, U, U, U, none, A, A, S},
 asked_by<TakeShift>, "take a shift of it"},
{give_back_shift,   About::person,   {own, none, none, none, none, none, none, none},
 asked_by<GiveBackShift, SeekSubstitute>, "give back her shift, or look for a substitute"},
{see_notice,        About::person,   {own, none, none, none, none, none, none, none},
 asked_by<SeeNotice>, "have seen her notice"},
{undo,              About::nothing,  {anyone, none, none, none, none, none, none, none},
 asked_by<UndoCreation>, "take back what the own device made"},
{lose,              About::nothing,  {anyone, none, none, none, none, none, none, none},
 asked_by<LostOp>, "stand for an op that was lost"},
{see_all_about,     About::person,   {own, none, U, U, none, none, none, S},
 0, "be shown all that is kept about the person, and who saw it"},
{ask_data_request,  About::person,   {own, none, none, none, none, none, none, none},
 asked_by<AskDataRequest>, "ask for correction or erasure of what is kept about oneself"},
{settle_data_request, About::person, {none, none, U, U, none, none, none, S},
 asked_by<SettleDataRequest>, "settle what the person asked about her data"},
{erase_person,      About::person,   {none, none, U, U, none, none, none, S},
 asked_by<ErasePerson>, "erase the person"},
{set_retention,     About::unit,     {none, none, none, U, none, none, none, none},
 asked_by<SetRetention>, "say how long data is kept"},
{ask_boundary,      About::activity, {none, none, U, U, none, A, none, S},
 asked_by<Create<BoundaryDecision>>, "ask the next-of-kin question about it, and answer"},
{settle_boundary,   About::activity, {none, none, U, U, none, none, none, S},
 asked_by<SettleBoundary>, "say what came of the talk about a doubt"},
{hear_staff,        About::activity, {none, none, U, U, none, A, none, S},
 asked_by<Create<StaffHearing>>, "note what employees say about it"},
{delegate,          About::activity, {none, none, U, U, none, A, none, S},
 asked_by<Create<Delegation>>, "agree how far its volunteers run it"},
{note_attendance,   About::activity, {none, none, U, U, none, A, A, S},
 asked_by<NoteAttendance>, "note who came to a shift of it"},
{be_away,           About::person,   {own, none, U, U, none, none, none, S},
 asked_by<Create<Absence>, Edit<Absence>, RemoveAbsence, UndoCreation>,
 "say when the person is away or can do less"},
    }};
}();
// clang-format on

}  // namespace detail
using detail::rules;

constexpr const Rule& rule_of(Act act) { return rules.at(static_cast<std::size_t>(act)); }

// ---- who may see what ----------------------------------------------------------------------

struct Sight {
    TableId table;
    Relations relation;        // exactly one
    ByHolder<ClassMask> seen;  // classes of fields; 0 = not the row
};

namespace detail {
inline constexpr ClassMask o = mask_open;
inline constexpr ClassMask c = mask_own;         // open and contact
inline constexpr ClassMask s = mask_device_max;  // open, contact and sensitive

// clang-format off
inline constexpr auto sights = [] {
    return std::to_array<Sight>({
        // everybody, volunteer, coordinator, admin, leader, responsible, team_lead, partner
        {table_id<Unit>, own,                    {o, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Unit>, unit,                   {0, o, s, s, o, 0, 0, 0}},
        {table_id<Unit>, association,            {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Unit>, beyond,                 {0, 0, s, s, o, 0, 0, 0}},
        {table_id<Person>, own,                  {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Person>, activity,             {0, 0, 0, 0, 0, c, c, 0}},
        {table_id<Person>, unit,                 {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Person>, association,          {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Person>, beyond,               {0, 0, c, c, 0, 0, 0, 0}},
        {table_id<Person>, team,                 {o, o, o, o, 0, o, o, o}},
        {table_id<Grant>, own,                   {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Grant>, unit,                  {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Grant>, association,           {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Grant>, beyond,                {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Activity>, own,                {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Activity>, activity,           {0, 0, 0, 0, 0, s, s, 0}},
        {table_id<Activity>, unit,               {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Activity>, association,        {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Activity>, beyond,             {0, 0, o, o, 0, 0, 0, 0}},
        {table_id<Activity>, team,               {0, c, 0, 0, 0, 0, 0, 0}},
        {table_id<Shift>, own,                   {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Shift>, activity,              {0, 0, 0, 0, 0, s, s, 0}},
        {table_id<Shift>, unit,                  {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Shift>, association,           {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Shift>, beyond,                {0, 0, o, o, 0, 0, 0, 0}},
        {table_id<Shift>, team,                  {0, c, 0, 0, 0, 0, 0, 0}},
        {table_id<Series>, activity,             {0, 0, 0, 0, 0, s, s, 0}},
        {table_id<Series>, unit,                 {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Series>, association,          {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<SignUp>, own,                  {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<SignUp>, activity,             {0, 0, 0, 0, 0, s, s, 0}},
        {table_id<SignUp>, unit,                 {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<SignUp>, association,          {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<SignUp>, team,                 {o, o, 0, 0, 0, 0, 0, 0}},
        {table_id<Notice>, own,                  {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Invitation>, unit,             {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Invitation>, association,      {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Invitation>, beyond,           {0, 0, 0, s, 0, 0, 0, 0}},
        {table_id<Device>, own,                  {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Device>, team,                 {0, o, 0, 0, 0, o, o, 0}},
        {table_id<Device>, unit,                 {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Device>, association,          {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Device>, beyond,               {0, 0, 0, s, 0, 0, 0, 0}},
        {table_id<ServerKey>, anyone,            {o, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Conflict>, own,                {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Conflict>, activity,           {0, 0, 0, 0, 0, s, 0, 0}},
        {table_id<Conflict>, unit,               {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Conflict>, association,        {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Conflict>, beyond,             {0, 0, 0, s, 0, 0, 0, 0}},
        {table_id<UnitFigures>, unit,            {0, 0, s, s, s, 0, 0, 0}},
        {table_id<UnitFigures>, association,     {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<UnitFigures>, beyond,          {0, 0, s, s, s, 0, 0, 0}},
        {table_id<DataRequest>, own,             {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<DataRequest>, unit,            {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<DataRequest>, association,     {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Erasure>, unit,                {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Erasure>, association,         {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<RetentionRule>, own,           {o, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Absence>, own,                 {c, 0, 0, 0, 0, 0, 0, 0}},
        {table_id<Absence>, activity,            {0, 0, 0, 0, 0, c, c, 0}},
        {table_id<Absence>, unit,                {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Absence>, association,         {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<BoundaryDecision>, activity,   {0, 0, 0, 0, 0, s, 0, 0}},
        {table_id<BoundaryDecision>, unit,       {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<BoundaryDecision>, association, {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<BoundaryDecision>, team,       {0, 0, 0, 0, 0, c, 0, 0}},
        {table_id<StaffHearing>, activity,       {0, 0, 0, 0, 0, s, 0, 0}},
        {table_id<StaffHearing>, unit,           {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<StaffHearing>, association,    {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Delegation>, activity,         {0, 0, 0, 0, 0, s, s, 0}},
        {table_id<Delegation>, unit,             {0, 0, s, s, 0, 0, 0, 0}},
        {table_id<Delegation>, association,      {0, 0, 0, 0, 0, 0, 0, s}},
        {table_id<Delegation>, team,             {0, o, 0, 0, 0, 0, 0, 0}},
    });
}();
// clang-format on

}  // namespace detail
using detail::sights;

// The same lines by table, for looking up at every row.
template <class Entity>
inline constexpr auto sights_of = [] {
    std::array<ByHolder<ClassMask>, relation_count> all{};
    for (const Sight& line : sights) {
        if (line.table == table_id<Entity>) {
            all.at(static_cast<std::size_t>(std::countr_zero(line.relation))) = line.seen;
        }
    }
    return all;
}();

// The classes of fields that a holder sees of rows that stand so; 0 = not the row.
// REQUIRES: exactly one relation.
template <class Entity>
constexpr ClassMask sight(Relations relation, std::size_t holder) {
    return sights_of<Entity>[static_cast<std::size_t>(std::countr_zero(relation))][holder];
}

// ---- nothing is missing --------------------------------------------------------------------

static_assert(
    [] {
        CommandSet asked = 0;
        for (std::size_t i = 0; i < act_count; ++i) {
            if (rules.at(i).act != static_cast<Act>(i)) return false;
            asked |= rules.at(i).commands;
        }
        return asked == (CommandSet{1} << std::variant_size_v<Command>)-1;
    }(),
    "every command asks for an act, and the rules are in the order of Act");

static_assert(
    [] {
#define TOV_TABLE(Entity, number) number,
        for (const TableId table : {TOV_ENTITIES(TOV_TABLE)}) {
#undef TOV_TABLE
            bool seen = false;
            for (const Sight& line : sights) seen = seen || line.table == table;
            if (!seen) return false;
        }
        return true;
    }(),
    "every table is seen by somebody");

}  // namespace tovholder::ops
