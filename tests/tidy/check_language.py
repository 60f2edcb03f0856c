"""English in code; what a screen says stands in shared/text/texts.def; nothing is half done."""
import re

DANISH = re.compile("[æøåÆØÅ]")
# Where Danish is the matter itself: texts and their order, the demo's people, the headings of
# other people's files, the words that messages are likely to hold.
HOMES = ("shared/text/", "shared/demo/", "shared/imports/", "shared/wire/dictionary.hpp", "tests/")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SELF = "tests/tidy/check_language.py"


def check(tree):
    messages = []
    for name in tree.cpp() + tree.files(".js", ".mjs", ".css", ".py", ".sh", ".def"):
        for number, line in tree.lines(name):
            code = line.partition("//")[0]  # a comment may quote a screen
            if DANISH.search(code) and not name.startswith(HOMES):
                messages.append(f"{name}:{number}: what people read belongs in "
                                "shared/text/texts.def")
            if UNFINISHED.search(line) and name != SELF:
                messages.append(f"{name}:{number}: finish it, or say plainly what is not done")
    return messages
