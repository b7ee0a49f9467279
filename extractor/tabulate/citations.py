"""The table citations: one row a mention of another document."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Relation, Zone
from extractor.resolve.ids import citation_ids

from .context import Context
from .fields import DOC_ID, IN_SECTION, PATH, POSITION, RULE, SECTION_ID, identifier, text
from .schema import Field, Row, Table, Type, choices

CITATIONS = Table(
    name="citations",
    en="One row a mention of another document.",
    vi="Mỗi lần viện dẫn một văn bản khác là một dòng.",
    key="citation_id",
    references=IN_SECTION,
    quote="text",
    fields=(
        identifier("citation_id", "The citation.", "Viện dẫn."),
        DOC_ID,
        SECTION_ID,
        Field(
            "zone",
            Type.STRING,
            "Part of the layout in which it stands.",
            "Thành phần thể thức chứa viện dẫn.",
            required=True,
            choices=choices(Zone),
        ),
        PATH,
        Field(
            "relation",
            Type.STRING,
            "How this document stands to the cited one.",
            "Quan hệ với văn bản được viện dẫn: căn cứ, thay thế, sửa đổi, bãi bỏ, ban hành kèm "
            "theo, nhắc đến, liên quan.",
            required=True,
            choices=choices(Relation),
        ),
        text("doc_type", "Type of the cited document.", "Loại văn bản được viện dẫn."),
        text("number", "Its number and symbol.", "Số, ký hiệu của văn bản đó."),
        Field(
            "issued_on",
            Type.STRING,
            "Its date, whole or in part: 2024, 2024-12 or 2024-12-05.",
            "Ngày ban hành, đủ hoặc thiếu: 2024, 2024-12 hoặc 2024-12-05.",
            pattern=r"\d{4}(-\d\d(-\d\d)?)?",
        ),
        text("issuer", "Who issued it.", "Cơ quan ban hành văn bản đó."),
        text("name", "Its name, where it is cited by name.", "Tên, nếu viện dẫn theo tên."),
        text("pinpoint", "Điểm, khoản, điều cited.", "Điểm, khoản, điều được viện dẫn."),
        text("text", "The mention, as printed.", "Nguyên văn viện dẫn.", required=True),
        text(
            "key",
            "Canonical form, equal for two mentions of the same document.",
            "Dạng chuẩn, giống nhau khi cùng viện dẫn một văn bản.",
        ),
        *POSITION,
        RULE,
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each citation."""
    facts, doc_id = context.facts, context.doc_id
    ids = citation_ids(facts, context.section_ids)
    for citation_id, citation in zip(ids, facts.citations, strict=True):
        section = facts.document.sections[citation.section]
        yield (
            citation_id,
            doc_id,
            context.section_ids[citation.section],
            section.zone.value,
            section.path,
            citation.relation.value,
            citation.doc_type,
            citation.number,
            citation.issued_on,
            citation.issuer,
            citation.name,
            citation.pinpoint,
            context.cut(citation.span),
            citation.key,
            *context.position(citation.span),
            citation.rule,
        )
