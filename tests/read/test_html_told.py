"""What of a web page is not text: struck words, pictures, frames; it is told of."""

from __future__ import annotations

import pytest

from extractor.errors import UnreadableDocument
from extractor.model import IssueCode
from extractor.read import read_text


@pytest.mark.parametrize(
    ("html", "text", "struck"),
    [
        ("<p>Đạt <del>80%</del> <ins>90%</ins> số hộ ở xã</p>", "Đạt 90% số hộ ở xã", ["80%"]),
        ("<p>Đạt <s>8<b>0</b>%</s> 90% số hộ ở các xã</p>", "Đạt 90% số hộ ở các xã", ["80%"]),
        (
            '<p>Đạt <span style="text-decoration: line-through">80%</span> 90% số hộ</p>',
            "Đạt 90% số hộ",
            ["80%"],
        ),
        ("<p>Đạt <s>80% số hộ ở các xã", "Đạt 80% số hộ ở các xã", []),  # never closed
        (
            "<p><strike>Đạt 80% số hộ</strike></p><p>hết</p>",
            "Đạt 80% số hộ\n\nhết",
            [],
        ),  # all of it
        ("<p>Đạt <span hidden><del>80%</del></span>90% số hộ</p>", "Đạt 90% số hộ", []),
    ],
)
def test_what_is_struck_through_is_left_out_and_told_of(
    html: str, text: str, struck: list[str]
) -> None:
    source = read_text(html)
    assert source.text == text
    assert [issue.message for issue in source.issues] == [
        f"left out: struck through: {words!r}" for words in struck
    ]


@pytest.mark.parametrize(
    ("image", "told"),
    [
        ("<img src=trang1.png width=700 height=990>", True),
        (f"<img src='data:image/png;base64,{'A' * 50_000}'>", True),
        (f"<img src='data:image/png;base64,{'A' * 5_000}'>", False),
        ("<img src=logo.png width=120 height=120>", False),
        ("<div hidden><img src=trang1.png width=700 height=990></div>", False),
    ],
)
def test_pictures_that_may_be_pages_are_told_of(image: str, told: bool) -> None:
    found = read_text(f"<p>Điều 1.</p>{image}<p>Điều 2.</p>")
    assert found.text.split() == ["Điều", "1.", "Điều", "2."]
    assert [issue.code for issue in found.issues] == [IssueCode.LEFT_OUT] * told


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<html><frameset cols=20%,*><frame src=a.htm></frameset></html>", "only frames others"),
        ("<html><body><iframe src=a.pdf></iframe></body></html>", "only frames others"),
        ("<html><body><img src=a.png></body></html>", "pictures only"),
    ],
)
def test_pages_without_text_say_what_they_are(html: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        read_text(html)


def test_a_table_that_frames_the_page_is_no_data() -> None:
    page = "".join(f"<p>{number}. Sở Y tế rà soát trạm y tế.</p>" for number in range(1, 20))
    rows = f"<tr><td colspan=2>Trang chủ</td></tr><tr><td>Tin tức</td><td>{page}</td></tr>"
    text = read_text(f"<table>{rows}<tr><td>Liên hệ</td><td>2026</td></tr></table>").text
    assert "|" not in text
    assert "\n\n7. Sở Y tế rà soát trạm y tế.\n\n" in text
