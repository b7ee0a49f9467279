"""The database: sound, searchable in Vietnamese, and open in Datasette as it is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from extractor.export.formats.sqlite import SqliteWriter
from extractor.tabulate import TABLES, Field, Table, Type

from .rows import tables, write


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sqlite"), "sqlite", rows=tables()) / "tables.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def found(database: sqlite3.Connection, words: str) -> set[str]:
    rows = database.execute(
        "SELECT path FROM sections WHERE rowid IN "
        "(SELECT rowid FROM sections_fts WHERE sections_fts MATCH ?)",
        (words,),
    )
    return {path for (path,) in rows}


def test_it_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        keys = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        assert {(key[3], key[2]) for key in keys} == {
            (reference.field, reference.table or table.name) for reference in table.references
        }


def test_keys_are_unique(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: sections\.sect"):
        database.execute("INSERT INTO sections SELECT * FROM sections LIMIT 1")


def test_pointers_have_indexes(database: sqlite3.Connection) -> None:
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM targets WHERE section_id = 'x'")
    assert "USING INDEX targets_section_id" in str(plan.fetchall())


@pytest.mark.parametrize(
    "words", ["nhận thức", "NHẬN THỨC", "nhan thuc", '"nang cao" nhan', "cao NOT bao"]
)
def test_words_are_found_with_and_without_their_marks(
    database: sqlite3.Connection, words: str
) -> None:
    assert found(database, words) == {"II.2"}


def test_a_letter_of_its_own_is_found_as_such(database: sqlite3.Connection) -> None:
    assert found(database, "tốc đo") == {"II.1"}
    assert found(database, "toc do") == set()  # đ is no d with a mark, to Unicode


def test_what_was_found_can_be_shown(database: sqlite3.Connection) -> None:
    shown = database.execute(
        "SELECT snippet(targets_fts, 1, '[', ']', '…', 4) FROM targets_fts "
        "WHERE targets_fts MATCH 'nhan thuc' ORDER BY rank"
    ).fetchall()
    assert shown[0] == ("…Nâng cao [nhận] [thức]",)


def test_datasette_shows_tables_keys_and_search(path: Path) -> None:
    async def pages() -> tuple[dict[str, object], dict[str, object], str]:
        datasette = Datasette([str(path)])
        await datasette.invoke_startup()
        table = await datasette.client.get("/tables/sections.json?_search=nhan+thuc&_shape=objects")
        database = await datasette.client.get("/tables.json")
        page = await datasette.client.get("/tables/targets")
        return table.json(), database.json(), page.text

    sections, database, page = asyncio.run(pages())
    assert {row["path"] for row in sections["rows"]} == {"II.2"}  # type: ignore[attr-defined]
    shown = {t["name"]: t for t in database["tables"] if not t["hidden"]}  # type: ignore[attr-defined]
    assert shown.keys() == {table.name for table in TABLES}
    assert shown["sections"]["fts_table"] == "sections_fts"
    assert shown["targets"]["primary_keys"] == ["target_id"]
    assert 'href="/tables/sections/plan-0123456789~2En2"' in page


def test_names_of_columns_are_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issues = TABLES[-1]
    name = 'select"; DROP TABLE x; --'
    odd = replace(issues, fields=(Field(name, Type.STRING, "", ""), *issues.fields[1:]))
    odd = Table(odd.name, "", "", odd.fields, odd.key)
    monkeypatch.setattr("extractor.export.formats.sqlite.TABLES", (odd,))
    writer = SqliteWriter(tmp_path)
    writer.write(odd, tables()["issues"])
    writer.finish()
    columns = sqlite3.connect(tmp_path / "tables.sqlite").execute("SELECT * FROM issues")
    assert columns.description[0][0] == name
