"""The table deadlines: by when, or how often, something is due."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Recurrence
from extractor.resolve.ids import deadline_ids

from .context import Context
from .fields import DOC_ID, IN_SECTION, PATH, POSITION, RULE, SECTION_ID, identifier, text, year
from .schema import Field, Row, Table, Type, choices

DEADLINES = Table(
    name="deadlines",
    en="By when, or how often, something is due.",
    vi="Thời hạn hoặc định kỳ phải thực hiện.",
    key="deadline_id",
    references=IN_SECTION,
    quote="text",
    fields=(
        identifier("deadline_id", "The deadline.", "Thời hạn."),
        DOC_ID,
        SECTION_ID,
        PATH,
        text("text", "The deadline, as printed.", "Nguyên văn thời hạn.", required=True),
        year("year", "Year.", "Năm."),
        Field("month", Type.INTEGER, "Month.", "Tháng.", minimum=1, maximum=12),
        Field("day", Type.INTEGER, "Day of the month.", "Ngày.", minimum=1, maximum=31),
        Field("quarter", Type.INTEGER, "Quarter.", "Quý.", minimum=1, maximum=4),
        Field(
            "recurrence",
            Type.STRING,
            "How often it is due.",
            "Định kỳ: hằng năm, quý, tháng, tuần, hay một lần.",
            choices=choices(Recurrence),
        ),
        text("action", "What is due.", "Việc phải làm."),
        text("recipient", "To whom.", "Nơi nhận."),
        *POSITION,
        RULE,
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each deadline."""
    facts, doc_id = context.facts, context.doc_id
    ids = deadline_ids(facts, context.section_ids)
    for deadline_id, due in zip(ids, facts.deadlines, strict=True):
        yield (
            deadline_id,
            doc_id,
            context.section_ids[due.section],
            facts.document.sections[due.section].path,
            context.cut(due.span),
            due.year,
            due.month,
            due.day,
            due.quarter,
            due.recurrence and due.recurrence.value,
            due.action,
            due.recipient,
            *context.position(due.span),
            due.rule,
        )
