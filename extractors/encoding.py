"""The text of HTML and plain-text bytes in any encoding used for Japanese, declared or not.

The declaration is a witness, not a verdict: it is believed where the bytes decode by it without an
error and read as text. Strict decoding comes first because it rules encodings out; statistics only
choose between those that are left.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractors.sniff import find_utf16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})"
    rb"|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.I,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_JIS_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\([A-Z])")
# Labels of the WHATWG Encoding Standard that are met in Japan, plus misspelt ones.
_LABELS = {
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis ms932 cp932 s-jis",
    "euc_jp": "euc-jp x-euc-jp cseucpkdfmtjapanese eucjp euc_jp x-euc",
    "iso2022_jp": "iso-2022-jp csiso2022jp jis x-jis",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 unicode11utf8",
    "utf-16": "utf-16 utf-16le utf-16be unicode ucs-2",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
# Wider tables of the same encoding, tried when the narrow one fails (① in EUC and JIS pages).
_WIDER = {
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2004"),
    "cp932": ("cp932", "shift_jis_2004"),
}
# What Python makes of single bytes that cp932 does not define.
_CP932_UNDEFINED = re.compile("[\u0080\uf8f0-\uf8f3]")
_SAMPLE = 200_000
_COMMON = re.compile("[\u3041-\u3096\u30a1-\u30fc\u3001\u3002\u300c\u300d\u30fb\uff08\uff09\u3000]")
_KANJI = re.compile("[\u4e00-\u9fff]")
_ODD = re.compile("[\uff61-\uff9f\ue000-\uf8ff\ufffd\u0080-\u009f]")
_NON_ASCII = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the way it was decoded."""

    text: str
    encoding: str
    """Python's name of the codec that was used."""
    declared: str | None
    """The label as declared in the file, or None."""
    damaged_count: int
    """Number of U+FFFD put in place of undecodable bytes and NUL characters."""

    @property
    def contradicts_declaration(self) -> bool:
        """Whether the text was read in another encoding than the declared one."""
        if self.declared is None or self.declared.lower() in {"ascii", "us-ascii"}:
            return False
        declared = _find_codec(self.declared)
        return declared is None or _family(declared) != _family(self.encoding)


def decode_html(data: bytes) -> Decoded:
    """The text of an HTML or plain-text file, without byte order mark and NUL characters.

    Order of evidence: byte order mark; zero bytes (UTF-16); valid UTF-8; JIS escapes; the declared
    encoding (``<meta charset>``, XML declaration, in the first 4096 bytes) when it decodes without
    error; the best reading among the Japanese encodings.
    """
    declared = _find_declaration(data)
    encoding = _choose_encoding(data, _find_codec(declared) if declared else None)
    text, lost = _decode(data, encoding)
    text = text.removeprefix("\ufeff")
    nuls = text.count("\x00")
    return Decoded(text.replace("\x00", "\ufffd"), encoding, declared, lost + nuls)


def _find_declaration(data: bytes) -> str | None:
    found = _DECLARATION.search(_COMMENT.sub(b"", data[:4096]))
    if found is None:
        return None
    return (found.group(1) or found.group(2)).decode("ascii", "replace")


def _find_codec(label: str) -> str | None:
    """Python's codec for a label, or None for an unknown one."""
    label = label.strip().lower()
    if label in _CODECS:
        return _CODECS[label]
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return None
    name: str = codec.name
    return name if name not in {"utf-7", "punycode", "idna"} else None


def _choose_encoding(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if wide := find_utf16(data):
        return wide
    if _JIS_ESCAPE.search(data) and not re.search(rb"[\x80-\xff]", data):
        return _widen(data, "iso2022_jp") or "iso2022_jp"
    # A wrong guess of UTF-8 is next to impossible: other encodings break its byte pattern at once.
    if _decodes(data, "utf-8"):
        return "utf-8"
    return _choose_legacy(data, declared)


def _choose_legacy(data: bytes, declared: str | None) -> str:
    """The encoding of bytes that are neither UTF-8 nor UTF-16 throughout."""
    if _is_damaged_utf8(data):
        return "utf-8"
    names = dict.fromkeys((*([declared] if declared else ()), "cp932", "euc_jp"))
    candidates = [_widen(data, name) or name for name in names]
    return max(candidates, key=lambda name: _readability(data, name))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: nine of ten non-ASCII characters decode."""
    text, lost = _decode(data, "utf-8")
    return lost * 10 < len(_NON_ASCII.findall(text))


def _widen(data: bytes, codec: str) -> str | None:
    """The first codec of the family that decodes the bytes without an error, or None."""
    return next((name for name in _WIDER.get(codec, (codec,)) if _decodes(data, name)), None)


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except (UnicodeError, LookupError):
        return False
    return True


def _readability(data: bytes, codec: str) -> float:
    """How far the bytes read as Japanese by a codec: high for kana, low for odd characters.

    Kana and Japanese punctuation weigh more than kanji: a wrong reading of two-byte codes yields
    kanji or half-width kana at random, hardly ever a run of kana.
    """
    text, lost = _decode(data[:_SAMPLE], codec)
    total = len(_NON_ASCII.findall(text)) or 1
    common, kanji, odd = (len(p.findall(text)) for p in (_COMMON, _KANJI, _ODD))
    return (2 * common + kanji - 2 * odd - 4 * lost) / total


def _decode(data: bytes, codec: str) -> tuple[str, int]:
    """The text and the number of replacement characters that decoding put in."""
    try:
        text = data.decode(codec)
        return _CP932_UNDEFINED.subn("\ufffd", text) if codec == "cp932" else (text, 0)
    except UnicodeError:
        text = data.decode(codec, "replace")
    # One that stood in the file itself is no damage of ours; only UTF forms can hold one.
    own = data.count("\ufffd".encode(codec)) if codec.startswith("utf") else 0
    return text, max(1, text.count("\ufffd") - own)


def _family(codec: str) -> str:
    for family, names in _WIDER.items():
        if codec in names:
            return family
    return "utf-16" if codec.startswith("utf-16") else codec
