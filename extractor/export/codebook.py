"""The codebook: what every table, column and value means, in Vietnamese, English or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.tabulate import TABLES, Field, Table


class Language(StrEnum):
    """A language of the codebook."""

    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    intro: str
    column: str
    kind: str
    meaning: str
    key: str
    points_to: str
    required: str
    values: str


_WORDS = {
    Language.VI: _Words(
        title="Các bảng",
        intro="Ô trống nghĩa là không rõ hoặc không có.",
        column="cột",
        kind="kiểu",
        meaning="ý nghĩa",
        key="khóa",
        points_to="thuộc bảng",
        required="luôn có",
        values="Một trong các giá trị",
    ),
    Language.EN: _Words(
        title="The tables",
        intro="Empty means unknown or absent.",
        column="column",
        kind="type",
        meaning="meaning",
        key="key",
        points_to="in",
        required="never empty",
        values="One of",
    ),
}


def codebook(languages: Sequence[Language], tables: Iterable[Table] = TABLES) -> str:
    """The codebook of some tables in those languages, as Markdown.

    >>> from extractor.tabulate import table_named
    >>> lines = codebook([Language.EN], [table_named("deadlines")]).splitlines()
    >>> lines[0], lines[4], lines[18]
    ('# The tables', '## deadlines', '| `quarter` | integer, 1 ≤ x ≤ 4 | Quarter. |')
    """
    words = [_WORDS[language] for language in languages]
    header = (words[0].column, words[0].kind, *(one.meaning for one in words))
    lines = [f"# {' / '.join(one.title for one in words)}"]
    for one in words:
        lines += ["", one.intro]
    for table in tables:
        lines += ["", f"## {table.name}", ""]
        for language in languages:
            lines += [_of(table, language), ""]
        lines += _rows(header, _cells(table, languages))
    return "".join(f"{line}\n" for line in lines)


def _of(thing: Table | Field, language: Language) -> str:
    return thing.vi if language is Language.VI else thing.en


def _cells(table: Table, languages: Sequence[Language]) -> Iterator[tuple[str, ...]]:
    for field in table.fields:
        kind = _kind(table, field, _WORDS[languages[0]])
        meanings = (_meaning(field, language) for language in languages)
        yield f"`{field.name}`", kind, *meanings


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|---" * len(header) + "|"
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _kind(table: Table, field: Field, words: _Words) -> str:
    parts: list[str] = [field.type.value]
    if field.name == table.key:
        parts.append(words.key)
    parts += [
        f"{words.points_to} {reference.table or table.name}"
        for reference in table.references
        if reference.field == field.name
    ]
    if field.required and field.name != table.key:
        parts.append(words.required)
    if field.minimum is not None or field.maximum is not None:
        low = "" if field.minimum is None else f"{field.minimum} ≤ "
        high = "" if field.maximum is None else f" ≤ {field.maximum}"
        parts.append(f"{low}x{high}")
    return ", ".join(parts)


def _meaning(field: Field, language: Language) -> str:
    words, meaning = _WORDS[language], _of(field, language)
    if field.choices:
        meaning += f" {words.values} {', '.join(f'`{choice}`' for choice in field.choices)}."
    return meaning
