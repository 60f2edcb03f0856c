"""No address of a registry, no path of one machine, no download address in a lock file."""
import json
import re

ADDRESSES = {
    r"(?<![\w.$}/])/(?:work|root|home)/\w":
        "a path of one machine; use one from the repository's root",
    r"registry\.npmjs|deb\.debian\.org|packages\.debian|pypi\.org|files\.pythonhosted":
        "a registry's address; the machine's own configuration knows it",
}
SELF = "tests/tidy/check_addresses.py"


def check_lock_file(tree, name):
    for package, entry in json.loads(tree.text(name)).get("packages", {}).items():
        if "resolved" in entry:
            yield (f"{name}: {package} carries a download address; write the file with npm install "
                   "--package-lock-only --omit-lockfile-registry-resolved")
        if entry.get("hasInstallScript"):
            yield f"{name}: {package} runs a script when installed; take another package"


def check(tree):
    messages = []
    for name in tree.names:
        if name.endswith((".png", ".ico")) or name == SELF:
            continue
        for number, line in tree.lines(name):
            messages += [f"{name}:{number}: {remedy}" for pattern, remedy in ADDRESSES.items()
                         if re.search(pattern, line)]
    for name in tree.files("package-lock.json"):
        messages += check_lock_file(tree, name)
    return messages
