"""The line that is being written: breaks, spaces, labels and bold marks before the next word."""

from __future__ import annotations

from .writer import Writer

Place = tuple[int, int]
"""A stretch of the source: the tag that a mark, label or line end stands for."""

_NOWHERE: Place = (0, 0)  # the writer keeps places in order: this is where the last word ended


class LineWriter:
    """A writer that puts off what stands between words until the next word is known.

    So that no line ends in a space, no two bold marks meet, and blocks are parted by one empty
    line, however many tags there are between them.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.label = ""  # of the list item that begins with the next word
        self._labelled: Place = _NOWHERE
        self._breaks = 0
        self._broken: Place = _NOWHERE
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
        if self._breaks:
            ended = place if place < self._broken else _NOWHERE
            self._end_line(ended, self._labelled[0] if self.label else place[0])
        elif self._bold and not bold:
            # A space before the tag comes after the mark, and keeps its own place.
            self._end_bold(place if self._space is None or self._space > place else _NOWHERE)
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
        if self._breaks:
            self._end_line(_NOWHERE, place[0])
        self._end_bold(_NOWHERE)
        self._space, self.label, self._fresh = None, "", True
        self.writer.put(text, *place)

    def close(self) -> None:
        """The end of the text."""
        self._end_bold(_NOWHERE)

    def _end_line(self, ended: Place, begins: int) -> None:
        """Write the line ends. Bold text ended with the tag at `ended`; their own place reaches up
        to `begins`, where the tag stands that is shown next, unless that is before them.
        """
        self._end_bold(ended)
        start, end = self._broken
        if self.writer.size:
            self.writer.put("\n" * self._breaks, start, begins if start <= begins < end else end)
        self._breaks, self._space, self._fresh = 0, None, True

    def _end_bold(self, place: Place) -> None:
        if self._bold:
            self.writer.put("**", *place)
            self._bold = False
