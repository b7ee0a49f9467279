"""Tables that only place text: the letterhead, and the recipients beside the signature."""

from __future__ import annotations

import unicodedata

from extractor.lexicon.patterns import patterns
from extractor.model import fold

# A letterhead or signature table is small; its words stand in the first rows.
MOST_ROWS, MOST_COLUMNS = 8, 3
FIRST_ROWS, FIRST_CHARACTERS = 3, 1000
_FRAMED = 12  # paragraphs in one cell: a page is set in it, with its menus in the others


def names_layout(rows: int, columns: int, opening: str) -> bool:
    """Whether a table is the letterhead or the signature block by its size and its first words.

    `opening` is the text of its first rows, its cells parted by spaces.

    >>> names_layout(2, 2, "UBND TỈNH SÔNG LAM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    True
    >>> names_layout(2, 2, "Nội dung Cơ quan chủ trì"), names_layout(30, 2, "Nơi nhận:")
    (False, False)
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        return False
    words = fold(unicodedata.normalize("NFC", " ".join(opening[:FIRST_CHARACTERS].split())))
    return any(pattern.regex.search(words) for pattern in patterns("layout_tables").values())


def names_letterhead(text: str) -> bool:
    """Whether `text` has the words above every official document: motto or name of the state.

    >>> names_letterhead("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), names_letterhead("Trang 2")
    (True, False)
    """
    words = fold(unicodedata.normalize("NFC", " ".join(text[:FIRST_CHARACTERS].split())))
    return patterns("layout_tables")["letterhead"].regex.search(words) is not None


def is_frame(rows: int, longest: int, whole: int, paragraphs: int) -> bool:
    """Whether a table is the frame of a page: of few rows, with most of the text in one cell.

    `longest` are the characters of the longest cell, `paragraphs` its paragraphs, `whole` the
    characters of the table.

    >>> is_frame(3, 9000, 10_000, 80), is_frame(3, 300, 400, 2), is_frame(40, 9000, 10_000, 80)
    (True, False, False)
    """
    return rows <= MOST_ROWS and paragraphs >= _FRAMED and longest * 2 > whole
