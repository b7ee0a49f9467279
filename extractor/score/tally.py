"""Counting: what was found, what was missed, what was invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcome for one kind of row; `missed` and `extra` say which, for the reader.

    >>> sum_of = Tally(right=3, missed=("II.1",)) + Tally(right=1, extra=("II.2", "II.3"))
    >>> sum_of.precision, sum_of.recall, round(sum_of.f1, 4)
    (0.6666666666666666, 0.8, 0.7273)
    """

    right: int = 0
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float:
        found = self.right + len(self.extra)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """`right` out of `of`.

    >>> (Share(3, 4) + Share(1, 1)).share
    0.8
    """

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        return self.right / max(self.of, 1)


def compare_bags(wanted: Iterable[Key], found: Iterable[Key]) -> Tally:
    """The tally of two bags of keys, in which a key may stand several times.

    >>> compare_bags([("V.1", "lead")], [("V.1", "lead"), ("V.2", "lead")])
    Tally(right=1, missed=(), extra=('V.2 | lead',))
    """
    want, have = Counter(wanted), Counter(found)
    both = want & have
    return Tally(both.total(), _listed(want - both), _listed(have - both))


def _listed(bag: Mapping[Key, int]) -> tuple[str, ...]:
    return tuple(" | ".join(key) for key in sorted(bag) for _ in range(bag[key]))
