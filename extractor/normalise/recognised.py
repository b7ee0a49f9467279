"""Whether a text was recognised from images, though its file does not say so."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon.alphabet import UPPER
from extractor.lexicon.document_types import types_by_name
from extractor.lexicon.syllables import syllables
from extractor.lexicon.tones import restore_tones, toneless
from extractor.model import fold

# Words in small letters with a letter beyond ASCII: names and foreign words are not among them.
_WORD = re.compile(r"(?<!\w)(?=[a-z]*[à-ỹ])[a-zà-ỹ]{2,}(?!\w)")
# A line of two words in capitals, as that with the type of a document. It stands on the first page.
_CAPITALS = re.compile(rf"^\W*([{UPPER}]{{2,6}} [{UPPER}]{{2,6}})\W*$", re.MULTILINE)
_FIRST_PAGE = 4_000  # characters
_FEWEST = 5  # words that are no syllables, and letters of known phrases: fewer are slips of typing
_WORDS = 0.002  # of those words are no syllables in recognised text; .0000 to .0006 in typed text
_LETTERS = 0.0005  # of all have a wrong mark in known phrases; .0012 to .0023 and .0000 to .0004


def looks_recognised(text: str) -> bool:
    """Whether words and marks are wrong as often as recognition gets them wrong.

    The type of the document, alone on its line, nobody misspells who types it.

    >>> looks_recognised("Ủy ban nhân dân tỉnh quyết định, đề nghị các sở chủ trì, phối hợp.")
    False
    >>> looks_recognised("Uỷ bạn nhân dân quyét định, dé nghị sé chủ tri, phối hop, báo cảo kêt "
    ...                  "quả; thué, phân tich, nguôn vốn, đoanh nghiệp của đât nước, duyệ.")
    True
    """
    if any(_is_misread_type(found[1]) for found in _CAPITALS.finditer(text, 0, _FIRST_PAGE)):
        return True
    words = _WORD.findall(text)
    known = syllables()
    unknown = [word for word in words if word not in known and fold(word) not in known]
    if len(unknown) < max(_FEWEST, _WORDS * len(words)):
        return False
    restored = restore_tones(text)
    changed = sum(map(str.__ne__, text, restored))
    return changed >= max(_FEWEST, _LETTERS * len(text))


def _is_misread_type(line: str) -> bool:
    """Whether `line` is the name of a type but for its marks: "CHÍ THỊ"."""
    printed = fold(line)
    return printed not in types_by_name() and toneless(printed) in _types_without_marks()


@cache
def _types_without_marks() -> frozenset[str]:
    return frozenset(map(toneless, types_by_name()))
