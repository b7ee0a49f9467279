"""The table issues: what a careful editor would flag."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from extractor.model import IssueCode, Severity
from extractor.resolve.ids import issue_ids

from .context import Context
from .fields import BBOX, CHAR_END, CHAR_START, DOC_ID, PAGE, PATH, SECTION_ID, identifier, text
from .schema import Field, Reference, Row, Table, Type, choices

ISSUES = Table(
    name="issues",
    en="What a careful editor would flag: never an exception, never a changed text.",
    vi="Những chỗ người biên tập cẩn thận sẽ lưu ý; nguyên văn vẫn được giữ nguyên.",
    key="issue_id",
    references=(Reference("doc_id", "documents"), Reference("section_id", "sections")),
    fields=(
        DOC_ID,
        dataclasses.replace(SECTION_ID, required=False),
        PATH,
        Field(
            "code",
            Type.STRING,
            "Kind of finding.",
            "Loại phát hiện.",
            required=True,
            choices=choices(IssueCode),
        ),
        Field(
            "severity",
            Type.STRING,
            "How much it matters.",
            "Mức độ: thông tin, cảnh báo, lỗi.",
            required=True,
            choices=choices(Severity),
        ),
        text("message", "What was found.", "Nội dung phát hiện.", required=True),
        text("suggestion", "What should stand there.", "Nội dung nên có ở chỗ đó."),
        PAGE,
        dataclasses.replace(CHAR_START, required=False),
        dataclasses.replace(CHAR_END, required=False),
        BBOX,
        identifier("issue_id", "The finding.", "Phát hiện."),
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each finding; one without a place has no section and no offsets."""
    facts, doc_id = context.facts, context.doc_id
    ids = issue_ids(facts, context.section_ids)
    for issue_id, issue in zip(ids, facts.issues, strict=True):
        section = context.section_at(issue.span) if issue.span else None
        page, bbox, start, end = (
            context.position(issue.span) if issue.span else (None, "", None, None)
        )
        yield (
            doc_id,
            context.section_ids[section.index] if section else "",
            section.path if section else "",
            issue.code.value,
            issue.severity.value,
            issue.message,
            issue.suggestion,
            page,
            start,
            end,
            bbox,
            issue_id,
        )
