"""Whether a text was recognised from images, though its file does not say so."""

from __future__ import annotations

import re

from extractor.lexicon.syllables import syllables
from extractor.lexicon.tones import restore_tones
from extractor.model import fold

# Words in small letters with a letter beyond ASCII: names and foreign words are not among them.
_WORD = re.compile(r"(?<!\w)(?=[a-z]*[à-ỹ])[a-zà-ỹ]{2,}(?!\w)")
_FEWEST = 5  # words that are no syllables, and letters of known phrases: fewer are slips of typing
_WORDS = 0.002  # of those words are no syllables in recognised text; .0000 to .0006 in typed text
_LETTERS = 0.0005  # of all have a wrong mark in known phrases; .0012 to .0023 and .0000 to .0004


def looks_recognised(text: str) -> bool:
    """Whether words and marks are wrong as often as recognition gets them wrong.

    >>> looks_recognised("Ủy ban nhân dân tỉnh quyết định, đề nghị các sở chủ trì, phối hợp.")
    False
    >>> looks_recognised("Uỷ bạn nhân dân quyét định, dé nghị sé chủ tri, phối hop, báo cảo kêt "
    ...                  "quả; thué, phân tich, nguôn vốn, đoanh nghiệp của đât nước, duyệ.")
    True
    """
    words = _WORD.findall(text)
    known = syllables()
    unknown = [word for word in words if word not in known and fold(word) not in known]
    if len(unknown) < max(_FEWEST, _WORDS * len(words)):
        return False
    restored = restore_tones(text)
    changed = sum(map(str.__ne__, text, restored))
    return changed >= max(_FEWEST, _LETTERS * len(text))
