"""Notes behind the text, headers, and what of them belongs to it."""

from __future__ import annotations

from extractor.read import read_bytes

from .word import docx, p, paragraphs_of, r, text_of


def note(kind: str, number: int, content: str) -> str:
    return f'<w:{kind} w:id="{number}">{content}</w:{kind}>'


def call(kind: str, number: int) -> str:
    return r(f'<w:{kind}Reference w:id="{number}"/>', '<w:vertAlign w:val="superscript"/>')


def test_notes_are_called_by_number_and_stand_behind_the_text() -> None:
    separator = f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
    footnotes = (
        separator
        + note("footnote", 2, p(r("<w:footnoteRef/>"), " Theo Luật A.") + p("Và Luật B."))
        + note("footnote", 3, p("Như trên."))
    )
    body = p("Đạt 90%", call("footnote", 3), ".") + p("Đạt 95%", call("footnote", 2), ".")
    assert paragraphs_of(body, footnotes=footnotes) == [
        "Đạt 90%[1].", "Đạt 95%[2].", "[1] Như trên.", "[2] Theo Luật A.", "Và Luật B.",
    ]  # fmt: skip


def test_footnotes_and_endnotes_share_one_count() -> None:
    body = p("a", call("endnote", 1), "b", call("footnote", 1), "c", call("endnote", 1))
    text = paragraphs_of(
        body,
        footnotes=note("footnote", 1, p("chân trang")),
        endnotes=note("endnote", 1, p("cuối bài")),
    )
    assert text == ["a[1]b[2]c[1]", "[1] cuối bài", "[2] chân trang"]


def test_a_call_without_a_note_shows_nothing() -> None:
    assert text_of(p("a", call("footnote", 9))) == "a"


def test_notes_that_call_each_other_end() -> None:
    footnotes = note("footnote", 1, p("x", call("footnote", 2))) + note(
        "footnote", 2, p("y", call("footnote", 1))
    )
    text = paragraphs_of(p("a", call("footnote", 1)), footnotes=footnotes)
    assert text == ["a[1]", "[1] x[2]", "[2] y[1]"]


SECTION = '<w:sectPr><w:headerReference w:type="{}" r:id="header"/>{}</w:sectPr>'
LETTERHEAD = p("ỦY BAN NHÂN DÂN") + p("Độc lập - Tự do - Hạnh phúc")


def test_headers_are_left_out() -> None:
    assert text_of(p("a") + SECTION.format("default", ""), header=p("Trang 2")) == "a"


def test_a_letterhead_in_the_header_of_the_first_page_is_kept() -> None:
    first = SECTION.format("first", "<w:titlePg/>")
    assert paragraphs_of(p("a") + first, header=LETTERHEAD) == [
        "ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc", "a",
    ]  # fmt: skip
    assert text_of(p("a") + SECTION.format("first", ""), header=LETTERHEAD) == "a"


def test_a_source_has_the_text_of_the_file_as_it_is_shown() -> None:
    data = docx(p("Kế hoạch") + p("a"))
    source = read_bytes(data, "plan.docx")
    assert source.raw == source.text == "Kế hoạch\n\na"
    assert source.media_type.endswith("wordprocessingml.document")
    assert not source.pages
