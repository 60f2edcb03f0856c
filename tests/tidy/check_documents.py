"""Documents are true: the paths, links and ./dev commands they name exist, in every folder."""
import re

PATH = re.compile(r"`((?:shared|src|web|server|tests|\.ci)/[\w./*{},-]*|\./dev(?: [a-z]+)?)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
# shared/wire and shared/sync have FORMAT.md and PROTOCOL.md.
FOLDERS = """shared shared/base shared/domain shared/ops shared/text
    shared/imports shared/demo src src/app src/models src/views src/ui src/platform web web/build
    server server/net server/service server/store tests tests/simulation tests/browser tests/fuzz
    tests/bench tests/tidy""".split()
REQUIRED = ["README.md", "shared/sync/PROTOCOL.md", "shared/wire/FORMAT.md",
            *(f"{folder}/README.md" for folder in FOLDERS)]


def commands(tree):
    return set(re.findall(r"^cmd_(\w+)\(\)", tree.text("dev"), re.M))


def expand(path):
    """a/{b,c} -> a/b, a/c"""
    found = re.search(r"\{([^}]*)\}", path)
    if not found:
        return [path]
    before, after = path[:found.start()], path[found.end():]
    return [one for word in found[1].split(",") for one in expand(before + word + after)]


def exists(tree, path):
    """`path` may hold * and end without an extension, as in `shared/base/prng`."""
    return all((tree.root / one).exists() or any(tree.root.glob(one))
               or any(tree.root.glob(one + ".*")) for one in expand(path.rstrip("/.")))


def check_test(tree, line):
    """`tests/…`: "name of a test" """
    for path, title in re.findall(r'`(tests/[\w./]+)`: "([^"]+)"', line):
        if title not in tree.text(path):
            yield f"{path} has no test named {title}"


def check_line(tree, name, line):
    yield from check_test(tree, line)
    for path in PATH.findall(line):
        command = path.removeprefix("./dev").strip()
        if path.startswith("./dev"):
            if command and command not in commands(tree):
                yield f"there is no ./dev {command}"
        elif not exists(tree, path):
            yield f"{path} does not exist; mend the text"
    for target in LINK.findall(line):
        if not ((tree.root / name).parent / target).exists():
            yield f"the link to {target} leads nowhere"


def check(tree):
    messages = [f"{name} is missing: say in a few lines what it is for"
                for name in REQUIRED if name not in tree.names]
    for name in tree.files(".md"):
        for number, line in tree.lines(name):
            messages += [f"{name}:{number}: {breach}" for breach in check_line(tree, name, line)]
    return messages
