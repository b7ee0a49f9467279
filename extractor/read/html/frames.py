"""The elements that are open, and which of them a tag closes."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from ..legacy import Encoding
from .elements import BARRIERS, BLOCKS, IMPLIED_ENDS, TABLE_PARTS


class Frame(NamedTuple):
    """An open element, and how text in it is shown."""

    name: str
    block: bool = False
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    preformatted: bool = False
    superscript: bool = False
    furniture: bool = False
    encoding: Encoding | None = None


class Frames:
    """The open elements, outermost first. Every look-up takes constant time: pages that leave
    thousands of elements open cost no more than others.
    """

    def __init__(self, root: Frame) -> None:
        self._frames = [root]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._barriers = [0]

    @property
    def top(self) -> Frame:
        return self._frames[-1]

    def __len__(self) -> int:
        return len(self._frames)

    def push(self, frame: Frame) -> None:
        self._places[frame.name].append(len(self._frames))
        if frame.name in BARRIERS:
            self._barriers.append(len(self._frames))
        self._frames.append(frame)

    def closed_by_end(self, name: str) -> list[Frame]:
        """Close the element that an end tag closes and all within it, innermost first."""
        place = self._last(name)
        reach = self._last("table") if name in TABLE_PARTS - {"table"} else self._barriers[-1]
        return self._close(place) if place and (name == "table" or place >= reach) else []

    def closed_by_start(self, name: str) -> list[Frame]:
        """Close what cannot contain an element of this name: a paragraph, the item before."""
        closed: list[Frame] = []
        if name in BLOCKS and self._last("p") > self._barriers[-1]:
            closed += self._close(self._last("p"))
        names, around = IMPLIED_ENDS.get(name, (frozenset(), frozenset()))
        place = max(map(self._last, names), default=0)
        if place and place > max(map(self._last, around)):
            closed += self._close(place)
        return closed

    def _last(self, name: str) -> int:
        """The place of the innermost element of this name, 0 where none is open."""
        places = self._places.get(name)
        return places[-1] if places else 0

    def _close(self, place: int) -> list[Frame]:
        closed = self._frames[: place - 1 : -1]
        del self._frames[place:]
        for frame in closed:
            self._places[frame.name].pop()
            if frame.name in BARRIERS:
                self._barriers.pop()
        return closed

    def all(self) -> list[Frame]:
        """Close every element."""
        return self._close(1)
