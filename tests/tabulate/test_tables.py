"""Rows keep the schema of their table, and the schema is the contract's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from extractor.model import Box, Line, Span
from extractor.tabulate import TABLES, Cell, Field, Table, Type, rows_of, table_named
from extractor.tabulate.context import Context
from tests.build import document_of

from .example import example

# The columns that stay, in their order; a table may have more after them.
CONTRACT = {
    "documents": "doc_id source_path sha256 media_type text_source pages chars doc_type number "
    "issued_on issued_place issuing_body title period_start period_end vision_year is_draft "
    "signer signer_position signing_authority recipients effective_on province province_current",
    "sections": "section_id parent_id doc_id zone path depth kind label_raw label heading text "
    "role is_heading page bbox char_start char_end eid",
    "targets": "target_id doc_id section_id path in_goals kind role of_target_id indicator "
    "indicator_id scope comparator value value_max unit unit_raw value_text year year_start "
    "year_source baseline_year baseline_value hedge recurrence text page bbox char_start char_end "
    "confidence rule",
    "assignments": "assignment_id doc_id section_id path agency agency_text agency_id role "
    "explicit task page bbox char_start char_end confidence rule",
    "citations": "citation_id doc_id section_id zone path relation doc_type number issued_on "
    "issuer name pinpoint text key page bbox char_start char_end rule",
    "deadlines": "deadline_id doc_id section_id path text year month day quarter recurrence "
    "action recipient page bbox char_start char_end",
    "issues": "doc_id section_id path code severity message suggestion page char_start char_end",
}
PYTHON_TYPES: dict[Type, tuple[type, ...]] = {
    Type.STRING: (str,),
    Type.INTEGER: (int,),
    Type.NUMBER: (Decimal, float),
    Type.BOOLEAN: (bool,),
    Type.DATE: (str,),
    Type.ARRAY: (tuple,),
}


def test_columns_are_those_of_the_contract_and_then_others() -> None:
    assert [table.name for table in TABLES] == list(CONTRACT)
    for table in TABLES:
        wanted = tuple(CONTRACT[table.name].split())
        assert table.columns[: len(wanted)] == wanted
        assert len(set(table.columns)) == len(table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_well_described(table: Table) -> None:
    assert table.key in table.columns
    assert table.quote in ("", *table.columns)
    for reference in table.references:
        assert reference.field in table.columns
        assert table_named(reference.table or table.name).key
    for field in table.fields:
        assert field.en.strip()
        assert field.vi.strip()
        assert field.en != field.vi


def fits(field: Field, cell: Cell) -> bool:
    if cell is None or cell == "":
        return not field.required or field.type is Type.ARRAY
    if field.choices:
        return cell in field.choices
    if field.type is Type.DATE:
        return bool(date.fromisoformat(str(cell)))
    return isinstance(cell, PYTHON_TYPES[field.type])


def test_rows_fit_their_columns() -> None:
    rows = rows_of(example())
    for table in TABLES:
        assert rows[table.name], f"the example has no row of {table.name}"
        for row in rows[table.name]:
            for field, cell in zip(table.fields, row, strict=True):
                assert fits(field, cell), f"{table.name}.{field.name} is {cell!r}"


def test_quotes_stand_at_their_offsets() -> None:
    facts = example()
    rows = rows_of(facts)
    for table in TABLES:
        if not table.quote:
            continue
        for row in rows[table.name]:
            start, end = row[table.index("char_start")], row[table.index("char_end")]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert facts.document.text[start:end] == row[table.index(table.quote)]


def test_rows_point_to_their_section_and_to_each_other() -> None:
    rows = rows_of(example())
    sections = {row[0] for row in rows["sections"]}
    targets = table_named("targets")
    measure, condition, qualitative = rows["targets"]
    assert condition[targets.index("of_target_id")] == measure[targets.index("target_id")]
    assert (
        measure[targets.index("of_target_id")] == qualitative[targets.index("of_target_id")] == ""
    )
    assert measure[targets.index("path")] == "II.1"
    assert {row[targets.index("section_id")] for row in rows["targets"]} <= sections
    without_place, with_place = rows["issues"]
    assert without_place[:3] == ("plan-0123456789", "", "")
    assert with_place[2] == "V.1.-1"
    assert with_place[1] in sections


def test_province_of_today_by_option() -> None:
    facts = example()
    facts = replace(
        facts, metadata=replace(facts.metadata, province="Hậu Giang", issued_on="2023-05-04")
    )
    column = table_named("documents").index("province_current")
    assert rows_of(facts)["documents"][0][column] == "Hậu Giang"
    assert rows_of(facts, provinces_on="")["documents"][0][column] == "Cần Thơ"


def test_page_and_box_come_from_the_lines() -> None:
    facts = example()
    sections = facts.document.sections
    lines = (
        Line(sections[0].span, 1, Box(72, 90, 300, 104)),
        Line(Span(sections[2].span.start, sections[2].span.start + 20), 2, Box(72, 90, 500, 104)),
        Line(Span(sections[2].span.start + 20, sections[2].span.end), 2, Box(70, 106, 200, 120)),
        Line(sections[3].span, 3),
    )
    source = replace(facts.document.source.source, lines=lines)
    document = replace(facts.document, source=replace(facts.document.source, source=source))
    context = Context.of(replace(facts, document=document))
    assert context.position(sections[0].span)[:2] == (1, "72.0,90.0,300.0,104.0")
    assert context.position(sections[2].span)[:2] == (2, "70.0,90.0,500.0,120.0")
    assert context.position(sections[3].span)[:2] == (3, "")
    assert context.position(sections[1].span)[:2] == (None, "")


def test_rows_do_not_repeat_an_endless_clause() -> None:
    text = "1. " + "đạt 90% hộ; " * 1000 + "hết"
    context = Context.of(replace(example(), document=document_of(("I", text))))
    whole, measure = Span(0, len(text)), Span(6003, 6014)
    around = context.clause(whole, measure)
    assert len(around) <= 1011
    assert text[6003:6014] in around
    assert context.clause(Span(0, 4000), measure) == text[:4000]
    assert context.clause(Span(3, len(text)), Span(0, 2)) == text[3:503].strip()
