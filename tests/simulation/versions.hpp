// Two people change the same thing: what must become of it, by plain walks over what was accepted
// and apart from ops/decide. The kinds of fields are written down here a second time, on purpose.
#pragma once

#include "shared/domain/state.hpp"
#include "tests/simulation/ledger.hpp"

namespace tovholder::simulation {

// One of those who changed one group of fields of a row.
struct Version {
    DeviceAlias device = 0;
    Id<Person> person;
    Instant at;
    std::uint64_t seq = 0;
    GroupTexts before;
    GroupTexts asked;
};

class Versions {
public:
    explicit Versions(State& state) : state_(state) {}

    // Says which op comes next. Returns when the person did it, as the server must take it.
    Instant begin(const Decided& decided, const ops::Op& op, Id<Person> actor);

    // What is left of an edit when those who were later, or whose change she had not seen, have had
    // their due; the rest becomes conflicts.
    void reduce(AnyRow& values, FieldSet& fields);
    // An edit that came after access had ended, for others to look at.
    void hand_over(AnyRow values, FieldSet fields);
    // The row was folded: what changed in it is remembered, and conflicts about it are renewed.
    void note(const AnyRow& before, const AnyRow& after);
    void put_conflicts();
    // What the row is when it was chosen so; nothing when it could not be.
    std::optional<AnyRow> settle(const ops::SettleConflict& command);
    void erased(RowKey key);

private:
    struct Part;
    std::vector<Conflict> about(RowKey key, std::uint32_t group) const;
    bool unseen(std::uint64_t seq) const { return seq > op_->base; }
    GroupTexts seen_by_her(const std::vector<Version>& all, const Conflict* former) const;
    void add(RowKey key, std::uint32_t group, const GroupTexts& kept, const GroupTexts& lost,
             const Version* other, bool she_won, std::uint64_t reused);

    State& state_;
    const Decided* decided_ = nullptr;
    const ops::Op* op_ = nullptr;
    Id<Person> actor_;
    Instant at_;
    std::uint32_t index_ = 0;
    bool only_completes_ = false;
    std::map<DeviceAlias, Instant> latest_;
    std::map<std::pair<RowKey, std::uint32_t>, std::vector<Version>> versions_;
    std::map<RowKey, std::uint64_t> conflict_seqs_;
    std::map<std::uint32_t, GroupTexts> asked_;  // of sets that were put together
    std::vector<Conflict> fresh_;
};

}  // namespace tovholder::simulation
