"""The facts of an invented plan, with every kind of fact, for tests of tables and of export."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.model import (
    Assignment,
    AssignmentRole,
    Citation,
    Comparator,
    Deadline,
    Document,
    Facts,
    Issue,
    IssueCode,
    MeasureRole,
    Metadata,
    Recurrence,
    Relation,
    Role,
    Severity,
    Span,
    Target,
    TargetKind,
    YearSource,
)
from tests.build import document_of

NODES = (
    ("", "Căn cứ Quyết định số 12/QĐ-UBND"),
    ("II", "II. MỤC TIÊU", {"role": Role.GOAL}),
    ("II.1", "1. Ít nhất 1.500 hộ có kết nối, tốc độ 200 Mbps"),
    ("II.2", "2. Nâng cao nhận thức"),
    ("V", "V. TỔ CHỨC THỰC HIỆN", {"role": Role.ORGANISATION}),
    ("V.1", "1. Sở Xây dựng"),
    ("V.1.-1", '- Báo cáo, "rà soát" trước ngày 15/12 hằng năm'),
    ("V.1.-2", "=HYPERLINK(A1)"),
)


def example(doc_id: str = "plan-0123456789", source_path: str = "plan.txt") -> Facts:
    """One row or more for every table; sections 6 and 7 are hard to write as CSV."""
    document = _renamed(document_of(*NODES), doc_id, source_path)
    text = document.text

    def at(quote: str) -> Span:
        start = text.index(quote)
        return Span(start, start + len(quote))

    sections = document.sections
    return Facts(
        document=document,
        metadata=Metadata(
            doc_type="Kế hoạch",
            number="/KH-UBND",
            issued_on="2025-03-04",
            title='Phát triển hạ tầng "số", giai đoạn 2025-2030',
            period_start=2025,
            period_end=2030,
            signing_authority=("TM.", "KT."),
            recipients=("Bộ Xây dựng", 'Báo "Sông Lam"'),
        ),
        targets=(
            Target(
                section=2,
                span=at("Ít nhất 1.500 hộ"),
                clause=sections[2].span,
                in_goals=True,
                kind=TargetKind.QUANTITATIVE,
                comparator=Comparator.AT_LEAST,
                value=Decimal("1.5E+3"),
                unit="hộ",
                year=2030,
                year_source=YearSource.TITLE,
                confidence=0.9,
                rule="count",
            ),
            Target(
                section=2,
                span=at("200 Mbps"),
                clause=sections[2].span,
                in_goals=True,
                kind=TargetKind.QUANTITATIVE,
                role=MeasureRole.CONDITION,
                of=0,
                comparator=Comparator.EQUAL,
                value=Decimal(200),
                unit="Mbit/s",
            ),
            Target(
                section=3,
                span=sections[3].span,
                clause=sections[3].span,
                in_goals=True,
                kind=TargetKind.QUALITATIVE,
            ),
        ),
        assignments=(
            Assignment(
                section=6,
                span=at("Sở Xây dựng"),
                task=sections[6].span,
                agency="Sở Xây dựng",
                role=AssignmentRole.LEAD,
                explicit=False,
            ),
        ),
        citations=(
            Citation(
                section=0,
                span=at("Quyết định số 12/QĐ-UBND"),
                relation=Relation.BASIS,
                doc_type="Quyết định",
                number="12/QĐ-UBND",
                key="quyet-dinh:12/qd-ubnd",
            ),
        ),
        deadlines=(
            Deadline(
                section=6,
                span=at("trước ngày 15/12 hằng năm"),
                month=12,
                day=15,
                recurrence=Recurrence.YEARLY,
            ),
        ),
        issues=(
            Issue(IssueCode.MISSING_NUMBER, Severity.WARNING, "the number is left blank"),
            Issue(IssueCode.ENCODING, Severity.INFO, "a look-alike letter", at("rà soát")),
        ),
    )


def _renamed(document: Document, doc_id: str, source_path: str) -> Document:
    source = replace(document.source.source, path=source_path)
    return replace(document, doc_id=doc_id, source=replace(document.source, source=source))
