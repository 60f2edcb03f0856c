"""No warning of .clang-tidy in shared/, src/ or server/.

A file already found clean, with the same headers and the same rules, is not read again: build/tidy
holds one empty file for each such finding.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import subprocess

INCLUDE = re.compile(r'^\s*#\s*include "([^"]+)"', re.M)
# Third-party templates instantiated in one file: nothing of ours to read in it.
EXEMPT = {"server/net/boost_sources.cpp"}


def closure(tree, name, seen):
    """`name` and every file of ours it includes."""
    if name in seen or name not in tree.names:
        return
    seen.add(name)
    for included in INCLUDE.findall(tree.text(name)):
        closure(tree, included, seen)


def fingerprint(tree, name):
    seen = set()
    closure(tree, name, seen)
    digest = hashlib.sha256(tree.text(".clang-tidy").encode())
    for part in sorted(seen):
        digest.update(part.encode() + b"\0" + tree.text(part).encode())
    return digest.hexdigest()


def read(tree, done, name):
    mark = done / fingerprint(tree, name)
    if mark.exists():
        return []
    result = subprocess.run(
        ["nice", "-n", "5", "clang-tidy", "-p", "build/lint", "--quiet",
         "--extra-arg=-Wno-unknown-warning-option", name],
        cwd=tree.root, capture_output=True, text=True)
    if result.returncode == 0:
        mark.touch()
        return []
    found = [line.replace(f"{tree.root}/", "")
             for line in result.stdout.splitlines() if " error: " in line]
    return found or [f"{name}: clang-tidy ended with {result.returncode}: {result.stderr[-300:]}"]


def check(tree):
    commands = tree.root / "build/lint/compile_commands.json"
    if not commands.exists():
        return ["build/lint is not configured: ./dev test tidy does it"]
    known = {os.path.relpath(entry["file"], tree.root)
             for entry in json.loads(commands.read_text())}
    done = tree.root / "build/tidy"
    done.mkdir(exist_ok=True)
    names = [name for name in tree.files(".cpp", under=("shared/", "src/", "server/"))
             if name in known - EXEMPT]
    workers = int(os.environ.get("TOVHOLDER_JOBS", os.cpu_count()))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        messages = {message for found in pool.map(lambda name: read(tree, done, name), names)
                    for message in found}
    return sorted(messages)
