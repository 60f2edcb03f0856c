// Boost.Test itself, compiled once per test program. The test files include
// <boost/test/unit_test.hpp>.
#include <boost/config.hpp>
#ifdef __EMSCRIPTEN__
#undef BOOST_HAS_SIGACTION  // there are no signals in WebAssembly, and no longjmp beside wasm
                            // exceptions
#endif
#define BOOST_TEST_MODULE tovholder
#include <boost/test/included/unit_test.hpp>
