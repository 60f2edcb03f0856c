"""Packs the web site: site.py OUT_DIR.

Takes web/ (all but library_*.js and folders), the built app (build/web), the fonts (build/fonts)
and the icons drawn from web/icon*.svg. Every file but index.html and service_worker.js gets a name
with the hash of its bytes, "app.1a2b3c4d5e.js", and may be kept for ever. In text files
`@@app.js@@` stands for that name; in the service worker `@@files@@` is a JSON list of all files and
`@@version@@` a hash of all of them. Names are relative, so the site can lie in any folder of any
host. Beside each file that gets smaller stand its .br and .gz.
"""
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys

import brotli

import small_png

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAIN_NAMES = {"index.html", "service_worker.js"}
TEXT = {".html", ".js", ".css", ".webmanifest", ".svg", ".json"}
ALREADY_SMALL = {".png"}
# Larger ones are drawn from the SVG, which the manifest names, too.
ICONS = [("icon_192.png", "icon.svg", 192), ("icon_apple_180.png", "icon_maskable.svg", 180)]


class Site:
    def __init__(self):
        self.sources = {}  # name -> bytes before placeholders are filled
        self.names = {}  # name -> name in the site
        self.contents = {}  # name -> bytes in the site
        self.open = []  # files being resolved, to see a circle

    def add(self, path, name=None):
        self.sources[name or path.name] = path.read_bytes()

    def resolve(self, name, wanted_by):
        """The name of a file in the site, after all it mentions has been resolved."""
        if name in self.names:
            return self.names[name]
        if name not in self.sources:
            sys.exit(f"web/{wanted_by} mentions @@{name}@@, but there is no such file")
        if name in self.open:
            sys.exit(f"web: a circle of files: {' '.join(self.open + [name])}")
        self.open.append(name)
        data = self.sources[name]
        path = pathlib.PurePath(name)
        if path.suffix in TEXT:
            data = re.sub(rb"@@([\w.-]+)@@", lambda found: self.fill(found[1].decode(), name), data)
        self.open.pop()
        digest = hashlib.sha256(data).hexdigest()[:10]
        self.contents[name] = data
        self.names[name] = name if name in PLAIN_NAMES else f"{path.stem}.{digest}{path.suffix}"
        return self.names[name]

    def fill(self, placeholder, name):
        if placeholder == "files":
            return json.dumps(self.precache()).encode()
        if placeholder == "version":
            everything = "".join(self.precache()).encode() + self.contents["index.html"]
            return hashlib.sha256(everything).hexdigest()[:10].encode()
        return self.resolve(placeholder, name).encode()

    def precache(self):
        return sorted(self.names[name] for name in self.contents if name not in PLAIN_NAMES)

    def resolve_all(self):
        for name in sorted(self.sources, key=lambda name: name == "service_worker.js"):
            self.resolve(name, name)


def draw_icons(site):
    for name, drawing, size in ICONS:
        source = ROOT / "web" / drawing
        if source.exists():
            command = ["rsvg-convert", "-w", str(size), "-h", str(size), source]
            drawn = subprocess.run(command, check=True, capture_output=True).stdout
            site.sources[name] = small_png.shrink(drawn)


def write(path, data):
    """Writes the file and its compressed twins, unless the same bytes are there already."""
    if path.exists() and path.read_bytes() == data:
        return
    path.write_bytes(data)
    if path.suffix in ALREADY_SMALL:
        return
    path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=11, lgwin=22))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


def licenses():
    """The licences of what the site contains, which they ask to travel with it."""
    texts = []
    packages = ROOT / "build/npm/web/node_modules"
    fonts = packages / "@expo-google-fonts"
    third_party = ROOT / "build/third_party"
    for title, path in [
            ("Tovholder", ROOT / "LICENSE"),
            ("Dear ImGui", third_party / "imgui/LICENSE.txt"),
            ("SDL2", third_party / "sdl2/LICENSE.txt"),
            ("zlib", third_party / "zlib/LICENSE"),
            ("BearSSL", third_party / "bearssl/LICENSE.txt"),
            ("QR Code generator library", third_party / "qrcodegen/Readme.markdown"),
            ("cereal", pathlib.Path("/usr/share/doc/libcereal-dev/copyright")),
            ("Emscripten, musl, libc++", pathlib.Path("/usr/share/doc/emscripten/copyright")),
            ("Lucide icons", packages / "lucide-static/LICENSE"),
            ("Atkinson Hyperlegible Next", fonts / "atkinson-hyperlegible-next/LICENSE_FONT"),
            ("Noto Sans", fonts / "noto-sans/LICENSE_FONT")]:
        if not path.exists():
            continue  # built from an emsdk, or from sources given by hand
        texts.append(f"{title}\n{'=' * len(title)}\n\n{path.read_text()}\n")
    return "\n".join(texts).encode()


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    site = Site()
    for path in sorted((ROOT / "web").iterdir()):
        if path.is_file() and not path.name.startswith("library_") and path.suffix in TEXT:
            site.add(path)
    for path in [ROOT / "build/web/tovholder.js", ROOT / "build/web/tovholder.wasm"]:
        site.add(path)
    for path in sorted((ROOT / "build/fonts").glob("*.ttf")):
        site.add(path)
    draw_icons(site)
    site.resolve_all()
    kept = {"licenses.txt"}
    for name, data in site.contents.items():
        write(out / site.names[name], data)
        kept.add(site.names[name])
    write(out / "licenses.txt", licenses())
    for path in out.iterdir():
        if re.sub(r"\.(br|gz)$", "", path.name) not in kept:
            path.unlink()


main()
