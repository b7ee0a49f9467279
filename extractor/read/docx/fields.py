"""Fields of Word: of "{ PAGE \\\\* ARABIC | 3 }" the result is shown, the instruction never."""

from __future__ import annotations

from dataclasses import dataclass, field

from .xml import Element, W

# Fields whose result belongs to the page, or repeats headings with the numbers of their pages.
_LEFT_OUT = frozenset({"TOC", "INDEX", "TOA", "PAGE", "NUMPAGES", "SECTIONPAGES"})
_KIND = f"{W}fldCharType"


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at one place of a story; they may reach over paragraphs.

    In a story where some never end (`broken`), none hides anything.

    >>> fields = Fields()
    >>> shown = []
    >>> for mark in ("begin", " TOC ", "separate", "1. Chung", "end", "Điều 1"):
    ...     if mark in ("begin", "separate", "end"):
    ...         fields.mark(mark)
    ...     elif mark.isupper():
    ...         fields.instruct(mark)
    ...     elif fields.shown:
    ...         shown.append(mark)
    >>> shown
    ['Điều 1']
    """

    broken: bool = False
    _open: list[_Field] = field(default_factory=list)

    @classmethod
    def of(cls, story: Element) -> Fields:
        """None is open yet; whether all of `story` end is counted."""
        kinds = [mark.get(_KIND) for mark in story.iter(f"{W}fldChar")]
        return cls(kinds.count("begin") != kinds.count("end"))

    def mark(self, kind: str | None) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Characters of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    @property
    def shown(self) -> bool:
        """Whether text at this place is seen."""
        return self.broken or all(
            opened.in_result and not left_out(opened.instruction) for opened in self._open
        )


def left_out(instruction: str) -> bool:
    """Whether the result of the field is no text of the document.

    >>> left_out(' TOC \\\\o "1-3"'), left_out(" HYPERLINK x "), left_out("")
    (True, False, False)
    """
    return next(iter(instruction.upper().split()), "") in _LEFT_OUT
