"""What of a page is shown and yet not in its text: struck words, pictures of pages."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.model import Issue, IssueCode, Severity, Span

from .elements import STRUCK, attributes, whole_number
from .tokens import Kind, Token
from .writer import Writer

_QUOTED = 80  # characters
_DATA = 40_000  # characters of a picture in the page itself: emblems and icons are smaller
_PIXELS = 400  # the sides of a picture of a page


def struck_elements(tokens: Sequence[Token]) -> frozenset[str]:
    """The elements for struck text that a page uses; those that it does not close are ignored."""
    counts = Counter(
        (token.name, token.kind)
        for token in tokens
        if token.name in STRUCK and token.kind is not Kind.TEXT
    )
    return frozenset(name for name in STRUCK if counts[name, Kind.START] == counts[name, Kind.END])


class LeftOut:
    """Collects what is left out where `writer` stands."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.struck = 0  # characters
        self._struck = ""
        self._found: list[tuple[int, Severity, str]] = []

    def strike(self, text: str) -> None:
        """Text that is struck through; `end` ends it."""
        self.struck += len(text)
        if len(self._struck) <= _QUOTED:
            self._struck += text

    def end(self) -> None:
        words = " ".join(html.unescape(self._struck).split())
        if words:
            quoted = repr(words[:_QUOTED] + "…" * (len(words) > _QUOTED))
            self._add(Severity.INFO, f"struck through: {quoted}")
        self._struck = ""

    def picture(self, source: str) -> None:
        """An <img> with the attributes `source`: told of where it may be a page."""
        given = attributes(source)
        width, height = (whole_number(given.get(side), 0) for side in ("width", "height"))
        inside = given.get("src", "").startswith("data:image/")
        if inside and len(given["src"]) > _DATA:
            self._add(Severity.WARNING, "a picture in the page; print it to PDF if it has text")
        elif min(width, height) >= _PIXELS:
            size = f"a picture of {width} x {height} pixels"
            self._add(Severity.WARNING, f"{size}; print the page to PDF if it has text")

    def issues(self) -> Iterator[Issue]:
        for place, severity, what in self._found:
            span = Span(place, place)
            yield Issue(IssueCode.LEFT_OUT, severity, f"left out: {what}", span)

    def _add(self, severity: Severity, what: str) -> None:
        self._found.append((self._writer.size, severity, what))
