"""Files are short, begin with what they are for, and fit the page."""
COMMENTED = (".cpp", ".hpp", ".h", ".def", ".py", ".sh", ".mjs", ".js", ".css", ".cmake",
             "CMakeLists.txt", "dev", ".ci/run", "tests/tidy/run")
OPENINGS = ("//", "/*", "#", '"""')
LINES_MAX = 400
COLUMNS_MAX = 100


def check_lines(name, lines):
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS_MAX and not name.endswith(".def"):
            yield f"{name}:{number}: {len(line)} columns; break the line (at most {COLUMNS_MAX})"
        if line != line.rstrip() or "\t" in line:
            yield f"{name}:{number}: no tab, and no space at the end"


def check_file(tree, name):
    lines = tree.text(name).split("\n")
    first = next((line for line in lines if not line.startswith("#!")), "")
    if not first.startswith(OPENINGS) or first.startswith(("#include", "#pragma")):
        yield f"{name}:1: say in a first comment what the file is for"
    if len(lines) > LINES_MAX and not name.endswith(".def"):
        yield f"{name}: {len(lines)} lines; cut it where it speaks of two things (≤ {LINES_MAX})"
    if lines[-1] != "":
        yield f"{name}: end the last line"
    if name.endswith(".hpp") and "#pragma once" not in lines:
        yield f"{name}: #pragma once is missing"
    yield from check_lines(name, lines)


def check(tree):
    names = [name for name in tree.files(*COMMENTED) if not name.startswith("tests/golden/")]
    return [message for name in names for message in check_file(tree, name)]
