"""How much a first visit loads, in bytes after brotli: size.py SITE_DIR.

The last line is one JSON object.
"""
import json
import pathlib
import sys

BUDGET = 700_000
KINDS = {".wasm": "wasm", ".js": "js", ".ttf": "fonts", ".png": "icons", ".svg": "icons"}


def main():
    site = pathlib.Path(sys.argv[1])
    sizes = {"wasm": 0, "js": 0, "fonts": 0, "icons": 0, "other": 0}
    for path in sorted(site.iterdir()):
        if path.suffix in {".br", ".gz", ".txt"}:
            continue
        small = path.with_name(path.name + ".br")
        size = min(path.stat().st_size, small.stat().st_size if small.exists() else 1 << 60)
        kind = KINDS.get(path.suffix, "other")
        kind = "icons" if path.stem.startswith("icons.") else kind
        sizes[kind] += size
        print(f"{size:8} {kind:6} {path.name}")
    sizes["total"] = sum(sizes.values())
    sizes["budget"] = BUDGET
    print(json.dumps({f"{kind}_bytes": size for kind, size in sizes.items()}))
    sys.exit(sizes["total"] > BUDGET)


main()
