// Where a broken promise ends: one line on stderr, then abort.
#include "shared/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace tovholder {

void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, condition);
    std::abort();
}

}  // namespace tovholder
