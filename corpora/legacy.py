"""Sample plans in TCVN3, as offices typed before Unicode: text files and Word documents.

    python -m corpora.legacy corpora/plans/ha_tang_so.txt --out out/tcvn3

writes NAME.txt, which has lost the capitals that TCVN3 has not, and NAME.docx, in which a font of
capitals (.VnTimeH) draws them. They share the labels of the plan.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from extractor.lexicon.alphabet import LOWER, UPPER
from extractor.lexicon.legacy import Charset, letters
from extractor.pipeline import parse

from .word import word

ALPHABET = (LOWER + UPPER).replace("a-z", "").replace("A-Z", "")
_SIGNS = {sign: bytes([place]).decode("latin-1") for place, sign in (
    (0x93, "“"), (0x94, "”"), (0x96, "–"),
)}  # fmt: skip
_RUN = re.compile(r"<w:r>(?P<look><w:rPr>.*?</w:rPr>)?(?P<content>.*?)</w:r>", re.DOTALL)
_TEXT = re.compile(r'<w:t xml:space="preserve">(?P<text>.*?)</w:t>|<w:br/>', re.DOTALL)
_SMALL, _CAPITALS, _UNICODE = ".VnTime", ".VnTimeH", "Times New Roman"


def encode(text: str, charset: Charset) -> str:
    """The characters of ISO 8859-1 that stand for `text` in an old encoding.

    Capitals that TCVN3 has not are small letters, as typed in a font of capitals. What the
    encoding has not at all stays as it is.

    >>> encode("Kế hoạch, ĐIỀU 1", Charset.TCVN3)
    'KÕ ho¹ch, §IÒU 1'
    """
    codes = _codes(charset)
    signs = _SIGNS if charset in (Charset.TCVN3, Charset.VNI) else {}
    return "".join(codes.get(c) or signs.get(c, c) for c in text)


def in_fonts(text: str) -> Iterator[tuple[str, str]]:
    """`text` as (font, characters in TCVN3), as it was typed: capitals in a font of their own.

    >>> list(in_fonts("ĐIỀU 1. Ủy ban ≥ 5"))
    [('.VnTimeH', '®iÒu'), ('.VnTime', ' 1. '), ('.VnTimeH', 'ñ'), ('.VnTime', 'y ban '), \
('Times New Roman', '≥'), ('.VnTime', ' 5')]
    """
    for font, group in groupby(_typed(text), key=lambda pair: pair[0]):
        yield font, "".join(typed for _, typed in group)


def _typed(text: str) -> Iterator[tuple[str, str]]:
    codes = _codes(Charset.TCVN3)
    for word_or_gap in re.findall(r"\w+|\W+", text):
        capitals = len(word_or_gap) > 1 and word_or_gap.isupper() and word_or_gap.isalpha()
        for letter in word_or_gap:
            typed = encode(letter.lower() if capitals else letter, Charset.TCVN3)
            if typed == letter and not letter.isascii():  # "≥", "µ"
                yield _UNICODE, typed
            elif capitals or (
                letter.isupper() and codes.get(letter) == codes.get(letter.lower(), "")
            ):
                yield _CAPITALS, typed
            else:
                yield _SMALL, typed


def old_word(docx: bytes) -> bytes:
    """A document of `corpora.word` with each run in TCVN3 and its fonts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry).decode()
            if entry.filename == "word/document.xml":
                content = _RUN.sub(_runs, content)
            new.writestr(entry, content)
    return stream.getvalue()


def _runs(run: re.Match[str]) -> str:
    bold = "<w:b/>" if run["look"] else ""
    parts: list[str] = []
    for piece in _TEXT.finditer(run["content"]):
        if piece["text"] is None:
            parts.append("<w:r><w:br/></w:r>")
            continue
        for font, typed in in_fonts(unescape(piece["text"])):
            parts.append(
                f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>{bold}</w:rPr>'
                f'<w:t xml:space="preserve">{escape(typed)}</w:t></w:r>'
            )
    return "".join(parts)


@cache
def _codes(charset: Charset) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, letter in letters(charset).items():
        if max(code) <= "\xff":
            codes.setdefault(letter, code)
    if charset is Charset.TCVN3:
        for letter, code in codes.items():
            if len(code) == 2:
                codes[letter] = codes[letter.lower()]
    return codes


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m corpora.legacy", description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in arguments.documents:
        document = parse(path)
        (arguments.out / f"{path.stem}.txt").write_bytes(old_text(document.text))
        docx = old_word(word(document, automatic=False))
        (arguments.out / f"{path.stem}.docx").write_bytes(docx)


def old_text(text: str) -> bytes:
    """A text file in TCVN3; "?" for what it has not."""
    return encode(text, Charset.TCVN3).encode("latin-1", "replace")


if __name__ == "__main__":
    main()
