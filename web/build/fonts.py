"""Cuts the fonts of the app down to what it uses: fonts.py OUT_DIR.

In:  the npm packages under build/npm/web and the list of icons, src/ui/icons.def.
Out: text_400.ttf text_600.ttf text_700.ttf (Atkinson Hyperlegible Next: Danish and the other
     languages written in Latin letters), fallback.ttf (Noto Sans: names in Cyrillic, Greek,
     Vietnamese), icons.ttf (Lucide: the n-th row of icons.def, counted from 1, at U+E000 + n, where
     ui::Icon expects it). TrueType, without hints and without layout features, so that the canvas
     and the text fields over it set the same letters at the same places.
"""
import json
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "build/npm/web/node_modules"
ATKINSON = PACKAGES / "@expo-google-fonts/atkinson-hyperlegible-next"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}

LATIN = [(0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x2C6, 0x2DD),
         (0x1E9E, 0x1E9E)]
SIGNS = [(0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
         (0x2030, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122),
         (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265)]
# As people's names are written: West African and Vietnamese letters, the pinyin tones, the dotted
# letters that stand for Arabic ones, modern Greek, Cyrillic also of Central Asia.
OTHER_SCRIPTS = [(0x181, 0x181), (0x186, 0x186), (0x189, 0x18A), (0x18E, 0x190), (0x192, 0x193),
                 (0x198, 0x199), (0x19D, 0x19D), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1B3, 0x1B4),
                 (0x1CD, 0x1DC), (0x1E6, 0x1E9), (0x1F4, 0x1F5), (0x232, 0x233), (0x300, 0x30C),
                 (0x323, 0x323), (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x4F9), (0x1E0C, 0x1E0D),
                 (0x1E24, 0x1E25), (0x1E32, 0x1E33), (0x1E62, 0x1E63), (0x1E6C, 0x1E6D),
                 (0x1E80, 0x1E85), (0x1E92, 0x1E93), (0x1EA0, 0x1EF9), (0x20AB, 0x20AB)]


def code_points(ranges):
    return {point for first, last in ranges for point in range(first, last + 1)}


def cut(font, points, out):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 13, 14]  # the copyright and the licence stay with the font
    options.notdef_outline = True
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT", "meta", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.save(out)


def cut_icons(out):
    names = re.findall(r'^ICON\(\w+, "([\w-]+)"\)', (ROOT / "src/ui/icons.def").read_text(), re.M)
    where = json.loads((PACKAGES / "lucide-static/font/codepoints.json").read_text())
    missing = [name for name in names if name not in where]
    if missing:
        sys.exit(f"src/ui/icons.def: Lucide has no icon called {', '.join(missing)}")
    font = TTFont(PACKAGES / "lucide-static/font/lucide.ttf")
    glyphs = font.getBestCmap()
    wanted = {0xE001 + row: glyphs[where[name]] for row, name in enumerate(names)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = dict(wanted)
    cut(font, set(wanted), out)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        source = ATKINSON / f"{weight}{name}" / f"AtkinsonHyperlegibleNext_{weight}{name}.ttf"
        cut(TTFont(source), code_points(LATIN + SIGNS), out / f"text_{weight}.ttf")
    noto = PACKAGES / "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"
    cut(TTFont(noto), code_points(OTHER_SCRIPTS + SIGNS), out / "fallback.ttf")
    cut_icons(out / "icons.ttf")


main()
