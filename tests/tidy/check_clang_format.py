"""All C++ is laid out by .clang-format."""
import subprocess


def check(tree):
    result = subprocess.run(
        ["clang-format", "--dry-run", "-Werror", "--ferror-limit=1", *tree.cpp()],
        cwd=tree.root, capture_output=True, text=True)
    names = {line.split(":")[0] for line in result.stderr.splitlines()
             if "[-Wclang-format-violations]" in line}
    return [f"{name}: run ./dev format" for name in sorted(names)]
