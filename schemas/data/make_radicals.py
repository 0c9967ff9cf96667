"""Prints the module ``schemas/data/radicals.py`` from the Unicode character database.

    python schemas/data/make_radicals.py EquivalentUnifiedIdeograph.txt > schemas/data/radicals.py

The file is part of the Debian package ``unicode-data`` (/usr/share/unicode) and stands at
https://www.unicode.org/Public/UCD/latest/ucd/EquivalentUnifiedIdeograph.txt. Its CJK strokes
(U+31C0–31E3) are left out: no document prints them in the place of an ideograph.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENTRY = re.compile(r"([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*([0-9A-F]{4,6})")
_VERSION = re.compile(r"EquivalentUnifiedIdeograph-([\d.]+)\.txt")
_RADICALS = range(0x2E80, 0x2FE0)
_PAIRS_A_LINE = 20

_HEAD = '''"""CJK radicals and the ideographs that look the same, made by ``make_radicals.py``.

Unicode {version}, property Equivalent_Unified_Ideograph: © Unicode, Inc., Unicode License v3,
https://www.unicode.org/license.txt.
"""

PAIRS = ('''


def read_pairs(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Radical and ideograph as code points, one pair a radical, in the order of the file."""
    for line in lines:
        if entry := _ENTRY.match(line):
            first, last, ideograph = entry.groups()
            for radical in range(int(first, 16), int(last or first, 16) + 1):
                if radical in _RADICALS:
                    yield radical, int(ideograph, 16)


def write_module(text: str) -> str:
    """The module as Python source: ``PAIRS``, radical and ideograph by turns."""
    version = _VERSION.search(text)
    lines = [_HEAD.format(version=version[1] if version else "")]
    pairs = [
        chr(radical) + chr(ideograph) for radical, ideograph in read_pairs(iter(text.split("\n")))
    ]
    for start in range(0, len(pairs), _PAIRS_A_LINE):
        lines.append('    "' + "".join(pairs[start : start + _PAIRS_A_LINE]) + '"')
    return "\n".join([*lines, ")", '"""Radical and ideograph by turns."""', ""])


if __name__ == "__main__":
    sys.stdout.write(write_module(Path(sys.argv[1]).read_text(encoding="utf-8")))
