"""No warning of .clang-tidy in shared/, src/ or server/.

Files are read together as they are compiled together (unity): a quarter of the time, since most of
it goes into headers. What was already found clean, with the same headers and the same rules, is not
read again: build/tidy holds one empty file for each such finding.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess

INCLUDE = re.compile(r'^\s*#\s*include "([^"]+)"', re.M)
# Third-party templates instantiated in one file: nothing of ours to read in it.
EXEMPT = {"server/net/boost_sources.cpp"}
# Compiled for the web, or where SDL is installed.
NOT_HERE = {
    "src/main.cpp",
    "src/platform/canvas_sdl.cpp",
    "src/platform/gl_state_web.cpp",
    "src/platform/window_sdl_native.cpp",
    "src/platform/window_web.cpp",
    "src/platform/world_web.cpp",
}


def closure(tree, name, seen):
    """`name` and every file of ours it includes."""
    if name in seen or name not in tree.names:
        return
    seen.add(name)
    for included in INCLUDE.findall(tree.text(name)):
        closure(tree, included, seen)


def parts(tree, source):
    """Our files in one source of the build: itself, or what a unity source includes."""
    name = os.path.relpath(source, tree.root)
    if name in tree.names:
        return [name]
    return [os.path.relpath(path, tree.root) for path in INCLUDE.findall(source.read_text())]


def fingerprint(tree, names):
    seen = set()
    for name in names:
        closure(tree, name, seen)
    digest = hashlib.sha256(tree.text(".clang-tidy").encode())
    for part in sorted(seen):
        digest.update(part.encode() + b"\0" + tree.text(part).encode())
    return digest.hexdigest()


def read(tree, done, source, names):
    mark = done / fingerprint(tree, names)
    if mark.exists():
        return []
    result = subprocess.run(
        ["nice", "-n", "5", "clang-tidy", "-p", "build/lint", "--quiet",
         "--checks=-bugprone-suspicious-include", "--extra-arg=-Wno-unknown-warning-option",
         str(source)],
        cwd=tree.root, capture_output=True, text=True)
    if result.returncode == 0:
        mark.touch()
        return []
    found = [line.replace(f"{tree.root}/", "")
             for line in result.stdout.splitlines() if " error: " in line]
    return found or [f"{names[0]}: clang-tidy ended with {result.returncode}: "
                     f"{result.stderr[-300:]}"]


def check(tree):
    commands = tree.root / "build/lint/compile_commands.json"
    if not commands.exists():
        return ["build/lint is not configured: ./dev test tidy does it"]
    wanted = set(tree.files(".cpp", under=("shared/", "src/", "server/"))) - EXEMPT
    work = []
    for entry in json.loads(commands.read_text()):
        source = pathlib.Path(entry["directory"], entry["file"])
        names = parts(tree, source)
        if wanted.intersection(names):
            work.append((source, names))
            wanted.difference_update(names)
    done = tree.root / "build/tidy"
    done.mkdir(exist_ok=True)
    workers = int(os.environ.get("TOVHOLDER_JOBS", os.cpu_count()))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(lambda unit: read(tree, done, *unit), work))
    return sorted({message for messages in found for message in messages} |
                  {f"{name}: no library compiles it" for name in wanted - NOT_HERE})
