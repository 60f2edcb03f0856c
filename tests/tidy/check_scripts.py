"""Scripts parse, and what is meant to be run can be run."""
import os
import subprocess

RUN = ["dev", ".ci/run", "tests/tidy/run"]


def parse(tree, command, name):
    result = subprocess.run([*command, name], cwd=tree.root, capture_output=True, text=True)
    return [f"{name}: {result.stderr.strip()[:300]}"] if result.returncode else []


def check(tree):
    messages = [f"{name}: chmod +x" for name in RUN if not os.access(tree.root / name, os.X_OK)]
    for name in ["dev", ".ci/run", *tree.files(".sh")]:
        messages += parse(tree, ["bash", "-n"], name)
    for name in tree.files(".mjs", under="tests/"):
        messages += parse(tree, ["node", "--check"], name)
    return messages
