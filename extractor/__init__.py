"""vanban: Vietnamese official documents to tables that can be trusted.

One way in, one way out; verbs are stages, nouns are things:

    file -read-> Source -normalise-> Text -segment-> Document -extract-> Facts
         -resolve-> ids -tabulate-> tables -export-> CSV, data package

    model/      what the stages speak: frozen data, no I/O, no patterns
    data/       language as data: patterns with their own examples, gazetteers with their sources
    lexicon/    the only code that reads data/
    values/     text -> value: numbers, units, dates, Roman numerals, letters of points
    read/ normalise/ segment/ extract/ resolve/ tabulate/ export/      the stages
    pipeline.py the stages called in order, for one document
    batch/      a folder of documents
    score/      tables against hand-made labels
    nlp/        spaCy and underthesea, where they are installed
    cli.py      the command `vanban`

>>> import extractor
>>> text = "I. MỤC TIÊU\\n1. Đến năm 2030, ít nhất 95% hộ dân có nước sạch;"
>>> result = extractor.process_text(text)
>>> result.targets[["path", "comparator", "value", "unit", "year"]].values.tolist()
[['I.1', '>=', 95.0, '%', 2030]]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import InvalidLabels, InvalidTable, UnreadableDocument, UsageError, VanbanError
from .model import (
    Assignment,
    Citation,
    Deadline,
    Document,
    Facts,
    Issue,
    Metadata,
    OffsetMap,
    Section,
    Source,
    Span,
    Target,
    Text,
)

if TYPE_CHECKING:
    from .batch import Bounds, Processed, Progress, Report, convert, iter_process
    from .export.dataset import read_dataset
    from .pipeline import Result, parse, parse_text, process, process_text

# Imported when they are first used: `vanban --help` needs none of the stages.
_LATER = {
    **dict.fromkeys(("Result", "parse", "parse_text", "process", "process_text"), ".pipeline"),
    **dict.fromkeys(("Bounds", "Processed", "Progress", "Report"), ".batch"),
    **dict.fromkeys(("convert", "iter_process"), ".batch"),
    "read_dataset": ".export.dataset",
}

__all__ = [
    "Assignment",
    "Bounds",
    "Citation",
    "Deadline",
    "Document",
    "Facts",
    "InvalidLabels",
    "InvalidTable",
    "Issue",
    "Metadata",
    "OffsetMap",
    "Processed",
    "Progress",
    "Report",
    "Result",
    "Section",
    "Source",
    "Span",
    "Target",
    "Text",
    "UnreadableDocument",
    "UsageError",
    "VanbanError",
    "convert",
    "iter_process",
    "parse",
    "parse_text",
    "process",
    "process_text",
    "read_dataset",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_LATER[name], __name__), name)
    globals()[name] = value
    return value
