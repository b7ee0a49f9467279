"""What underthesea's names add to ours: python -m tests.nlp.measure_names FOLDER

FOLDER holds documents with their labels (.json beside each; corpora/README.md tells the form).
Agencies: the labelled names of assignments, wherever they are printed in full in the body. Persons:
the signer. underthesea gets one section at a time, since its time grows with the square of the
length.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.extract.abbreviations import abbreviations
from extractor.extract.agencies import agency_mentions
from extractor.extract.metadata import metadata
from extractor.model import Document, Section, Span, Zone, fold
from extractor.nlp.align import align
from extractor.pipeline import parse
from extractor.score.labels import Labels
from extractor.score.load import load_labels

Tagged = Sequence[tuple[str, ...]]
_BODY = (Zone.BODY, Zone.CLOSING)
_SIGNED = (Zone.SIGNATURE, Zone.RECIPIENTS)


@dataclass
class Tally:
    """Counts of one way to find agencies, over all documents, and its seconds."""

    exact: int = 0
    partial: int = 0
    found: int = 0
    unlabelled: int = 0  # touches no labelled name
    new: int = 0  # nor any mention that the rules find
    seconds: float = 0.0


def main(folder: Path) -> None:
    """Measure and print."""
    import underthesea

    ways: dict[str, Callable[[Document, Section], Iterator[Span]]] = {
        "vanban rules": _rules,
        "underthesea ner, any label": lambda d, s: _runs(d, s, underthesea.ner, _is_entity),
        "underthesea ner, ORG": lambda d, s: _runs(d, s, underthesea.ner, _is_organisation),
        "underthesea pos, runs of Np/Ny": lambda d, s: _runs(d, s, underthesea.pos_tag, _is_proper),
    }
    tallies = {way: Tally() for way in ways}
    persons: Counter[str] = Counter()
    samples: list[str] = []
    gold_count = 0
    for path in sorted(folder.glob("*.json")):
        labels = load_labels(path)
        document = parse(next(p for p in folder.glob(f"{path.stem}.*") if p.suffix != ".json"))
        gold = _printed(document, labels)
        gold_count += len(gold)
        ruled: list[Span] = []
        for way, tally in tallies.items():
            start = time.process_time()
            found = [span for s in document.in_zone(*_BODY) for span in ways[way](document, s)]
            tally.seconds += time.process_time() - start
            ruled = ruled or found
            _count(tally, gold, found, ruled)
            if way.endswith("ORG"):
                samples += [s.of(document.text) for s in found if not _touches(s, [*gold, *ruled])]
        _persons(persons, document, labels, lambda d, s: _runs(d, s, underthesea.ner, _is_person))
    print(f"{gold_count} agencies printed in full\n")
    print(
        f"| {'':30} | exact | touched | found | unlabelled | new | s |\n|---|---|---|---|---|---|---|"
    )
    for way, t in tallies.items():
        shares = f"{t.exact / gold_count:.3f} | {t.partial / gold_count:.3f}"
        print(f"| {way:30} | {shares} | {t.found} | {t.unlabelled} | {t.new} | {t.seconds:.1f} |")
    print("\nnew, ORG:", "; ".join(dict.fromkeys(samples)))
    print("persons:", dict(persons))


def _rules(document: Document, section: Section) -> Iterator[Span]:
    found = agency_mentions(document, section.span, abbreviations(document))
    return (mention.span for mention in found)


def _runs(
    document: Document,
    section: Section,
    tag: Callable[[str], Tagged],
    wanted: Callable[[tuple[str, ...]], bool],
) -> Iterator[Span]:
    """Neighbouring words with a wanted tag, a new run at each tag that begins with B-."""
    own = document.text_of(section)
    tagged = tag(own)
    # It may move tone marks; folding moves them back, and keeps lengths.
    spans = align(fold(own), [fold(word[0]) for word in tagged])
    run: Span | None = None
    for span, word in zip(spans, tagged, strict=True):
        begins = word[-1].startswith("B-")
        if wanted(word) and run and not begins:
            run = Span(run.start, span.end)
            continue
        if run:
            yield run.shifted(section.span.start)
        run = span if wanted(word) else None
    if run:
        yield run.shifted(section.span.start)


def _is_entity(word: tuple[str, ...]) -> bool:
    return word[-1] != "O"


def _is_organisation(word: tuple[str, ...]) -> bool:
    return word[-1].endswith("-ORG")


def _is_person(word: tuple[str, ...]) -> bool:
    return word[-1].endswith("-PER")


def _is_proper(word: tuple[str, ...]) -> bool:
    return word[1] in ("Np", "Ny")


def _printed(document: Document, labels: Labels) -> list[Span]:
    """Where the labelled names stand in full, the longest where one holds another."""
    names = {
        fold(name)
        for part in labels.assignments
        for name in (*part.lead, *part.coordinate, *part.recipient)
    }
    taken: list[Span] = []
    for name in sorted(names, key=len, reverse=True):
        at = document.folded.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not _touches(span, taken) and _whole_words(document.folded, span):
                taken.append(span)
            at = document.folded.find(name, at + 1)
    body = [section.span for section in document.in_zone(*_BODY)]
    return [span for span in taken if any(section.contains(span) for section in body)]


def _whole_words(text: str, span: Span) -> bool:
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return not any(c.isalnum() for c in around)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _count(
    tally: Tally, gold: Sequence[Span], found: Sequence[Span], ruled: Sequence[Span]
) -> None:
    tally.exact += len(set(gold) & set(found))
    tally.partial += sum(_touches(span, found) for span in gold)
    tally.found += len(found)
    tally.unlabelled += sum(not _touches(span, gold) for span in found)
    tally.new += sum(not _touches(span, [*gold, *ruled]) for span in found)


def _persons(
    tally: Counter[str],
    document: Document,
    labels: Labels,
    ner: Callable[[Document, Section], Iterator[Span]],
) -> None:
    signer = next((m.value for m in labels.metadata if m.name == "signer"), None)
    signed = [s for section in document.in_zone(*_SIGNED) for s in ner(document, section)]
    named = {span.of(document.text) for span in signed}
    tally["signers"] += bool(signer)
    tally["by the rules"] += bool(signer) and metadata(document).signer == signer
    tally["by ner"] += signer in named
    tally["others called PER there"] += len(named - {signer})
    body = [s for section in document.in_zone(*_BODY) for s in ner(document, section)]
    tally["PER in the body"] += len(body)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
