"""The labels that a browser shows before the items of a list."""

from __future__ import annotations

from dataclasses import dataclass

from .elements import attributes, whole_number

# Types of marker, as the attribute `type` and the property list-style-type name them.
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
}
_BULLETS = frozenset({"disc", "circle", "square"})
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class ItemList:
    """An open list: the type of its markers, its bullet, and the number that comes next."""

    marker: str
    bullet: str
    next: int = 1
    step: int = 1

    def label(self, source: str, marker: str) -> str:
        """The label of the next item, whose tag has the attributes `source`; may be empty."""
        given = attributes(source)
        number = whole_number(given.get("value"), self.next)
        self.next = number + self.step
        kind = _TYPES.get(given.get("type", ""), "") or marker or self.marker
        if kind == "none":
            return ""
        return f"{self.bullet} " if kind in _BULLETS else f"{ordinal(number, kind)}. "


def open_list(name: str, source: str, marker: str, level: int, items: int) -> ItemList:
    """The list that a tag opens. `level` counts the bulleted lists around it, `items` its items.

    Bullets are "-", those of a list in a bulleted list "+", as Vietnamese documents write them.

    >>> numbers = open_list("ol", ' type="I" start="2"', "", 0, 5)
    >>> numbers.label("", ""), numbers.label(' value="9"', ""), numbers.label("", "")
    ('II. ', 'IX. ', 'X. ')
    """
    given = attributes(source)
    kind = marker or _TYPES.get(given.get("type", ""), given.get("type", "").lower())
    bullet = "+" if level else "-"
    if name != "ol":
        return ItemList(kind if kind == "none" else "disc", bullet)
    backwards = "reversed" in given
    start = whole_number(given.get("start"), items if backwards else 1)
    return ItemList(kind or "decimal", bullet, start, -1 if backwards else 1)


def ordinal(number: int, kind: str) -> str:
    """`number` as list markers show it; what a system cannot write is in digits.

    >>> ordinal(4, "upper-roman"), ordinal(28, "lower-alpha"), ordinal(0, "lower-alpha")
    ('IV', 'ab', '0')
    """
    if kind.endswith("alpha") and number > 0:
        letters = ""
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(ord("a") + digit) + letters
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("roman") and 0 < number < 4000:
        letters = ""
        for value, letter in _ROMAN:
            count, number = divmod(number, value)
            letters += letter * count
        return letters.upper() if kind.startswith("upper") else letters
    return f"{number:02d}" if kind == "decimal-leading-zero" else str(number)
