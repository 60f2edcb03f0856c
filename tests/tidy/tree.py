"""The files under version control (and those about to be), read once for all checks."""
import functools
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard"]


class Tree:
    root = ROOT

    def __init__(self):
        listed = subprocess.run(LIST, cwd=ROOT, check=True, capture_output=True, text=True)
        self.names = sorted(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())

    def files(self, *endings, under=""):
        """Names that end in one of `endings`, in one of the folders `under` (a word or a tuple)."""
        return [name for name in self.names if name.endswith(endings) and name.startswith(under)]

    def cpp(self, under=""):
        return self.files(".cpp", ".hpp", ".h", under=under)

    @functools.lru_cache(maxsize=None)
    def text(self, name):
        return (ROOT / name).read_text(encoding="utf-8", errors="replace")

    def lines(self, name):
        """(number, line) for each line."""
        return list(enumerate(self.text(name).split("\n"), 1))
