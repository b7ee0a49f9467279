"""The rendered text while it is written, with the run of the source each part comes from."""

from __future__ import annotations

from extractor.errors import UnreadableDocument
from extractor.model import OffsetMap

from ..limits import LIMITS, Limits


class Writer:
    """Collects text; every part is either a copy of source characters or stands for a stretch.

    The places of the parts never go back: of a part that would, only what lies after the part
    before it is kept, maybe nothing (a closing mark put before the space that precedes its tag).

    Raises UnreadableDocument past `limits.runs` or `limits.characters`.

    >>> writer = Writer("a&amp;b")
    >>> writer.copy(0, 1); writer.put("&", 1, 6); writer.copy(6, 7)
    >>> text, offsets = writer.result()
    >>> text, offsets.old, offsets.old_end
    ('a&b', (0, 1, 6), (1, 6, 7))
    """

    def __init__(self, raw: str, place: str = "", limits: Limits = LIMITS) -> None:
        self.raw = raw
        self._place, self._limits = place, limits
        self.size = 0
        self._parts: list[str] = []
        self._new: list[int] = []
        self._old: list[int] = []
        self._old_end: list[int] = []
        self._exact: list[bool] = []
        self._cursor = 0  # the end of the last part, in the source

    def copy(self, start: int, end: int) -> None:
        """Characters `start` to `end` of the source, as they stand."""
        self.put_each(self.raw[start:end], start)

    def put_each(self, text: str, start: int) -> None:
        """`text`, whose characters stand one by one for those of the source from `start` on."""
        if not text:
            return
        end = start + len(text)
        if self._exact and self._exact[-1] and start == self._cursor:
            self._old_end[-1] = end
        else:
            self._run(start, end, exact=True)
        self._add(text, end)

    def put(self, text: str, start: int, end: int) -> None:
        """`text`, which as a whole stands for characters `start` to `end` of the source."""
        if not text:
            return
        start = max(start, self._cursor)
        end = max(start, end)
        self._run(start, end, exact=False)
        self._add(text, end)

    def _run(self, start: int, end: int, *, exact: bool) -> None:
        if len(self._new) >= self._limits.runs:
            raise self._refusal(
                f"more than {self._limits.runs} stretches between tags and entities"
            )
        self._new.append(self.size)
        self._old.append(start)
        self._old_end.append(end)
        self._exact.append(exact)

    def _add(self, text: str, end: int) -> None:
        self._parts.append(text)
        self.size += len(text)
        self._cursor = end
        if self.size > self._limits.characters:
            raise self._refusal(f"more than {self._limits.characters} characters when shown")

    def _refusal(self, too_much: str) -> UnreadableDocument:
        remedy = "save the text of the page from a browser, or split it"
        return UnreadableDocument(self._place, f"it has {too_much}", remedy)

    def result(self) -> tuple[str, OffsetMap]:
        runs = (tuple(self._new), tuple(self._old), tuple(self._old_end), tuple(self._exact))
        return "".join(self._parts), OffsetMap(*runs, self.size, len(self.raw))
