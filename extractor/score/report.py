"""What a comparison found, for one document and for all, as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from .tally import Share, Tally

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The outcome for one labelled document; `found` is False where it has no row.

    `tallies` are precision and recall by kind of row, `target_attributes` and
    `citation_attributes` the shares of found rows whose other columns are right, too.
    """

    doc: str
    found: bool
    tallies: tuple[tuple[str, Tally], ...]
    target_attributes: tuple[tuple[str, Share], ...]
    citation_attributes: tuple[tuple[str, Share], ...]
    metadata: Tally
    provenance: Share


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all labelled documents, in the order given.

    >>> one = DocumentScore("a", True, (("targets_exact", Tally(3, ("II.1",))),), (), (),
    ...                     Tally(2), Share(9, 9))
    >>> print(Report((one,)).as_text())  # doctest: +NORMALIZE_WHITESPACE
    targets_exact           p 1.0     r 0.75    f1 0.8571  tp 3  fp 0  fn 1
    target_attributes
    citation_attributes
    metadata                right 2  of 2  share 1.0
    provenance              right 9  of 9  share 1.0
    """

    documents: tuple[DocumentScore, ...]

    def tally(self, name: str) -> Tally:
        """The tally called `name` over all documents; KeyError where there is none."""
        return self._tallies()[name]

    @property
    def metadata(self) -> Share:
        """Metadata fields: right out of all labelled."""
        tallies = [document.metadata for document in self.documents]
        right = sum(tally.right for tally in tallies)
        return Share(right, right + sum(len(tally.missed) for tally in tallies))

    @property
    def provenance(self) -> Share:
        """Rows whose offsets point at their own text."""
        return reduce(add, (document.provenance for document in self.documents), Share())

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Figures by kind of row: p, r, f1, tp, fp, fn; or right, of, share; rounded to 4."""
        targets = [document.target_attributes for document in self.documents]
        citations = [document.citation_attributes for document in self.documents]
        return {
            **{name: dict(_tally_figures(tally)) for name, tally in self._tallies().items()},
            "target_attributes": _attribute_figures(targets),
            "citation_attributes": _attribute_figures(citations),
            "metadata": dict(_share_figures(self.metadata)),
            "provenance": dict(_share_figures(self.provenance)),
        }

    def as_text(self, misses: bool = False) -> str:
        """The figures as an aligned table; with `misses`, first what was missed (-) and what
        was invented (+), by document.
        """
        lines = list(self._miss_lines()) if misses else []
        for document in self.documents:
            if not document.found:
                lines.append(f"{document.doc}: not among the converted documents")
        for name, figures in self.as_dict().items():
            cells = (f"{key} {value:<7}".rstrip() for key, value in figures.items())
            lines.append(f"{name:<23} {'  '.join(cells)}".rstrip())
        return "\n".join(lines)

    def _tallies(self) -> dict[str, Tally]:
        totals: dict[str, Tally] = {}
        for document in self.documents:
            for name, tally in document.tallies:
                totals[name] = totals.get(name, Tally()) + tally
        return totals

    def _miss_lines(self) -> Iterator[str]:
        for document in self.documents:
            yield f"== {document.doc}"
            for name, tally in (("metadata", document.metadata), *document.tallies):
                yield from (f"  {name} - {note}" for note in tally.missed)
                yield from (f"  {name} + {note}" for note in tally.extra)


def _tally_figures(tally: Tally) -> Figures:
    return {
        "p": round(tally.precision, 4),
        "r": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "tp": tally.right,
        "fp": len(tally.extra),
        "fn": len(tally.missed),
    }


def _share_figures(share: Share) -> Figures:
    return {"right": share.right, "of": share.of, "share": round(share.share, 4)}


def _attribute_figures(
    documents: list[tuple[tuple[str, Share], ...]],
) -> dict[str, float]:
    totals: dict[str, Share] = {}
    for attributes in documents:
        for name, share in attributes:
            totals[name] = totals.get(name, Share()) + share
    return {name: round(share.share, 4) for name, share in totals.items()}
