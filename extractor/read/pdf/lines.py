"""Runs become stretches of lines: by baseline, whatever the order of the file.

The order of the file is right most of the time, so runs are first chained in it as long as each
goes on where the one before ends; only the chains are then compared with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.model import Box, Span

from ..pages import PageLine
from .characters import Run
from .runs import BACK, SPACE, WIDE
from .unicode import in_unicode

# In parts of the font size.
_BASELINE = 0.12  # how far baselines of one line are apart
_SURE = 0.3  # a gap that no two columns leave, between stretches that the file has apart
_RAISED = 0.8  # the size of a raised figure at most, to that of its line
_ABOVE, _BELOW = 0.9, 0.25  # from the baseline to the top and the bottom of a line
_SAME = 0.25  # how far apart two printings of one text are, for a bolder look
_BOLD = 0.8  # share of the words that are bold in a bold line


@dataclass(slots=True)
class _Chain:
    """A stretch of a line in the making."""

    parts: list[str]
    x0: float
    x1: float
    y: float
    size: float
    bold: int  # letters
    plain: int
    raised: list[Span] = field(default_factory=list)
    twice: bool = False

    @classmethod
    def of(cls, run: Run) -> _Chain:
        chain = cls([run.text], run.x0, run.x1, run.y, run.size, 0, 0)
        chain.weigh(run)
        return chain

    def weigh(self, run: Run) -> None:
        if run.font.bold:
            self.bold += len(run.text)
        elif run.font.bold is False:  # else the letters around it tell
            self.plain += len(run.text)

    def line(self) -> PageLine:
        top, bottom = self.y - _ABOVE * self.size, self.y + _BELOW * self.size
        bold = self.twice or self.bold > _BOLD * (self.bold + self.plain)
        box = Box(self.x0, top, self.x1, bottom)
        return PageLine("".join(self.parts), box, self.size, bold, None, tuple(self.raised))


def build_lines(runs: Iterable[Run]) -> list[PageLine]:
    """The stretches of lines that `runs` (in the order of the file, of one turn) make up.

    Stretches of one line stay apart where the gap between them may part two columns.
    """
    chains: list[_Chain] = []
    chain: _Chain | None = None
    for run in in_unicode(runs):
        if chain is None or not _goes_on(chain, run):
            chain = _Chain.of(run)
            chains.append(chain)
    return [chain.line() for chain in _merged(chains)]


def _goes_on(chain: _Chain, run: Run) -> bool:
    """Append `run` to `chain` if it is the next on its line."""
    size = chain.size
    gap = run.x0 - chain.x1
    lower = run.y - chain.y
    if not -BACK * size < gap < WIDE * size:
        return False
    if abs(lower) > _BASELINE * size:
        if not abs(lower) < 0.7 * max(size, run.size):
            return False
        if run.size <= _RAISED * size and lower < 0 and len(run.text) <= 3:
            before = sum(map(len, chain.parts))
            chain.parts.append(run.text)
            chain.raised.append(Span(before, before + len(run.text)))
            chain.x1 = max(chain.x1, run.x1)
            return True
        if not (size <= _RAISED * run.size and lower > 0 and len(chain.parts) == 1):
            return False
        if len(chain.parts[0]) > 3:
            return False
        chain.raised.append(Span(0, len(chain.parts[0])))  # the line begins with its raised figure
        chain.y, chain.size = run.y, run.size
    if run.spaced or gap > SPACE * min(size, run.size):
        chain.parts.append(" ")
    chain.parts.append(run.text)
    chain.x1 = max(chain.x1, run.x1)
    if run.size > chain.size:
        chain.size = run.size
    chain.weigh(run)
    return True


def _merged(chains: Sequence[_Chain]) -> list[_Chain]:
    """Chains joined that stand on one line without a wide gap, and printed twice only once."""
    ordered = sorted(chains, key=lambda chain: (round(chain.y, 1), chain.x0))
    merged: list[_Chain] = []
    row: list[_Chain] = []
    for chain in ordered:
        if row and chain.y - row[0].y > _BASELINE * max(chain.size, row[0].size):
            merged += _joined(row)
            row = []
        row.append(chain)
    return merged + _joined(row)


def _joined(row: list[_Chain]) -> list[_Chain]:
    if len(row) == 1:
        return row
    row.sort(key=lambda chain: chain.x0)
    kept: list[_Chain] = []
    for chain in row:
        before = kept[-1] if kept else None
        if before is None or not _append(before, chain):
            kept.append(chain)
    return kept


def _append(before: _Chain, chain: _Chain) -> bool:
    """Append `chain` to the one on its left if no wide gap is between them."""
    size = max(before.size, chain.size)
    gap = chain.x0 - before.x1
    if abs(chain.x0 - before.x0) < _SAME * size and chain.parts == before.parts:
        before.twice = True
        return True
    if not -BACK * size < gap < _SURE * size:
        return False
    if gap > SPACE * min(before.size, chain.size):
        before.parts.append(" ")
    offset = sum(map(len, before.parts))
    before.raised += [span.shifted(offset) for span in chain.raised]
    before.parts += chain.parts
    before.x1 = max(before.x1, chain.x1)
    before.size = size
    before.bold += chain.bold
    before.plain += chain.plain
    return True
