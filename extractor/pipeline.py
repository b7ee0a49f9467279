"""The stages called in order, on one screen: one document from file to facts."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .extract import facts_in
from .model import Document, Facts, Source
from .normalise import normalise
from .read import OPTIONS, Options, read, read_text
from .resolve.ids import document_id
from .segment import segment

if TYPE_CHECKING:
    import pandas


def parse(path: str | Path, options: Options = OPTIONS) -> Document:
    """Read, normalise and segment one file; `options` say how to read it.

    Raises UnreadableDocument when its bytes are no text that can be read.
    """
    return _document(read(path, options=options), Path(path).name)


def parse_text(text: str, name: str = "text") -> Document:
    """Normalise and segment a text; `name` stands for the path that it has not.

    >>> document = parse_text("I. MỤC TIÊU\\n1. Đạt 90%;\\n2. Đạt 95%.")
    >>> [section.path for section in document.sections]
    ['I', 'I.1', 'I.2']
    """
    return _document(read_text(text, name), name)


def process(path: str | Path, options: Options = OPTIONS) -> Result:
    """All facts of one file. Raises UnreadableDocument like `parse`."""
    return Result(facts_in(parse(path, options)))


def process_text(text: str, name: str = "text") -> Result:
    """All facts of a text.

    >>> result = process_text("I. MỤC TIÊU\\n1. Phấn đấu đến năm 2030 đạt trên 90% hộ có Internet;")
    >>> [(found.comparator.value, str(found.value), found.year) for found in result.facts.targets]
    [('>', '90', 2030)]
    """
    return Result(facts_in(parse_text(text, name)))


def facts_of(source: Source) -> Facts:
    """The stages behind reading, for callers that read on their own.

    The whole of `source.path` is part of the document's id, so let it be relative.
    """
    return facts_in(_document(source, source.path))


def _document(source: Source, name: str) -> Document:
    return segment(normalise(source), document_id(name, source.sha256))


class Result:
    """What was extracted from one document: `facts`, and each table as a pandas DataFrame.

    The frames are made when first asked for; their columns are those of the tables in CSV
    (`vanban schema TABLE` lists them).

    >>> result = process_text("I. MỤC TIÊU\\n1. Đạt 90% hộ có nước sạch.")
    >>> result.targets[["path", "value", "unit"]].values.tolist()
    [['I.1', 90.0, '%']]
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @property
    def document(self) -> Document:
        """The parsed document: text, zones, sections."""
        return self.facts.document

    @cached_property
    def _frames(self) -> dict[str, pandas.DataFrame]:
        from .tabulate.frames import frames

        return frames(self.facts)

    @property
    def sections(self) -> pandas.DataFrame:
        return self._frames["sections"]

    @property
    def targets(self) -> pandas.DataFrame:
        return self._frames["targets"]

    @property
    def assignments(self) -> pandas.DataFrame:
        return self._frames["assignments"]

    @property
    def citations(self) -> pandas.DataFrame:
        return self._frames["citations"]

    @property
    def deadlines(self) -> pandas.DataFrame:
        return self._frames["deadlines"]

    @property
    def issues(self) -> pandas.DataFrame:
        return self._frames["issues"]
