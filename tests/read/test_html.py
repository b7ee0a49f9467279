"""HTML to text: what a browser shows, and where each character of it stands in the source."""

from __future__ import annotations

import pytest

from extractor.model import Span
from extractor.read import read_text

LETTERHEAD = (
    "<table><tr><td><p><b>ỦY BAN NHÂN DÂN<br/>TỈNH VẠN XUÂN</b></p></td>"
    "<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>"
    "<tr><td>Số: 12/KH-UBND</td><td>Vạn Xuân, ngày 5 tháng 3 năm 2025</td></tr>"
    "<tr><td></td><td></td></tr></table>"
)


def rendered(html: str) -> str:
    """The text of a page whose body is `html`."""
    return read_text(f"<html><body>{html}</body></html>").text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Đối tượng áp dụn<span>g</span></p>", "Đối tượng áp dụng"),
        ("<p>Rà\n   soát\t<i> các </i> xã </p>", "Rà soát các xã"),
        ("<p>Một</p>\n<p>Hai</p><div>Ba<div>Bốn</div>năm</div>", "Một\n\nHai\n\nBa\n\nBốn\n\nnăm"),
        ("<p>Một<br>Hai<br/> Ba<br><br>Bốn<br></p><p>Năm", "Một\nHai\nBa\n\nBốn\n\nNăm"),
        ("<p></p><p>&nbsp;</p><p>\xa0\xa0Một</p><p><br></p><hr><p>Hai</p>", "Một\n\nHai"),
        ("Một<span style='display:block'>Hai</span>Ba", "Một\n\nHai\n\nBa"),
        ("<pre>  Một  hai\n\n ba</pre>", "Một  hai\n\nba"),
        ("<p style='white-space: pre-wrap'>Một\nhai</p>", "Một\nhai"),
        (
            "R&amp;D &lt;5% &#272;&#x1EA1;t&nbsp;90 &xotaname; &copy &#150;",
            "R&D <5% Đạt\xa090 &xotaname; © –",
        ),
        ("a &#10; b&#32;c", "a   b c"),
        (
            "m<sup>2</sup>, km<sup>3</sup>/s, tăng 10%<sup>12</sup>, CO<sub>2</sub>",
            "m², km³/s, tăng 10%¹², CO2",
        ),
        ("Điều 1<sup>(a)</sup>", "Điều 1(a)"),
    ],
)
def test_lines_spaces_and_characters(html: str, text: str) -> None:
    assert rendered(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>if (a<b) document.write('<p>x</p>')</script>",
        "<style>p > b { color: red }</style>",
        "<noscript><p>x</p></noscript>",
        "<template><p>x</p></template>",
        "<iframe><p>x</p></iframe>",
        "<svg><title>x</title></svg>",
        "<!-- <p>x</p> -->",
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
        "<div hidden>x<p>y</p></div>",
        "<div style='color:red; display : none'><ul><li>x</ul><table><tr><td>y</table></div>",
        "<span style='visibility:hidden'>x</span>",
        "<span style='mso-hide: all'>x</span>",
        "<title>x</title>",
        "<?php x ?>",
        "<![if !x]>",
    ],
)
def test_what_is_not_shown_is_left_out(html: str) -> None:
    assert rendered(f"<p>Trước</p>{html}<p>Sau</p>") == "Trước\n\nSau"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><b>Điều 1.</b> Phạm vi</p>", "**Điều 1.** Phạm vi"),
        ("<p><strong>Điều 2. Áp dụn</strong><strong>g </strong></p>", "**Điều 2. Áp dụng**"),
        (
            "<b>Điều 3.\n Phạm vi <br>\n áp dụng </b> chung",
            "**Điều 3. Phạm vi**\n**áp dụng** chung",
        ),
        ("<h2>Chương I</h2><p>x</p>", "**Chương I**\n\nx"),
        ("<p style='font-weight: 700'>A <span style='font-weight:normal'>b</span></p>", "**A** b"),
        ("<b>&nbsp;</b><b></b>x", "x"),
        ("<p><i>Căn cứ</i> <u>Luật</u></p>", "Căn cứ Luật"),
        ("<b>A<p>B</p></b>C", "**A**\n\n**B**\n\nC"),
    ],
)
def test_bold_text_stands_in_marks(html: str, text: str) -> None:
    assert rendered(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>Một<li>Hai<ul><li>Ba</ul></ul>", "- Một\n\n- Hai\n\n+ Ba"),
        ("<ol><li>Một</li><li>Hai</li></ol>", "1. Một\n\n2. Hai"),
        ("<ol type=I start=3><li>A<ol type=a><li>B</ol><li>C</ol>", "III. A\n\na. B\n\nIV. C"),
        ("<ol reversed><li>A<li>B<li>C</ol>", "3. A\n\n2. B\n\n1. C"),
        ("<ol><li value=5>A<li>B</ol>", "5. A\n\n6. B"),
        ("<ol style='list-style-type: upper-roman'><li>A</ol>", "I. A"),
        ("<ol style='list-style: none inside'><li>A</ol>", "A"),
        ("<ul><li><p> <b>Một</b></p></li></ul>", "- **Một**"),
        ("<ol><li></li><li>Hai</li></ol>", "2. Hai"),
        ("<ol><li><ol type=a><li>Một</ol></ol>", "1.\n\na. Một"),
        ("<ul><li>- Một<li>a) Hai<li>2.000 hộ</ul>", "- Một\n\na) Hai\n\n- 2.000 hộ"),
        ("<ol><li>1) Một<li>3. Hai</ol>", "1) Một\n\n2. 3. Hai"),
        ("<nav><a href=/>Trang chủ</a><a>Văn bản</a></nav><p>x", "Trang chủ\n\nVăn bản\n\nx"),
        ("<dl><dt>Số<dd>12<dt>Ngày<dd>13</dl>", "Số\n\n12\n\nNgày\n\n13"),
    ],
)
def test_items_have_the_labels_that_a_browser_shows(html: str, text: str) -> None:
    assert rendered(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<table><tr><th>TT</th><th>Nội dung</th></tr><tr><td>1</td><td>Rà <b>soát</b><br>hai<p>ba</td></tr></table>",
            "| TT | Nội dung |\n| 1 | Rà **soát** hai ba |",
        ),
        ("<table>" + "<tr><td>1<td>2|3" * 3 + "</table>sau", "| 1 | 2\\|3 |\n" * 3 + "\nsau"),
        ("<table><tr><td>1<td>2<td>3<tr><td>4<td><td>6</table>", "| 1 | 2 | 3 |\n| 4 |  | 6 |"),
        (
            "<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>c<td>d<tr><td>1<td>2<td>3</table>",
            "| A | B |  |\n|  | c | d |\n| 1 | 2 | 3 |",
        ),
        ("<table><tr><td>Một</td></tr><tr><td>Hai</td></tr></table>", "Một\n\nHai"),
        ("<table><tr><td>Một</td><td>Hai</td></tr></table>", "Một\n\nHai"),
        (
            "<table><tr><td>" + "<table>" + "<tr><td>1<td>2" * 3 + "</table>" + "<td>x</table>",
            "| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n\nx",
        ),
        ("<table>" + "<tr><td>1<td>2" * 3, "\n\n".join(["1", "2"] * 3)),
        ("<table><tr><th>A<th>B<tr style='display:none'><td>x<td>y<tr></tr></table>", "| A | B |"),
    ],
)
def test_tables(html: str, text: str) -> None:
    assert rendered(html) == text


def test_letterhead_and_signature_are_no_data() -> None:
    assert rendered(LETTERHEAD).split("\n\n") == [
        "**ỦY BAN NHÂN DÂN**\n**TỈNH VẠN XUÂN**",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Vạn Xuân, ngày 5 tháng 3 năm 2025",
    ]
    signature = "<table><tr><td>N&#417;i nh&#7853;n:<br>- Lưu: VT.<td>TM. ỦY BAN<tr><td><td>(Đã ký)<tr><td><td>A</table>"
    assert rendered(signature) == "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN\n\n(Đã ký)\n\nA"


@pytest.mark.parametrize(
    ("sign", "font"),
    [("·", "Symbol"), ("§", "Wingdings"), ("o", '"Courier New"'), ("&middot;", "Symbol")],
)
@pytest.mark.parametrize("own", ["<span style='mso-list:Ignore'>", ""])
def test_bullets_drawn_by_word(sign: str, font: str, own: str) -> None:
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    html = (
        f"<p class=MsoListParagraph style='text-indent:-.25in'><![if !supportLists]>"
        f"<span style='font-family:{font}'>{own}{sign}{space}</span><![endif]>Rà soát</p>"
    )
    assert rendered(html) == "• Rà soát"


def test_numbers_of_word_lists_are_kept() -> None:
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    html = f"<p><![if !supportLists]><span style='mso-list:Ignore'>a)<span>{space}</span><![endif]>Rà<o:p></o:p></p>"
    assert rendered(html) == "a) Rà"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một < hai <3 và a<", "Một < hai <3 và a<"),
        ("<p>Một<b", "Một<b"),
        ("<p title='a>b' data-x=\"</p>\">Một", "Một"),
        ('<p title="a>Một</p><p>Hai', "Một\n\nHai"),
        ("<p>Một</b></i></div>hai</p></p>ba", "Một\nhai\n\nba"),
        ("<b><i>Một</b>hai</i>ba", "**Một**haiba"),
        ("Một<!-- hai", "Một<!-- hai"),
        ("Một<!-- hai> ba", "Một ba"),
        ("Một<script>hai", "Một"),
        ("Một<noscript>hai", "Mộthai"),
        ("<P CLASS=x>Một</P><LI>Hai", "Một\n\n- Hai"),
        ("<span style='display:none'/>Một<b/> hai", "Một hai"),
        ("<xyz>Một</xyz><o:p>hai</o:p>", "Mộthai"),
        ("<p>Một</ p>hai<a\nhref=x\n>ba</a\n>", "Mộthaiba"),
    ],
)
def test_broken_markup_loses_no_text(html: str, text: str) -> None:
    assert read_text("<html><body>" + html).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("# Một\n\nm<sup>2</sup> đất<br>hai\n", "# Một\n\nm² đất\nhai"),
        ("| a<br>b | <u>c</u> |\n| 1 | 2 |", "| a b | c |\n| 1 | 2 |"),
        (
            "Một đoạn văn đủ dài.\n\n<table>"
            + "<tr><td>1<td>2" * 3
            + "</table>\n\nMột đoạn nữa đủ dài.",
            "Một đoạn văn đủ dài.\n\n" + "| 1 | 2 |\n" * 3 + "\nMột đoạn nữa đủ dài.",
        ),
        ("# A\n<b>Một\nhai</b> <tên> x<y, <!-- c -->ba", "# A\n**Một**\n**hai** <tên> x<y, ba"),
    ],
)
def test_html_in_markdown(raw: str, text: str) -> None:
    assert read_text(raw).text == text


@pytest.mark.parametrize("raw", ["**Một** &amp; hai\n\n\n  ba", "a < b <tên>\n"])
def test_markdown_and_plain_text_stay_as_they_are(raw: str) -> None:
    source = read_text(raw)
    assert source.text is source.raw
    assert source.offsets.to_old(Span(1, 3)) == Span(1, 3)
