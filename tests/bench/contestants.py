"""What is measured side by side, each a function from texts to a number of things found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from extractor.export.csv import TableWriter
from extractor.pipeline import process_text
from extractor.tabulate import TABLES, rows_of

_LABEL_OR_FIGURE = re.compile(
    r"^[ ]*(?:[IVX]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-+*] )|\d+(?:[.,]\d+)*[ ]?%", re.MULTILINE
)


class Contestant(NamedTuple):
    """`run` takes (texts, a folder with the same texts as 0.txt, 1.txt ...)."""

    name: str
    run: Callable[[Sequence[str], Path], int]


def tables(texts: Sequence[str], folder: Path) -> int:
    """Text to all tables, written as CSV."""
    count = 0
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(TableWriter(folder / f"{table.name}.csv", table))
            for table in TABLES
        }
        for text in texts:
            for name, rows in rows_of(process_text(text).facts).items():
                writers[name].write(rows)
                count += len(rows)
    return count


def one_regex(texts: Sequence[str], folder: Path) -> int:
    """Reading the files and one pass of a single compiled regular expression."""
    return sum(
        len(_LABEL_OR_FIGURE.findall((folder / f"{index}.txt").read_text("utf-8")))
        for index in range(len(texts))
    )


def underthesea(texts: Sequence[str], _: Path) -> int:
    """underthesea: sentences, then the words of each."""
    from underthesea import sent_tokenize, word_tokenize

    return sum(
        len(word_tokenize(sentence))
        for text in texts
        for line in text.splitlines()
        for sentence in sent_tokenize(line)
    )


def spacy_vi(texts: Sequence[str], _: Path) -> int:
    """spaCy's blank Vietnamese pipeline, splitting on white space (without pyvi)."""
    from spacy.lang.vi import Vietnamese

    config = {
        "nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}
    }
    nlp = Vietnamese.from_config(config)
    return sum(len(nlp(text)) for text in texts)


def spacy_xx(texts: Sequence[str], _: Path) -> int:
    """spaCy's blank pipeline for any language."""
    from spacy.lang.xx import MultiLanguage

    nlp = MultiLanguage()
    return sum(len(nlp(text)) for text in texts)


CONTESTANTS = (
    Contestant("vanban: text to all tables, CSV", tables),
    Contestant("read file + one compiled regex", one_regex),
    Contestant("underthesea: sentences + words", underthesea),
    Contestant("spaCy blank vi (use_pyvi False)", spacy_vi),
    Contestant("spaCy blank xx", spacy_xx),
)
