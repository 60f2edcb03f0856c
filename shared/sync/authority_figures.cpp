// Keeping the figures of units right for those who read them.
#include "shared/ops/permissions.hpp"
#include "shared/ops/unit_figures.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

// Leaders do; those who lead people read them for the associations behind a border, if there is
// one.
bool reads_figures(const State& state, Id<Person> person, Date today) {
    const auto roles = ops::roles_held(state, person, today);
    for (const ops::Held& held : roles) {
        if (held.role == Role::leader) return true;
    }
    for (const auto& [id, row] : state.table<Unit>()) {
        if (row.value.kind != UnitKind::association) continue;
        for (const ops::Held& held : roles) {
            const auto stands = ops::relations_of(state, held, ops::on(id), today);
            if (stands == ops::relation::none) continue;
            if (ops::sight<UnitFigures>(stands, ops::holder_of(held.role)) != 0) return true;
        }
    }
    return false;
}

}  // namespace

void Authority::refresh_figures(Id<Person> person, Instant now) {
    const Date today = to_local(now).date;
    if (figures_seq_ == seq_ && figures_day_ == today) return;
    if (!reads_figures(state_, person, today)) return;
    const OpNumber unused = server_op_;
    const Changes changes = ops::refresh_figures(state_, next_server_op(), today);
    if (changes.puts.empty()) server_op_ = unused;
    Working working(*this);
    working.apply(changes);
    const bool is_news = !changes.puts.empty() || !changes.erases.empty();
    if (is_news && !working.make_durable()) return;  // as they were; the next sync tries again
    figures_seq_ = seq_;
    figures_day_ = today;
}

}  // namespace tovholder::sync
