"""The table targets: one row a measure; a clause without a number has one of kind qualitative."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Comparator, MeasureRole, Recurrence, TargetKind, YearSource
from extractor.resolve.ids import target_ids

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
    pointer,
    text,
    year,
)
from .schema import Field, Reference, Row, Table, Type, choices

TARGETS = Table(
    name="targets",
    en="One row a measure; a target clause without a number has one row of kind qualitative.",
    vi="Mỗi chỉ tiêu đo được một dòng; mục tiêu không có con số là một dòng qualitative.",
    key="target_id",
    references=(*IN_SECTION, Reference("of_target_id", "")),
    quote="value_text",
    fields=(
        identifier("target_id", "The target.", "Chỉ tiêu."),
        DOC_ID,
        SECTION_ID,
        PATH,
        Field(
            "in_goals",
            Type.BOOLEAN,
            "Whether it stands in a section on goals.",
            "Có nằm trong phần mục tiêu, chỉ tiêu không.",
            required=True,
        ),
        Field(
            "kind",
            Type.STRING,
            "Quantitative, or qualitative where the clause has no number.",
            "Định lượng, hoặc định tính nếu không có con số.",
            required=True,
            choices=choices(TargetKind),
        ),
        Field(
            "role",
            Type.STRING,
            "A condition qualifies another measure of the same clause.",
            "measure: chỉ tiêu; condition: điều kiện kèm theo một chỉ tiêu khác trong cùng câu.",
            required=True,
            choices=choices(MeasureRole),
        ),
        pointer(
            "of_target_id",
            "The measure that a condition qualifies.",
            "Chỉ tiêu mà điều kiện này đi kèm.",
        ),
        text(
            "indicator",
            "What is measured, as printed, without the number.",
            "Nội dung được đo, như in trong văn bản, không gồm con số.",
        ),
        text("indicator_id", "Indicator in the catalogue.", "Mã chỉ tiêu trong danh mục."),
        text(
            "scope",
            "Part of the population or area that this value holds for.",
            "Nhóm đối tượng hoặc khu vực mà giá trị này áp dụng.",
        ),
        Field(
            "comparator",
            Type.STRING,
            "How the value is meant: at least, at most, exactly ...",
            "Quan hệ so sánh: tối thiểu (>=), trên (>), tối đa (<=), dưới (<), bằng (=), khoảng.",
            choices=choices(Comparator),
        ),
        Field("value", Type.NUMBER, "The value.", "Giá trị."),
        Field("value_max", Type.NUMBER, "Upper end of a range.", "Giá trị cuối của khoảng."),
        text("unit", "Unit, normalised.", "Đơn vị, đã chuẩn hóa."),
        text("unit_raw", "Unit, as printed.", "Đơn vị, như in trong văn bản."),
        text(
            "value_text",
            "Comparator, value and unit as printed.",
            "Nguyên văn giá trị cùng từ so sánh và đơn vị.",
        ),
        year("year", "Year by which it must hold.", "Năm phải đạt."),
        year("year_start", "First year of its period.", "Năm đầu của giai đoạn."),
        Field(
            "year_source",
            Type.STRING,
            "Where the year was read.",
            "Năm lấy từ đâu: trong câu, tiêu đề gần nhất hay tên văn bản.",
            choices=choices(YearSource),
        ),
        year("baseline_year", "Year it is compared with.", "Năm làm gốc so sánh."),
        Field("baseline_value", Type.NUMBER, "Value in that year.", "Giá trị của năm gốc."),
        text(
            "hedge",
            'Words that weaken it: "phấn đấu", "nếu có".',
            'Từ ngữ giảm mức cam kết: "phấn đấu", "nếu có".',
        ),
        Field(
            "recurrence",
            Type.STRING,
            "How often it must hold.",
            "Chu kỳ phải đạt.",
            choices=choices(Recurrence),
        ),
        text(
            "text",
            "The whole clause; of one longer than 4,000 characters what is around the measure.",
            "Nguyên văn cả câu; nếu câu dài hơn 4.000 ký tự thì chỉ phần quanh con số.",
        ),
        *POSITION,
        CONFIDENCE,
        RULE,
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each target; a condition points to the row of the measure that it qualifies."""
    facts = context.facts
    ids, doc_id = target_ids(facts, context.section_ids), context.doc_id
    for target_id, target in zip(ids, facts.targets, strict=True):
        yield (
            target_id,
            doc_id,
            context.section_ids[target.section],
            facts.document.sections[target.section].path,
            target.in_goals,
            target.kind.value,
            target.role.value,
            "" if target.of is None else ids[target.of],
            target.indicator,
            "",
            target.scope,
            target.comparator and target.comparator.value,
            target.value,
            target.value_max,
            target.unit,
            target.unit_raw,
            context.cut(target.span),
            target.year,
            target.year_start,
            target.year_source and target.year_source.value,
            target.baseline_year,
            target.baseline_value,
            target.hedge,
            target.recurrence and target.recurrence.value,
            context.clause(target.clause, target.span),
            *context.position(target.span),
            round(target.confidence, 3),
            target.rule,
        )
