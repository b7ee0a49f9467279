"""What holds of the targets of any text, however odd."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.targets import targets
from extractor.model import MeasureRole, Role, TargetKind
from tests.build import document_of

from .target_clauses import ISSUED, elsewhere, in_goals, plan

_PIECES = st.sampled_from(
    [
        "đạt", "trên", "90%", "1.200", "2,5", "-", "–", "đến", "năm 2030", "từ", "xuống", "còn",
        "tối thiểu", "một", "mô hình", "tỷ đồng", "Mbps", "/năm", "/100.000", "(", ")", ";", ". ",
        ":", "“", "”", "gấp đôi", "trở lên", "5G", "Điều 5", "vùng cao", "mỗi xã", "số", ",", "≥",
        "12/15 xã", "%", "giai đoạn 2026-2030", "so với năm 2024", "\u00a0", "…", "İ", "𝟗",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map(" ".join), st.booleans())
def test_rows_are_whole_and_in_their_place(clause: str, goals: bool) -> None:
    role = Role.GOAL if goals else Role.TASK
    document = plan(clause.replace("\n", " "), "II. PHẦN HAI", role)
    found = targets(document, ISSUED)
    assert [t.span for t in found] == sorted(t.span for t in found)
    for target in found:
        assert target.clause.contains(target.span)
        assert target.clause == document.sections[target.section].span
        assert 0 < target.confidence <= 1
        if target.kind is TargetKind.QUALITATIVE:
            assert len(found) == 1
            continue
        assert target.value is not None
        assert target.comparator is not None
        assert (target.value_max is not None) == (target.comparator.value == "range")
        assert any(c.isdigit() for c in target.span.of(document.text)) or target.rule
        assert (target.role is MeasureRole.CONDITION) == (target.of is not None)
        if target.of is not None:
            assert found[target.of] is not target
            assert found[target.of].section == target.section


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    line = " ".join(text.split())
    document = document_of(("I", "I. MỤC TIÊU", {"role": Role.GOAL}), ("I.1", f"1. {line}"))
    targets(document, ISSUED)


def test_long_clauses_take_linear_time() -> None:
    # Quadratic time would take hours here.
    assert len(in_goals("đạt 90% số xã vào năm 2030; " * 5000)) == 5000
    assert in_goals("1.000,5 " * 20_000) == []
    assert in_goals("năm 2030 “ ( " * 20_000) == []
    assert elsewhere("9" * 200_000) == []
    assert elsewhere("1.5," * 50_000) == []
