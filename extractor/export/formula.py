"""Cells that a spreadsheet would run when it opens a CSV file, made safe; and the way back.

A CSV file cannot mark a cell as text: a cell that begins with "=" or "@" is run, and so is one
that begins with "+" or "-" when the rest reads as a formula. Such a cell gets an apostrophe in
front. All others stay as they are, so that bullets ("- Phối hợp ...", "+ Rà soát ...") and
signed numbers equal the text at their offsets. `unguard(guard(cell)) == cell` for any text.
"""

from __future__ import annotations

import re

# Tab, carriage return and line feed at the start hide what comes after from a naive check; the
# full-width signs are run where the spreadsheet speaks an East Asian language.
_ALWAYS = frozenset("=@\t\r\n＝＠")
_SIGNS = frozenset("+-＋－")
_FIRST = _ALWAYS | _SIGNS | {"'", " "}

_CALL = re.compile(r"[-+*/^&=<>(,;:＋－＝]\s*[A-Za-z_][A-Za-z0-9_.]*\(")  # -SUM(1), +1+SUM(1)
_CALL_WITH_TEXT = re.compile(_CALL.pattern + r"\s*[\"']")  # -HYPERLINK("http://...")
_QUOTED = re.compile(r'"[^"]*"')
_PROSE = re.compile(r"[A-Za-z] +[A-Za-z]")  # two words side by side, as formulas have not
_OTHER_SHEET = re.compile(r"""[\]'"A-Za-z0-9_]!\$?[A-Za-z]{1,3}\$?\d""")  # +'[x.xls]S'!A1
_DECORATION = re.compile(r"[\s()$%]+")
_ARITHMETIC = re.compile(
    r"[-+＋－]+(?:[A-Za-z]{1,3}\d+|[\d.,]+)(?:[-+*/^&<>=:]+(?:[A-Za-z]{1,3}\d+|[\d.,]+))*"
)
_SIGNED_NUMBER = re.compile(r"[-+＋－]+[\d.,]+")


def guard(cell: str) -> str:
    """The cell as it can be opened: with an apostrophe in front where it would be run.

    >>> guard("=1+1"), guard("-HYPERLINK(A1)"), guard("- Phối hợp (nếu có)"), guard("-5%")
    ("'=1+1", "'-HYPERLINK(A1)", '- Phối hợp (nếu có)', '-5%')
    """
    # Nearly every cell begins with something else, so one look at one character decides.
    return "'" + cell if cell[:1] in _FIRST and _is_run(cell.lstrip("'")) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`.

    >>> unguard("'=1+1"), unguard("'n' là số"), unguard("- Phối hợp")
    ('=1+1', "'n' là số", '- Phối hợp')
    """
    return cell[1:] if cell[:1] == "'" and _is_run(cell.lstrip("'")) else cell


def _is_run(cell: str) -> bool:
    # A cell of apostrophes and a formula counts as one too, so that the way back is certain.
    if cell[:1] in _ALWAYS:
        return True
    cell = cell.lstrip(" ")
    first = cell[:1]
    if first in _ALWAYS:
        return True
    if first not in _SIGNS:
        return False
    bar = cell.find("|")  # another program: -cmd|'/C calc'!A0
    if bar > 0 and "!" in cell[bar:]:
        return True
    if _OTHER_SHEET.search(cell) or _CALL_WITH_TEXT.search(cell):
        return True
    call = _CALL.search(cell)
    if call and not _is_prose(cell[: call.start()]):
        return True
    bare = _DECORATION.sub("", cell)
    return bool(_ARITHMETIC.fullmatch(bare)) and not _SIGNED_NUMBER.fullmatch(bare)


def _is_prose(text: str) -> bool:
    """Vietnamese text, as before the brackets of "- Lưu: VT, KTTH(2b)", and not a formula."""
    text = _QUOTED.sub("", text)
    return not text.isascii() or bool(_PROSE.search(text))
