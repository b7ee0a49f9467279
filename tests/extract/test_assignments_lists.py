"""Task lists: a line each for lead, support and time, and tables with such columns."""

from __future__ import annotations

from extractor.extract.abbreviations import abbreviations
from extractor.extract.assignments import assignments
from extractor.model import Document, Kind, Role, Zone
from tests.build import document_of


def rows(document: Document) -> list[tuple[str, str, str]]:
    """(path, role, agency) of all assignments."""
    return [
        (document.sections[part.section].path, part.role.value, part.agency)
        for part in assignments(document, abbreviations(document))
    ]


def test_lines_of_a_task() -> None:
    document = document_of(
        ("II", "II. NHIỆM VỤ", {"role": Role.TASK}),
        ("II.1", "1. Trồng rừng ven sông"),
        ("II.1.-1", "- Cơ quan chủ trì: Chi cục Kiểm lâm."),
        ("II.1.-2", "- Đơn vị phối hợp: Vụ Pháp chế, các đơn vị có liên quan."),
        ("II.1.-3", "- Thời gian thực hiện: Sở Y tế báo cáo trong quý IV."),
        ("II.2", "2. Nạo vét kênh"),
        ("II.2.-1", "- Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với UBND các xã."),
    )
    assert rows(document) == [
        ("II.1.-1", "lead", "Chi cục Kiểm lâm"),
        ("II.1.-2", "coordinate", "Vụ Pháp chế"),
        ("II.1.-2", "coordinate", "các đơn vị liên quan"),
        ("II.2.-1", "lead", "Sở Xây dựng"),
        ("II.2.-1", "coordinate", "Ủy ban nhân dân các xã"),
    ]


def test_the_task_of_a_line_is_the_block_above() -> None:
    document = document_of(
        ("II", "II. NHIỆM VỤ", {"role": Role.TASK}),
        ("II.1", "1. Trồng rừng ven sông"),
        ("II.1.-1", "- Đơn vị thực hiện: Chi cục Kiểm lâm"),
    )
    (part,) = assignments(document, {})
    assert part.task.of(document.text) == "1. Trồng rừng ven sông"
    assert part.explicit


def table(*lines: str) -> Document:
    """An annex with a table of these rows, their cells as the reader leaves them."""
    row = {"zone": Zone.ANNEX, "kind": Kind.ROW, "label_raw": ""}
    nodes = [(f"phuluc-1.r{n}", line, dict(row)) for n, line in enumerate(lines, start=1)]
    return document_of(("phuluc-1", "PHỤ LỤC", {"zone": Zone.ANNEX}), *nodes)


def test_columns_by_their_place() -> None:
    document = table(
        "TT\nNhiệm vụ\nĐơn vị chủ trì\nPhối hợp\nThời gian",
        "1\nNạo vét kênh\nSở Xây dựng\nUBND các xã; Sở Tài chính\n2027",
        "2\nTrồng rừng\nSở Nông nghiệp và Môi trường hướng dẫn\nCác sở, ngành\n2028",
    )
    assert rows(document) == [
        ("phuluc-1.r2", "lead", "Sở Xây dựng"),
        ("phuluc-1.r2", "coordinate", "Ủy ban nhân dân các xã"),
        ("phuluc-1.r2", "coordinate", "Sở Tài chính"),
        ("phuluc-1.r3", "lead", "Sở Nông nghiệp và Môi trường"),
        ("phuluc-1.r3", "coordinate", "Các sở, ngành"),
    ]


def test_columns_where_a_cell_is_lost() -> None:
    document = table(
        "TT\nNhiệm vụ\nChủ trì\nPhối hợp\nThời gian",
        "I\nNHÓM NHIỆM VỤ VỀ RỪNG",
        "1\nSở Y tế tập huấn cho 20 xã\nSở Y tế\nCông an tỉnh",
    )
    assert rows(document) == [
        ("phuluc-1.r3", "lead", "Sở Y tế"),
        ("phuluc-1.r3", "coordinate", "Công an tỉnh"),
    ]


def test_columns_between_bars_with_an_empty_cell() -> None:
    document = table(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả |",
        "| 1. | Nạo vét kênh | Sở Xây dựng | | Báo cáo |",
        "| 2. | Trồng rừng | | Sở Tài chính | Báo cáo |",
    )
    assert rows(document) == [
        ("phuluc-1.r2", "lead", "Sở Xây dựng"),
        ("phuluc-1.r3", "coordinate", "Sở Tài chính"),
    ]
    part = assignments(document, {})[0]
    assert part.task.of(document.text) == "Nạo vét kênh"


def test_a_table_without_such_columns_assigns_nothing() -> None:
    document = table("TT\nĐịa điểm\nSố mẫu", "1\nSở Y tế\n15")
    assert rows(document) == []
