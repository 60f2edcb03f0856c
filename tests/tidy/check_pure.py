"""shared/ has no I/O, clock, thread or global; no test waits; nothing libc++ 13 lacks."""
import re

IMPURE = {
    r"#include <(fstream|iostream|cstdio|filesystem|thread|mutex|atomic|future|random)>":
        "disk, threads and random come in through a port",
    r"\b(system_clock|steady_clock|high_resolution_clock|std::time|getenv)\b":
        "the time comes in through a port",
    r"\b(std::rand|random_device|mt19937)\b":
        "random comes in through a port, or by a seed from shared/base/prng.hpp",
    r"\bthread_local\b": "no hidden state",
}
TOO_NEW = {
    r"#include <(format|ranges|coroutine|source_location|syncstream|stop_token)>":
        "libc++ 13 does not have it",
    r"std::(jthread|ranges::|views::|format\()": "libc++ 13 does not have it",
}
UNSTEADY = {
    r"sleep_for|sleep_until|::sleep\(|\busleep\(|system_clock|steady_clock":
        "a test has no clock and never waits; hand in the time",
    r"random_device|std::rand\b": "a test is random only by a seed, which it prints",
}
# Says why the program stops, before it does.
LAST_WORDS = "shared/base/assert.cpp"
# Their subject is time: they measure.
TIMED = ("tests/bench/", "tests/browser/", "tests/simulation/main.cpp")


def search(tree, names, rules):
    for name in names:
        for number, line in tree.lines(name):
            code = line.partition("//")[0]
            for pattern, remedy in rules.items():
                if re.search(pattern, code):
                    yield f"{name}:{number}: {code.strip()[:60]}: {remedy}"


def check(tree):
    tests = [name for name in tree.cpp("tests/") if not name.startswith(TIMED)]
    pure = [name for name in tree.cpp("shared/") if name != LAST_WORDS]
    return [*search(tree, pure, IMPURE),
            *search(tree, tree.cpp(("shared/", "src/", "tests/shared/")), TOO_NEW),
            *search(tree, tests, UNSTEADY)]
