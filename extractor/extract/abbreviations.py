"""The short forms a document may use for agencies: its own definitions and the customary ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from extractor.lexicon.agencies import common_abbreviations
from extractor.lexicon.patterns import patterns
from extractor.model import Document

_DEFINITION = patterns("agencies_cased")["definition"].regex
_LONGEST = 120  # characters before the bracket; fourteen words and more
# Words that a short form may leave out, though it may also have a letter for them.
_SKIPPED = frozenset({"và", "của", "về", "các", "cho", "vì", "trong", "-", "–", "&"})


def abbreviations(document: Document) -> Mapping[str, str]:
    """Short form -> full form: what `document` defines itself, over what is customary.

    A definition is a short form in brackets right behind words with its initials: "hợp tác xã
    (HTX)", "Ban Chỉ đạo ... (sau đây gọi tắt là BCĐ)". Customary forms are to be expanded inside
    of agencies' names only: elsewhere "TP" or "CT" mean other things.

    >>> from tests.build import document_of
    >>> short = abbreviations(document_of(("I", "Trung tâm Quan trắc biển (TTQTB) báo cáo UBND.")))
    >>> short["TTQTB"], short["UBND"]
    ('Trung tâm Quan trắc biển', 'Ủy ban nhân dân')
    """
    found = {short: entry.expansion for short, entry in common_abbreviations().items()}
    text = document.text
    for match in _DEFINITION.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()].rpartition("\n")[2]
        words = _words_with_initials(before, match["short"])
        if words:
            found[match["short"]] = words
    return found


def _words_with_initials(before: str, short: str) -> str:
    """The last words of `before` whose initials spell `short`; empty if they do not.

    >>> _words_with_initials("hỗ trợ doanh nghiệp nhỏ và vừa ", "DNNVV")
    'doanh nghiệp nhỏ và vừa'
    >>> _words_with_initials("theo Khoa học và Công nghệ", "KH&CN")
    'Khoa học và Công nghệ'
    """
    letters = [_base(letter) for letter in short if letter.isalpha()]
    words = before.split()
    at = len(words)
    while letters and at:
        at -= 1
        if _base(words[at].lstrip("“\"'(")[:1]) == letters[-1]:
            letters.pop()
        elif words[at].lower() not in _SKIPPED:
            return ""
    return "" if letters else " ".join(words[at:]).strip("“\"'(, ")


def _base(letter: str) -> str:
    """The letter without its marks; đ stays, being a letter of its own."""
    return unicodedata.normalize("NFD", letter.lower())[:1]
