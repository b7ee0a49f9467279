"""Labels are read as a sequence: what is certain is repaired, what is odd is reported."""

from __future__ import annotations

import pytest

from extractor.lexicon.labels import read_labels
from extractor.pipeline import parse_text
from extractor.segment.outline import decode

_HEAD = "KẾ HOẠCH\nPhát triển du lịch xã An Hòa\n\nThực hiện chủ trương chung, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\n"


def body(text: str) -> list[tuple[str, str]]:
    """(path, first words) of the sections in the body of a plan."""
    document = parse_text(_HEAD + text)
    return [
        (section.path, document.text_of(section)[:18].strip())
        for section in document.sections
        if section.zone == "body"
    ]


def paths(text: str) -> list[str]:
    return [path for path, _ in body(text)]


def codes(text: str) -> list[str]:
    return [issue.code.value for issue in parse_text(_HEAD + text).issues]


def labels_of(*texts: str) -> list[str]:
    """The repaired labels that a sequence of blocks is given ("" for running text)."""
    readings = decode([read_labels(text) for text in texts])
    return [reading.stack[-1].label if reading.stack else "" for reading in readings]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu"), "abcdđe"),
        (("c) Một", "d) Hai", "d) Ba", "e) Bốn"), "cdđe"),
        (("d) Một", "e) Hai", "f) Ba", "g) Bốn"), "defg"),
        (("h) Một", "i) Hai", "k) Ba", "l) Bốn", "m) Năm"), "hiklm"),
        (("h) Một", "k) Hai", "l) Ba"), "hkl"),
        (("a) Một", "b) Hai", "b) Ba", "d) Bốn"), "abcd"),
        (("a) Một", "ă) Hai", "â) Ba", "b) Bốn"), "aăâb"),
    ],
)
def test_letters(printed: tuple[str, ...], meant: str) -> None:
    assert labels_of(*printed) == list(meant)


def test_underscores_that_a_scan_leaves_before_a_label() -> None:
    text = "I. NHIỆM VỤ\n1. Phòng Kinh tế\n__ - Rà soát chợ.\n- Báo cáo.\n2. Công khai."
    assert paths(text) == ["I", "I.1", "I.1.-1", "I.1.-2", "I.2"]


def test_a_wrapped_reference_is_no_label() -> None:
    text = "I. MỤC ĐÍCH\n1. Thực hiện theo quy định tại khoản\n2 Điều 5 của Quy chế.\n2. Công khai."
    assert paths(text) == ["I", "I.1", "I.2"]


def test_a_number_that_breaks_the_sequence_is_text() -> None:
    assert labels_of("1. Một", "2. Hai", "75. Đường", "3. Ba") == ["1", "2", "", "3"]


def test_a_heading_that_ends_like_a_reference_is_none() -> None:
    text = "I. QUAN ĐIỂM\n1. Hạ tầng số\n2. Danh mục\n3. Địa điểm\n4. Theo từng năm\n5. Khác"
    assert paths(text) == ["I", "I.1", "I.2", "I.3", "I.4", "I.5"]


def test_look_alikes_of_roman_one() -> None:
    text = "1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n2. Yêu cầu\nII. MỤC TIÊU\n1. Chung\n2. Riêng"
    assert paths(text) == ["I", "I.1", "I.2", "II", "II.1", "II.2"]
    assert "ocr_suspect" in codes(text)


def test_the_letter_l_is_not_one_between_k_and_m() -> None:
    assert labels_of("k) Một", "l) Hai", "m) Ba") == ["k", "l", "m"]
    assert labels_of("l. Một", "2. Hai", "3. Ba")[1:] == ["2", "3"]


def test_markdown_bullets_before_labels() -> None:
    text = "I. GIẢI PHÁP\n1. Chung\n- a) Rà soát;\n - b) Tập huấn.\n- 2. Huy động nguồn lực**\n- a) Vốn."
    assert paths(text) == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "I.2.a"]
    assert codes(text).count("wrong_decoration") == 4


def test_plus_below_dash_and_paragraphs_counted_apart() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Du lịch\nTập trung các việc sau:\n- Tuyến chính:\n+ Mở đường;\n+ Trồng cây.\n"
        "- Tuyến phụ:\n+ Sửa cầu.\nPhần còn lại làm sau.\n2. Khác"
    )
    assert paths(text) == [
        "I", "I.1", "I.1.p1", "I.1.-1", "I.1.-1.+1", "I.1.-1.+2", "I.1.-2", "I.1.-2.+1",
        "I.1.p2", "I.2",
    ]  # fmt: skip


def test_dotted_numbers_below_their_number() -> None:
    text = "I. NỘI DUNG\n1. Một\n1.1. Hai\n1.2. Ba\n1.2.1. Bốn\n1.2.2. Năm\n2. Sáu\n2.1 Bảy"
    assert paths(text) == ["I", "I.1", "I.1.1", "I.1.2", "I.1.2.1", "I.1.2.2", "I.2", "I.2.1"]


def test_a_repeated_roman_number_is_the_next() -> None:
    text = "IV. KINH PHÍ\nNgân sách xã.\nV. TỔ CHỨC\n1. Ban A\nV. BÁO CÁO\n1. Hằng năm"
    assert paths(text) == ["IV", "IV.p1", "V", "V.1", "VI", "VI.1"]
    assert "duplicate_label" in codes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) Một\nb) Hai\n) Ba\nd) Bốn", "a b c d"),
        ("d) Một\nđ) Hai\ne) Ba\n8) Bốn\nh) Năm", "d đ e g h"),
        ("h) Một\n1) Hai\nk) Ba\n] Bốn", "h i k l"),
        ("g) Một\nh) Hai\nj) Ba\nk) Bốn", "g h i k"),
        ("- a) Một\n- b) Hai\n- ) Ba\n- đ) Bốn\n- đ) Năm", "a b c d đ"),
        ("c) Một\nđ) Hai\nđ) Ba\ne) Bốn", "c d đ e"),
        ("(i) Một\n() Hai\n(iii) Ba", "i ii iii"),
        ("III. MỘT\n1V. HAI\nV. BA", "III IV V"),
        ("I. MỘT\nII. HAI\nHI. BA", "I II III"),
    ],
)
def test_labels_that_a_scan_spoils_are_told_by_their_neighbours(text: str, expected: str) -> None:
    document = parse_text(f"{_HEAD}A. NỘI DUNG\n{text}")
    labels = [section.label for section in document.sections if section.zone == "body"]
    assert labels[1:] == expected.split()
    assert document.text.endswith(text)


def test_a_misread_label_is_proposed_to_be_mended() -> None:
    text = "I. HẠ TẦNG\nd) Một\nđ) Hai\ne) Ba\n8) Bốn\nh) Năm"
    issues = [issue for issue in parse_text(_HEAD + text).issues if issue.code == "ocr_suspect"]
    assert [issue.suggestion for issue in issues] == ["g"]


def test_numbers_with_brackets_stay_numbers() -> None:
    assert paths("I. HẠ TẦNG\n7) Một\n8) Hai\n9) Ba") == ["I", "I.7", "I.8", "I.9"]


def test_a_document_may_start_late_and_skip() -> None:
    text = "II. MỤC TIÊU\n1. Một\n3. Ba\nIII. GIẢI PHÁP\n1. Một"
    assert paths(text) == ["II", "II.1", "II.3", "III", "III.1"]
    assert codes(text).count("skipped_label") == 2


def test_numbering_restarts_below_each_letter() -> None:
    text = "I. NỘI DUNG\na) Một\n(1) Hai\n(2) Ba\nb) Bốn\n(1) Năm\n(i) Sáu\n(ii) Bảy"
    assert paths(text) == ["I", "I.a", "I.a.1", "I.a.2", "I.b", "I.b.1", "I.b.1.i", "I.b.1.ii"]


def test_a_label_glued_into_the_sentence_before() -> None:
    text = "I. HẠ TẦNG\na) Đường.\nb) Cầu.\nc) Bến thuyền theo quy định. d) Nhà chờ.\nđ) Bãi xe."
    assert body(text)[-2:] == [("I.d", "d) Nhà chờ."), ("I.đ", "đ) Bãi xe.")]
    assert "glued_label" in codes(text)


def test_a_number_glued_behind_the_first_of_its_kind() -> None:
    text = "I. MỤC ĐÍCH\n1. Mục đích\nGiữ rừng của xã (dự án mới). 2. Yêu cầu\nII. VIỆC\n1. Một; 2. Hai."
    assert paths(text) == ["I", "I.1", "I.1.p1", "I.2", "II", "II.1", "II.2"]


def test_a_glued_label_before_a_share() -> None:
    text = "I. HẠ TẦNG\na) 90% số thôn có đường. b) 95% số hộ có điện.\nc)100% số hộ có nước."
    assert paths(text) == ["I", "I.a", "I.b", "I.c"]


def test_labels_set_close_to_their_words() -> None:
    text = "I. HẠ TẦNG\n-95% số thôn có đường.\n-5% so với năm trước.\n-a) Đường.\n-b) Cầu."
    assert paths(text) == ["I", "I.-1", "I.p1", "I.a", "I.b"]


def test_dashes_and_crosses_stand_below_a_dot_that_began_the_list() -> None:
    text = "I. DU LỊCH\n• Tuyến chính\n+ Mở đường\n+ Trồng cây\n• Tuyến phụ\n- Sửa cầu"
    assert paths(text) == ["I", "I.-1", "I.-1.+1", "I.-1.+2", "I.-2", "I.-2.-1"]


def test_an_enumeration_inside_a_sentence_stays_inside() -> None:
    text = "I. HẠ TẦNG\na) Gồm: a) Đường; b) Cầu; c) Bến.\nb) Việc khác: (i) Điện; (ii) Nước."
    assert paths(text) == ["I", "I.a", "I.b"]
    assert paths("I. HẠ TẦNG\n1. Gồm: 1. Đường; 2. Cầu; 3. Bến.\n2. Khác.") == ["I", "I.1", "I.2"]


def test_a_label_alone_on_its_line() -> None:
    assert body("I.\nMỤC ĐÍCH\n1.\nMục đích\nđ)\nKhác")[:2] == [
        ("I", "I. MỤC ĐÍCH"),
        ("I.1", "1. Mục đích"),
    ]


def test_laws_have_chapters_articles_clauses_points() -> None:
    text = (
        "LUẬT\nCÂY XANH\nCăn cứ Hiến pháp;\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định về cây.\n"
        "Điều 2. Đối tượng\n1. Cơ quan;\na) Ở xã;\nb) Ở tỉnh.\n2. Cá nhân.\nChương II\nTHI HÀNH\nĐiều 3. Hiệu lực\n1. Từ nay."
    )
    document = parse_text(text)
    found = [section.path for section in document.sections if section.zone == "body"]
    assert found == [
        "chuong-I", "chuong-I.dieu-1", "chuong-I.dieu-1.p1", "chuong-I.dieu-2", "chuong-I.dieu-2.1",
        "chuong-I.dieu-2.1.a", "chuong-I.dieu-2.1.b", "chuong-I.dieu-2.2", "chuong-II",
        "chuong-II.dieu-3", "chuong-II.dieu-3.1",
    ]  # fmt: skip
    assert not document.issues  # articles count on through the chapters


def test_numbers_may_count_on_through_the_sections() -> None:
    text = "I. NỘI DUNG\n1. Một\n2. Hai\nII. TỔ CHỨC\n3. Ban A\n4. Ban B"
    assert paths(text) == ["I", "I.1", "I.2", "II", "II.3", "II.4"]
    assert "skipped_label" not in codes(text)


def test_paragraphs_below_a_bullet_that_is_a_title() -> None:
    text = (
        "I. MỤC TIÊU\n1. Đến năm 2030\n- Nông nghiệp\nCó 20 mô hình sạch.\nCó 3 vùng nuôi.\n"
        "- Du lịch\nĐón 500 khách.\n2. Khác\n- Điện\n- Nước\nCác việc trên làm trong năm."
    )
    assert paths(text) == [
        "I", "I.1", "I.1.-1", "I.1.-1.p1", "I.1.-1.p2", "I.1.-2", "I.1.-2.p1", "I.2", "I.2.-1",
        "I.2.-2", "I.2.p1",
    ]  # fmt: skip
