"""What is shown of a paragraph, and what is not."""

from __future__ import annotations

import pytest

from .word import field, p, paragraphs_of, r, text_of

BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


def style(name: str, look: str, *, kind: str = "paragraph", named: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{named or name}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def test_paragraphs_stand_apart_and_empty_ones_are_left_out() -> None:
    assert text_of(p("Điều 1.") + p() + p("  ") + p("Điều 2.")) == "Điều 1.\n\nĐiều 2."


def test_bold_words_are_marked_whatever_runs_they_are_in() -> None:
    runs = (r("Điều ", "<w:b/>"), r("1", "<w:b/>"), r(". ", '<w:b w:val="1"/>'), r("Phạm vi"))
    assert text_of(p(*runs)) == "**Điều 1.** Phạm vi"
    assert text_of(p(r("a", "<w:b/>"), r(" "), r("b", "<w:b/>"))) == "**a b**"
    assert text_of(p(r("a", '<w:b w:val="0"/>'))) == "a"


def test_bold_comes_from_styles_too_and_a_run_can_take_it_back() -> None:
    styles = style("Dam", "<w:b/>") + style("Manh", "<w:b/>", kind="character")
    assert text_of(p("x", style="Dam"), styles=styles) == "**x**"
    assert text_of(p(r("x", '<w:b w:val="0"/>'), style="Dam"), styles=styles) == "x"
    assert text_of(p(r("x", '<w:rStyle w:val="Manh"/>')), styles=styles) == "**x**"
    turned_round = p(r("x", '<w:rStyle w:val="Manh"/>'), style="Dam")
    assert text_of(turned_round, styles=styles) == "x"


def test_headings_are_bold_however_they_are_drawn() -> None:
    styles = style("H1", "<w:i/>", named="heading 1") + style("T", "", named="Title")
    assert paragraphs_of(p("a", style="H1") + p("b", style="T"), styles=styles) == [
        "**a**",
        "**b**",
    ]
    light = style("H1", '<w:b w:val="0"/>', named="heading 1")
    assert text_of(p("a", style="H1"), styles=light) == "a"


def test_the_default_style_is_that_of_paragraphs_without_one() -> None:
    usual = style("N", "<w:b/>").replace("<w:style ", '<w:style w:default="1" ')
    assert text_of(p("x"), styles=usual) == "**x**"


def test_styles_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{other}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
        for name, other, look in (("A", "B", "<w:b/>"), ("B", "A", ""))
    )
    assert text_of(p("x", style="A"), styles=styles) == "**x**"


@pytest.mark.parametrize("look", ["<w:caps/>", "<w:smallCaps/>"])
def test_words_shown_in_capitals_are_in_capitals(look: str) -> None:
    assert text_of(p(r("Kế hoạch", look))) == "KẾ HOẠCH"


def test_hidden_words_are_left_out() -> None:
    assert text_of(p("a", r("b", "<w:vanish/>"), "c")) == "ac"


def test_raised_digits_stay_apart_from_those_before_them() -> None:
    assert text_of(p("10 m", r("2", '<w:vertAlign w:val="superscript"/>'))) == "10 m²"
    assert text_of(p("H", r("2", '<w:vertAlign w:val="subscript"/>'), "O")) == "H2O"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ("<w:t>2026</w:t><w:noBreakHyphen/><w:t>2030</w:t>", "2026-2030"),
        ("<w:t>kế</w:t><w:softHyphen/><w:t>hoạch</w:t>", "kế\xadhoạch"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t>', "≥ 90%"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Có</w:t>', "☑ Có"),
        ('<w:t>x</w:t><w:sym w:font="Wingdings" w:char="?"/>', "x"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:delText>b</w:delText><w:instrText>c</w:instrText>", "a"),
    ],
)
def test_signs_in_a_run(inside: str, shown: str) -> None:
    assert text_of(p(f"<w:r>{inside}</w:r>")) == shown


def test_private_characters_are_read_in_their_font() -> None:
    assert text_of(p(r("\uf0b3 90%", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))) == "≥ 90%"


def test_insertions_are_in_and_deletions_out() -> None:
    runs = (
        "a",
        f"<w:ins>{r('b')}</w:ins>",
        f"<w:del>{r('<w:delText>c</w:delText>')}</w:del>",
        f"<w:moveFrom>{r('d')}</w:moveFrom>",
        f"<w:moveTo>{r('e')}</w:moveTo>",
    )
    assert text_of(p(*runs)) == "abe"
    changed = p(r("x", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"))
    assert text_of(changed) == "x"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    body = p("Rà ", mark="<w:del/>") + p("soát") + p("x", mark="<w:del/>")
    assert paragraphs_of(body) == ["Rà soát", "x"]


def test_a_style_separator_keeps_two_paragraphs_on_a_line() -> None:
    body = p(r("Điều 1. ", "<w:b/>"), mark="<w:vanish/><w:specVanish/>") + p("Phạm vi")
    assert text_of(body) == "**Điều 1.** Phạm vi"


def test_of_fields_the_result_is_shown() -> None:
    assert text_of(p("Số ", field(" REF so ", r("12")), "/KH")) == "Số 12/KH"
    assert text_of(p(f'<w:fldSimple w:instr=" DATE ">{r("năm 2025")}</w:fldSimple>')) == "năm 2025"
    assert text_of(p("x", field(" PAGE ", r("7")))) == "x"
    inner = field(" REF a ", r("b"))
    assert text_of(p(field(f"</w:instrText></w:r>{inner}<w:r><w:instrText>", r("c")))) == "c"


def test_a_table_of_contents_is_left_out_over_paragraphs() -> None:
    whole = field(" TOC ", f"{r('I. Mục tiêu 3')}</w:p><w:p>{r('II. Nhiệm vụ 5')}")
    assert text_of(p(whole) + p("Điều 1.")) == "Điều 1."


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text_of(p(begun, "a") + p("b")) == "a\n\nb"


def test_what_is_around_runs_does_not_matter() -> None:
    around = "".join(
        f"<w:{name}>{r(text)}</w:{name}>"
        for name, text in (("hyperlink", "a"), ("smartTag", "b"), ("customXml", "c"), ("dir", "d"))
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('e')}</w:sdtContent></w:sdt>"
    ruby = r(f"<w:ruby><w:rt>{r('?')}</w:rt><w:rubyBase>{r('f')}</w:rubyBase></w:ruby>")
    formula = "<m:oMath><m:r><m:t>g</m:t></m:r></m:oMath>"
    assert text_of(p(around + control + ruby + formula)) == "abcdefg"


def test_controls_around_paragraphs_do_not_matter_unless_they_only_ask() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("", p("a")) + control.format("<w:showingPlcHdr/>", p("Click here"))
    assert text_of(body + p("b")) == "a\n\nb"


def test_text_boxes_stand_behind_the_paragraph_that_they_hang_on() -> None:
    box = BOX.format(p("trong khung") + p(r("hai", "<w:b/>")))
    assert paragraphs_of(p("a", r(box), "b") + p("c")) == ["ab", "trong khung", "**hai**", "c"]


def test_a_drawing_and_what_stands_in_for_it_are_shown_once() -> None:
    choice = "<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice.format(p("x"))}</mc:Choice>'
        f"<mc:Fallback>{BOX.format(p('x'))}</mc:Fallback></mc:AlternateContent>"
    )
    assert paragraphs_of(p("a", r(both))) == ["a", "x"]
    only_fallback = both.replace(choice.format(p("x")), "<w:drawing/>")
    assert paragraphs_of(p("a", r(only_fallback))) == ["a", "x"]


def test_text_boxes_with_the_letterhead_stand_before_the_title() -> None:
    left, right = BOX.format(p("UBND XÃ AN BÌNH")), BOX.format(p("Độc lập - Tự do - Hạnh phúc"))
    assert paragraphs_of(p(r(left), r(right), "KẾ HOẠCH")) == [
        "UBND XÃ AN BÌNH", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH",
    ]  # fmt: skip


def test_text_boxes_in_text_boxes() -> None:
    inner = BOX.format(p("trong"))
    assert paragraphs_of(p("a", r(BOX.format(p("ngoài", r(inner)))))) == ["a", "ngoài", "trong"]
