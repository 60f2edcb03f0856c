"""A folder may include its own headers and those of the libraries its CMake target links.

Third-party headers stay in the folder whose job they are.
"""
import re

LIBRARY = re.compile(r"^\s*tov_library\((\w+) ([\w/]+)(.*?)\)", re.M | re.S)
INCLUDE = re.compile(r'^\s*#\s*include ["<]([^">]+)[">]')
# The program file puts everything together.
PROGRAM = {"src": {"src/app"}}
THIRD_PARTY = {
    r"imgui": ("src/ui", "src/platform", "tests"),
    r"SDL": ("src/platform",),
    r"emscripten": ("src/platform", "src/ui", "src/main.cpp"),
    r"boost/(?!test/)": ("server/net", "server/main.cpp", "tests"),
    r"boost/test/": ("tests",),
    r"sqlite3": ("server/store", "tests/server"),
    r"cereal/": ("shared/wire",),
    r"bearssl": ("shared/seal",),
    r"zlib": ("shared/wire", "server/service", "web/build"),
    r"qrcodegen": ("src/models",),
}


def walls(tree):
    """Folder -> folders it may include: read from the tov_library lines, links of links too."""
    folders, links = {}, {}
    for name in ("shared/CMakeLists.txt", "src/CMakeLists.txt", "server/CMakeLists.txt"):
        for target, folder, rest in LIBRARY.findall(tree.text(name)):
            folders[target] = folder
            links[target] = re.findall(r"\btov_\w+", rest.partition("LINKS")[2])
    allowed = {}
    for target, folder in folders.items():
        reached, waiting = set(), [target]
        while waiting:
            current = waiting.pop()
            if current in folders and folders[current] not in reached:
                reached.add(folders[current])
                waiting += links[current]
        allowed[folder] = reached
    for program, parts in PROGRAM.items():
        allowed[program] = {program}.union(*(allowed[part] for part in parts))
    return allowed


def wrong_home(name, target):
    for pattern, homes in THIRD_PARTY.items():
        if re.match(pattern, target) and not name.startswith(homes):
            return (f"{target} may be included in {', '.join(homes)} only; "
                    "hide it there behind a header of ours")
    return None


def wrong_way(allowed, folder, target):
    if not folder or not re.match(r"(shared|src|server|tests)/", target):
        return None
    other = target.rpartition("/")[0]
    for part in allowed[folder]:
        if other == part or (other.startswith(part + "/") and "/" in part):
            return None
    return (f"{folder} may not include {other}; move the code down, or hand it in through a port "
            "(the walls are the LINKS of the CMakeLists.txt)")


def check(tree):
    allowed = walls(tree)
    messages = []
    for name in tree.cpp():
        homes = [folder for folder in allowed if name.startswith(folder + "/")]
        folder = max(homes, key=len, default=None)
        for number, line in tree.lines(name):
            found = INCLUDE.match(line)
            if found:
                breaches = (wrong_home(name, found[1]), wrong_way(allowed, folder, found[1]))
                messages += [f"{name}:{number}: {breach}" for breach in breaches if breach]
    return messages
