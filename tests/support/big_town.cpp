// Demo municipalities, renumbered and cut to size.
#include "tests/support/big_town.hpp"

#include <type_traits>
#include <unordered_set>

#include "shared/base/assert.hpp"

namespace tovholder::testing {
namespace {

constexpr std::size_t shifts_of_one = 455;  // the demo has at least so many, whatever holidays fall

template <class Type>
inline constexpr bool is_id = false;
template <class Entity>
inline constexpr bool is_id<Id<Entity>> = true;

// Every id of a row, its own and those it points to.
template <class Row, class Visit>
void visit_ids(Row& row, Visit visit) {
    visit(row.id);
    auto field = [&](int, const char*, auto& value, FieldClass) {
        if constexpr (is_id<std::remove_cvref_t<decltype(value)>>) {
            if (value) visit(value);
        }
    };
    std::remove_const_t<Row>::fields(row, field);
}

class Cut {
public:
    Cut(std::size_t people, std::size_t shifts) : people_(people), shifts_(shifts) {}

    // Whether the row stays: rows come after those they point to.
    template <class Entity>
    bool keeps(const Entity& row) {
        if constexpr (std::is_same_v<Entity, Person>) {
            if (people_ == 0) return drop(row);
            --people_;
        } else if constexpr (std::is_same_v<Entity, Shift>) {
            if (shifts_ == 0) return drop(row);
            --shifts_;
        }
        bool whole = true;
        visit_ids(row, [&](auto id) { whole = whole && !dropped_.contains(id.value); });
        return whole || drop(row);
    }
    bool is_full() const { return people_ == 0 && shifts_ == 0; }

private:
    template <class Entity>
    bool drop(const Entity& row) {
        dropped_.insert(row.id.value);
        return false;
    }

    std::size_t people_;
    std::size_t shifts_;
    std::unordered_set<std::uint64_t> dropped_;
};

// What the k-th of n gets of `all`.
std::size_t part(std::size_t all, std::size_t k, std::size_t n) {
    return all * (k + 1) / n - all * k / n;
}

}  // namespace

BigTown make_big_town(std::size_t people, std::size_t shifts, Date today) {
    const std::size_t count = (shifts + shifts_of_one - 1) / shifts_of_one;
    BigTown town;
    Id<Unit> root;
    for (std::size_t k = 0; k < count; ++k) {
        demo::Municipality one = demo::make_municipality(demo::default_seed + k, today);
        if (k == 0) {
            root = one.root;
            town.coordinator = one.coordinator;
            town.volunteer = one.volunteers.front();
        }
        Cut cut(part(people, k, count), part(shifts, k, count));
        for (AnyRow& any : one.changes.puts) {
            const bool kept = std::visit(
                [&](auto& row) {
                    if (!cut.keeps(row)) return false;
                    visit_ids(row, [&](auto& id) { id = {id.value + (k << 16)}; });
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(row)>, Unit>) {
                        if (k > 0 && !row.parent) row.parent = root;
                    }
                    return true;
                },
                any);
            if (kept) town.rows.puts.push_back(std::move(any));
        }
        TOV_ASSERT(cut.is_full());
    }
    return town;
}

}  // namespace tovholder::testing
