"""The table assignments: one row an agency's part in a task."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import AssignmentRole
from extractor.resolve.agencies import agency_id
from extractor.resolve.ids import assignment_ids

from .context import Context
from .fields import (
    CONFIDENCE,
    DOC_ID,
    IN_SECTION,
    PATH,
    POSITION,
    RULE,
    SECTION_ID,
    identifier,
    text,
)
from .schema import Field, Row, Table, Type, choices

ASSIGNMENTS = Table(
    name="assignments",
    en="One row an agency's part in a task.",
    vi="Mỗi vai trò của một cơ quan trong một nhiệm vụ là một dòng.",
    key="assignment_id",
    references=IN_SECTION,
    quote="agency_text",
    fields=(
        identifier("assignment_id", "The assignment.", "Phân công."),
        DOC_ID,
        SECTION_ID,
        PATH,
        text(
            "agency",
            "The agency, abbreviations expanded.",
            "Cơ quan, đơn vị, đã viết đầy đủ chữ viết tắt.",
            required=True,
        ),
        text(
            "agency_text",
            "The agency as printed; it may stand in a heading above.",
            "Cơ quan, đơn vị như in trong văn bản; có thể nằm ở tiêu đề phía trên.",
            required=True,
        ),
        text("agency_id", "Agency in the authority file.", "Mã cơ quan trong danh mục chuẩn."),
        Field(
            "role",
            Type.STRING,
            "Leads, takes part, or receives what is reported, sent or submitted.",
            "lead: chủ trì; coordinate: phối hợp; recipient: nơi nhận báo cáo, tham mưu, trình.",
            required=True,
            choices=choices(AssignmentRole),
        ),
        Field(
            "explicit",
            Type.BOOLEAN,
            'Whether the text says so ("chủ trì", "đầu mối"); false where it follows from a '
            "heading or the subject.",
            'Văn bản nêu rõ ("chủ trì", "đầu mối") hay suy từ tiêu đề, chủ ngữ.',
            required=True,
        ),
        text(
            "task",
            "The clause; of one longer than 4,000 characters what is around the agency.",
            "Nguyên văn nhiệm vụ; nếu dài hơn 4.000 ký tự thì chỉ phần quanh tên cơ quan.",
        ),
        *POSITION,
        CONFIDENCE,
        RULE,
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each assignment."""
    facts, doc_id = context.facts, context.doc_id
    ids = assignment_ids(facts, context.section_ids)
    for assignment_id, part in zip(ids, facts.assignments, strict=True):
        yield (
            assignment_id,
            doc_id,
            context.section_ids[part.section],
            facts.document.sections[part.section].path,
            part.agency,
            context.cut(part.span),
            agency_id(part.agency),
            part.role.value,
            part.explicit,
            context.clause(part.task, part.span),
            *context.position(part.span),
            round(part.confidence, 3),
            part.rule,
        )
