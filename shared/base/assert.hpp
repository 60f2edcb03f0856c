// Assertions that stay on in release builds: a bug of ours stops the program at once.
#pragma once

namespace tovholder {

// Prints the broken promise and aborts. Never returns.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace tovholder

// For bugs of ours only; what a person, a file or the network can cause is a Result.
#define TOV_ASSERT(condition) \
    ((condition) ? (void)0 : ::tovholder::assertion_failed(#condition, __FILE__, __LINE__))
