// People who were erased: nothing on this device may say anything about them, also not what was
// done here and is kept for a server that is set back, or was refused. Numbers stay without holes.
#include <algorithm>

#include "shared/ops/erase.hpp"
#include "shared/sync/replica.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// Longer than anything that was done about them can still be on its way.
constexpr std::size_t erased_max = 200;

}  // namespace

// REQUIRES: guesses are taken back, and her rows are still here.
void Replica::take_erased(const wire::SyncResponse& response, std::set<StoreKey>& touched) {
    for (const Id<Person> person : response.erased) {
        const Person* row = shown_.find(person);
        const std::optional<Person> known = row == nullptr ? std::nullopt : std::optional(*row);
        forget_person(person, known ? &*known : nullptr, touched);
        std::vector<Id<Person>>& erased = meta_.erased;
        std::erase(erased, person);
        erased.push_back(person);
        if (erased.size() > erased_max) erased.erase(erased.begin());
        // Whatever the server thinks is here, it goes now; the digest tells it the rest.
        touched.insert({Area::meta, 0});
    }
}

void Replica::forget_person(Id<Person> person, const Person* known, std::set<StoreKey>& touched) {
    for (auto& [number, answered] : journal_) {
        auto op = wire::decode_op(answered.frame);
        if (!op) continue;
        auto rest = ops::without_person(*op, person, known);
        if (!rest) continue;
        op->command = std::move(*rest);
        journal_bytes_ -= answered.frame.size();
        answered.frame = wire::encode(*op);
        journal_bytes_ += answered.frame.size();
        touched.insert({Area::journal, number});
    }
    for (auto& [number, refusal] : refusals_) {
        auto rest = ops::without_person(refusal.op, person, known);
        if (!rest) continue;
        refusal.op.command = std::move(*rest);
        touched.insert({Area::review, number});
    }
}

// Of one that is answered only now; true when it was changed.
bool Replica::without_erased(ops::Op& op) const {
    bool changed = false;
    for (const Id<Person> person : meta_.erased) {
        auto rest = ops::without_person(op, person, nullptr);
        if (!rest) continue;
        op.command = std::move(*rest);
        changed = true;
    }
    return changed;
}

}  // namespace tovholder::sync
