"""From bytes to characters: UTF-8, -16 and -32 with or without a mark, windows-1258, or older ones.

UTF-8 is recognised by its form, which no other encoding has by chance; the encodings without
such a form are accepted only where what they give looks like Vietnamese. Of the oldest (TCVN3, VNI,
VISCII, VPS) the bytes are given as they are, to be converted in what is shown: HTML may have some
of their characters as entities.
"""

from __future__ import annotations

import re
import unicodedata

from extractor.errors import UnreadableDocument

from .legacy import converted, guess_encoding

# The mark of UTF-32-LE begins with that of UTF-16-LE and is looked for first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Which bytes of a character are zero in Western text, by encoding: (unit, places of the zeros).
_WIDE = (
    ("utf-32-le", 4, (2, 3)),
    ("utf-32-be", 4, (0, 1)),
    ("utf-16-le", 2, (1,)),
    ("utf-16-be", 2, (0,)),
)
_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)")
# Windows-1252 stands for the encodings that browsers read as such.
_DECLARED = {
    "windows-1258": "windows-1258",
    "windows-1252": "windows-1252",
    "iso-8859-1": "windows-1252",
    "us-ascii": "windows-1252",
}
_ASCII_OR_CONTINUATION = bytes(range(0xC2))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES
) | frozenset("đĐ")
_SAMPLE = 1_000_000  # characters; looking at all of a long text would tell no more


def decode(data: bytes, place: str) -> tuple[str, str]:
    """The characters of `data`, without the byte order mark, and the name of their encoding.

    A few broken bytes become U+FFFD. Raises UnreadableDocument where the bytes are no text, or
    text in an encoding that is not read.

    >>> decode("Kế hoạch".encode("utf-16"), "plan.txt")
    ('Kế hoạch', 'utf-16-le')
    >>> decode("Kê\\u0301 hoa\\u0323ch".encode("windows-1258"), "plan.txt")[1]
    'windows-1258'
    >>> decode("KÕ ho¹ch ph¸t triÓn".encode("latin-1"), "plan.txt")
    ('KÕ ho¹ch ph¸t triÓn', 'tcvn3')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :].decode(encoding, "replace"), place), encoding
    wide = _wide(data)
    if wide:
        return _text(data.decode(wide, "replace"), place), wide
    text = data.decode("utf-8", "replace")
    if _mostly_utf8(data, text):
        return _text(text, place), "utf-8"
    old = _old_encoding(data)
    if old:
        return data.decode("latin-1"), old
    for encoding in _single_byte_candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_vietnamese(text):
            return _text(text, place), encoding
    if _share(_CONTROL, text) > 0.05 or b"\0" in data:
        raise _binary(place)
    raise UnreadableDocument(
        place,
        "its bytes are neither UTF-8 nor UTF-16, nor Vietnamese in an older encoding",
        "save it as UTF-8",
    )


def _old_encoding(data: bytes) -> str | None:
    """The encoding from before Unicode that makes Vietnamese of `data`."""
    sample = data[:_SAMPLE].decode("latin-1")
    encoding = guess_encoding(sample) if "\0" not in sample else None
    if encoding is None or _share(_CONTROL, converted(sample, encoding)) > 0.01:
        return None
    return encoding.charset.value


def _text(text: str, place: str) -> str:
    """`text`, unless so much of it is control characters or broken that it is none."""
    if _share(_CONTROL, text) > 0.1 or text[:_SAMPLE].count("\ufffd") > 0.1 * len(text[:_SAMPLE]):
        raise _binary(place)
    return text


def _binary(place: str) -> UnreadableDocument:
    return UnreadableDocument(
        place, "the file is binary data, not text", "give a .txt, .md or .html document"
    )


def _wide(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 of text without a mark, told by where its zero bytes are."""
    sample = data[:4096]
    if 0 not in sample:
        return None
    for encoding, unit, zeros in _WIDE:
        whole = sample[: len(sample) // unit * unit]
        counts = [whole[at::unit].count(0) for at in range(unit)]
        length = len(whole) // unit
        # Letters from U+1EA0 on have no zero byte, and make a quarter of Vietnamese text.
        if (
            length
            and all(counts[at] >= 0.4 * length for at in zeros)
            and all(counts[at] <= 0.1 * length for at in {0, unit - 1} - set(zeros))
            and _is_western(whole.decode(encoding, "replace"))
        ):
            return encoding
    return None


def _is_western(text: str) -> bool:
    """Whether nearly all characters are Latin letters, digits, punctuation or white space."""
    good = sum(
        (c.isprintable() and (c < "\u0370" or "\u1e00" <= c < "\u2070")) or c in "\t\n\r\f"
        for c in text
    )
    return good >= 0.9 * len(text)


def _mostly_utf8(data: bytes, text: str) -> bool:
    """Whether at most every tenth character beyond ASCII is broken."""
    broken = text.count("\ufffd")
    if not broken:
        return True
    leads = len(data.translate(None, _ASCII_OR_CONTINUATION))
    fine = leads - broken
    return broken <= 1 + fine // 10 and fine >= 2 * broken


def _single_byte_candidates(data: bytes) -> list[str]:
    declared = _CHARSET.search(data[:4096])
    name = _DECLARED.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    return [name, "windows-1258"] if name else ["windows-1258"]


def _is_vietnamese(text: str) -> bool:
    """Whether the letters beyond ASCII are Vietnamese ones, nearly all, and nothing is binary."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    if _share(_CONTROL, sample) > 0.01:
        return False
    letters = [c for c in sample if c > "\x7f" and unicodedata.category(c)[0] in "LM"]
    return sum(c in _VIETNAMESE for c in letters) >= 0.9 * len(letters)


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return 1 - len(pattern.sub("", sample)) / len(sample) if sample else 0.0
