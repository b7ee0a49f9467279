"""The labels of automatic lists, as Word shows them."""

from __future__ import annotations

import pytest

from .word import p, paragraphs_of, tbl, tc, tr

_PAST = (
    '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def level(at: int, text: str, style: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def one_list(*levels: str, lists: str = "") -> str:
    return _PAST.format("".join(levels)) + lists


def labels(body: str, numbering: str, **parts: str) -> list[str]:
    """The labels of paragraphs that all read "x"."""
    return [line.removesuffix("x") for line in paragraphs_of(body, numbering=numbering, **parts)]


def items(*levels: int, number: str = "1") -> str:
    return "".join(p("x", number=number, level=at) for at in levels)


@pytest.mark.parametrize(
    ("style", "text", "shown"),
    [
        ("upperRoman", "%1.", "I. II. III. IV. "),
        ("lowerRoman", "(%1)", "(i) (ii) (iii) (iv) "),
        ("lowerLetter", "%1)", "a) b) c) d) "),
        ("upperLetter", "%1.", "A. B. C. D. "),
        ("decimalZero", "%1", "01 02 03 04 "),
        ("decimal", "Điều %1.", "Điều 1. Điều 2. Điều 3. Điều 4. "),
        ("ordinal", "%1", "1st 2nd 3rd 4th "),
        ("bullet", "-", "- - - - "),
        ("bullet", "+", "+ + + + "),
        ("none", "•", "• • • • "),
    ],
)
def test_formats(style: str, text: str, shown: str) -> None:
    assert "".join(labels(items(0, 0, 0, 0), one_list(level(0, text, style)))) == shown


def test_letters_never_give_a_point_that_only_vietnamese_has() -> None:
    shown = labels(items(*[0] * 28), one_list(level(0, "%1)", "lowerLetter")))
    assert shown[3:7] == ["d) ", "e) ", "f) ", "g) "]
    assert shown[25:] == ["z) ", "aa) ", "bb) "]


def test_levels_show_the_numbers_above_them_and_begin_anew_behind_them() -> None:
    three = one_list(level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."))
    assert labels(items(0, 1, 2, 2, 1, 2, 0, 1), three) == [
        "I. ", "1. ", "1.1. ", "1.2. ", "2. ", "2.1. ", "II. ", "1. ",
    ]  # fmt: skip


def test_legal_numbering_is_in_digits() -> None:
    legal = one_list(level(0, "Chương %1", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"))
    assert labels(items(0, 0, 1), legal)[-1] == "2.1. "


def test_a_level_may_count_on() -> None:
    counting = one_list(
        level(0, "%1."), level(1, "%2)", "lowerLetter", more='<w:lvlRestart w:val="0"/>')
    )
    assert labels(items(0, 1, 1, 0, 1), counting)[-1] == "c) "


def test_a_level_may_begin_anew_only_behind_one_further_up() -> None:
    three = one_list(
        level(0, "%1."), level(1, "%2."), level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    )
    assert labels(items(0, 1, 2, 1, 2, 0, 1, 2), three)[2::2] == ["1) ", "2) ", "1. "]
    assert labels(items(0, 1, 2, 1, 2, 0, 1, 2), three)[-1] == "1) "


def test_lists_of_one_definition_count_on_unless_they_say_where_to_start() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = items(0, 0) + items(0, number="2") + items(0, 0, number="3") + items(0)
    assert labels(body, one_list(level(0, "%1."), lists=lists)) == [
        "1. ", "2. ", "3. ", "5. ", "6. ", "7. ",
    ]  # fmt: skip


def test_a_list_may_replace_a_level_of_its_definition() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride></w:num>'
    )
    body = items(0) + items(0, number="2")
    assert labels(body, one_list(level(0, "%1."), lists=lists)) == ["1. ", "b) "]


def test_numbers_start_where_they_are_told() -> None:
    assert labels(items(0, 0), one_list(level(0, "%1.", start=7))) == ["7. ", "8. "]
    assert labels(items(0, 0), one_list(level(0, "%1.", start=0))) == ["0. ", "1. "]


def test_a_level_without_one_above_shows_the_number_before_the_first() -> None:
    two = one_list(level(0, "%1."), level(1, "%1.%2."))
    assert labels(items(1, 0, 1), two) == ["0.1. ", "1. ", "1.1. "]


def test_styles_number_their_paragraphs_also_through_what_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loose"><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    two = one_list(level(0, "%1.", "upperRoman"), level(1, "%2."))
    body = "".join(p("x", style=name) for name in ("H1", "H2", "H2b", "Loose", "H1"))
    assert labels(body, two, styles=styles) == ["I. ", "1. ", "2. ", "", "II. "]


def test_a_level_may_be_that_of_the_style_that_is_linked_to_it() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        for name in ("Khoan", "Diem")
    )
    two = one_list(
        level(0, "%1.", more='<w:pStyle w:val="Khoan"/>'),
        level(1, "%2)", "lowerLetter", more='<w:pStyle w:val="Diem"/>'),
    )
    body = "".join(p("x", style=name) for name in ("Khoan", "Diem", "Diem", "Khoan"))
    assert labels(body, two, styles=styles) == ["1. ", "a) ", "b) ", "2. "]


def test_a_paragraph_may_take_itself_out_of_the_list_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = p("x", style="H1") + p("x", style="H1", number="0") + p("x", style="H1")
    assert labels(body, one_list(level(0, "%1.")), styles=styles) == ["1. ", "", "2. "]


def test_definitions_may_stand_behind_a_list_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Danhsach"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Danhsach"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = items(0) + items(0, number="2")
    assert labels(body, numbering, styles=styles) == ["1) ", "2) "]


def test_list_styles_that_refer_to_each_other_end() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(items(0), numbering, styles=styles) == [""]


@pytest.mark.parametrize(
    ("font", "character", "shown"),
    [
        ("Symbol", "\uf0b7", "• "),
        ("Wingdings", "\uf0d8", "➢ "),
        ("Courier New", "o", "○ "),
        ("Symbol", "\uf02b", "+ "),
        ("Wingdings", "\uf04b", "• "),
    ],
)
def test_bullets_are_the_signs_that_their_font_draws(font: str, character: str, shown: str) -> None:
    drawn = level(0, character, "bullet", more=f'<w:rPr><w:rFonts w:hAnsi="{font}"/></w:rPr>')
    assert labels(items(0), one_list(drawn)) == [shown]


def test_drawn_bullets_tell_their_level_and_typed_ones_stay() -> None:
    drawn = one_list(*(level(at, sign, "bullet") for at, sign in enumerate("•○▪")))
    assert labels(items(0, 1, 2), drawn) == ["• ", "+ ", "+ "]
    typed = one_list(level(0, "+", "bullet"), level(1, "-", "bullet"))
    assert labels(items(0, 1), typed) == ["+ ", "- "]


def test_custom_formats_fall_back_to_digits_that_are_as_many() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="8"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    assert labels(items(0), one_list(custom)) == ["008. "]


def test_what_follows_a_label() -> None:
    assert labels(items(0), one_list(level(0, "%1.", more='<w:suff w:val="nothing"/>'))) == ["1."]
    assert labels(items(0), one_list(level(0, "%1. ", more='<w:suff w:val="tab"/>'))) == ["1. "]


def test_what_is_not_shown_is_not_counted_but_empty_paragraphs_are() -> None:
    body = (
        items(0)
        + p("x", number="1", mark="<w:vanish/>").replace(
            "<w:rPr></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"
        )
        + p("", number="1")
        + items(0)
    )
    assert labels(body, one_list(level(0, "%1."))) == ["1. ", "3. "]


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_paragraphs_that_were_deleted_or_moved_away_are_not_counted(change: str) -> None:
    gone = p(f"<w:{change}><w:r><w:t>x</w:t></w:r></w:{change}>", number="1", mark=f"<w:{change}/>")
    assert labels(items(0) + gone + items(0), one_list(level(0, "%1."))) == ["1. ", "2. "]


def test_numbers_alone_in_a_cell_are_its_text() -> None:
    numbered = tc(p("", number="1"))
    rows = [tr("TT", "Nhiệm vụ"), *(tr(numbered, name) for name in ("Rà soát", "Tập huấn"))]
    text = paragraphs_of(tbl(*rows), numbering=one_list(level(0, "%1")))
    assert text == ["| TT | Nhiệm vụ |\n| 1 | Rà soát |\n| 2 | Tập huấn |"]


def test_labels_are_bold_with_the_words_behind_them() -> None:
    bold = p("<w:r><w:rPr><w:b/></w:rPr><w:t>Mục tiêu</w:t></w:r>", number="1")
    plain = items(0)
    numbering = one_list(level(0, "%1."))
    assert paragraphs_of(bold + plain, numbering=numbering) == ["**1. Mục tiêu**", "2. x"]


@pytest.mark.parametrize("number", ["9", "-1", "99999999999999999999", "x"])
def test_lists_and_levels_that_are_not_there_number_nothing(number: str) -> None:
    assert labels(items(0, number=number), one_list(level(0, "%1."))) == [""]
    assert labels(items(12), one_list(level(0, "%1."))) == [""]
