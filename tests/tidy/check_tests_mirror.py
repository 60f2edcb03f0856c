"""A test file stands where its subject stands and bears its name; so does its suite."""
import re

SUITE = re.compile(r"BOOST_(?:AUTO|FIXTURE)_TEST_SUITE\((\w+)")
CASE = re.compile(r"BOOST_(AUTO|FIXTURE|DATA)_TEST_CASE")


def check(tree):
    messages = []
    for name in tree.files(".cpp", under=("tests/shared/", "tests/src/", "tests/server/")):
        if not name.endswith("_tests.cpp"):
            messages.append(f"{name}: helpers belong in tests/support; a test ends in _tests.cpp")
            continue
        expected = name.rpartition("/")[2].removesuffix("_tests.cpp")
        suites = {suite.removesuffix("_tests") for suite in SUITE.findall(tree.text(name))}
        if expected not in suites:
            messages.append(f"{name}: call its suite {expected}, as the file is called")
        if not CASE.search(tree.text(name)):
            messages.append(f"{name}: it tests nothing")
    return messages
