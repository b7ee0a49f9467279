"""The line that is being written: breaks, spaces, labels and bold marks before the next word."""

from __future__ import annotations

from .writer import Writer

Place = tuple[int, int]
"""A stretch of the source: the tag that a mark, label or line end stands for."""


class LineWriter:
    """A writer that puts off what stands between words until the next word is known.

    So that no line ends in a space, no two bold marks meet, and blocks are parted by one empty
    line, however many tags there are between them.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.label = ""  # of the list item that begins with the next word
        self._labelled: Place = (0, 0)
        self._breaks = 0
        self._broken: Place = (0, 0)
        self._space: Place | None = None
        self._bold = False
        self._fresh = True  # nothing stands on the line yet, or a table bar

    def break_line(self, place: Place, lines: int = 1, most: int = 2) -> None:
        """Ask for `lines` line ends more before the next word, `most` of them in all."""
        start = self._broken[0] if self._breaks else place[0]
        self._broken = (start, place[1])
        self._breaks = max(self._breaks, min(self._breaks + lines, most))

    def space(self, place: Place) -> None:
        """White space, shown as one space if words stand on both sides."""
        if self._space is None:
            self._space = place

    def set_label(self, label: str, place: Place) -> None:
        """The label of a list item, shown before its first word."""
        if self.label and self.label[0] not in "-+":  # an item that begins with a list
            self.label = self.label.rstrip()
            self.begin(bold=False, place=place)
            self.break_line(place, 2)
        self.label, self._labelled = label, place

    def begin(self, *, bold: bool, place: Place) -> None:
        """Write what was put off, for a word follows; the tag at `place` made it bold or not."""
        self._end_line()
        if self._bold and not bold:
            self._end_bold(place)
        if self._space and not self._fresh:
            self.writer.put(" ", *self._space)
        self._space = None
        self.writer.put(self.label, *self._labelled)
        self.label = ""
        if bold and not self._bold:
            self.writer.put("**", *place)
            self._bold = True
        self._fresh = False

    def bar(self, text: str, place: Place) -> None:
        """A bar of a table row, after which a cell begins."""
        self._end_line()
        self._end_bold(place)
        self._space, self.label, self._fresh = None, "", True
        self.writer.put(text, *place)

    def close(self, place: Place) -> None:
        """The end of the text."""
        self._end_bold(place)

    def _end_line(self) -> None:
        if self._breaks:
            self._end_bold(self._broken)
            if self.writer.size:
                self.writer.put("\n" * self._breaks, *self._broken)
            self._breaks, self._space, self._fresh = 0, None, True

    def _end_bold(self, place: Place) -> None:
        if self._bold:
            # A space before the tag comes after the mark, and keeps its own place.
            before = self._space is not None and self._space < place
            self.writer.put("**", *((0, 0) if before else place))
            self._bold = False
