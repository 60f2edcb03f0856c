// Which rows a person may have on her tablet: the rule of product.md written as a question about
// one row, apart from ops/scope, which collects them all.
#pragma once

#include "shared/base/calendar.hpp"
#include "shared/domain/state.hpp"

namespace tovholder::simulation {

bool may_see(const State& state, Id<Person> person, Date today, RowKey key);

}  // namespace tovholder::simulation
