"""Every character of a rendered page knows where it stands in the source, whatever the markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Source, Span
from extractor.read import read_text

from .test_html import LETTERHEAD


def _places(source: Source) -> list[Span]:
    return [source.offsets.to_old(Span(at, at + 1)) for at in range(len(source.text))]


def test_every_character_knows_its_place() -> None:
    html = f"<html><body>{LETTERHEAD}<p><b>Điều 1.</b> R&amp;D&nbsp;m<sup>2</sup></p><ol><li>Một</ol></body></html>"
    source = read_text(html)
    for letter, place in zip(source.text, _places(source), strict=True):
        shown = place.of(html)
        if letter in "²&\xa0":
            assert shown in ("2", "&amp;", "&nbsp;")
        elif letter in "*\n|":
            assert re.fullmatch(r"(?:<[^<>]*>\s*)+|", shown)
        elif shown != letter:
            assert shown.startswith("<li>")
            assert letter in "1. "
    start = source.text.index("1. Một")
    assert source.offsets.to_old(Span(start, start + 6)).of(html) == "<li>Một"


_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<div>",
            "</div>",
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "<th>",
        ),
        *(
            "</td>",
            "<ul>",
            "<ol type=a>",
            "</ul>",
            "</ol>",
            "<li>",
            "<sup>",
            "</sup>",
            "<pre>",
            "</pre>",
            "<hr/>",
        ),
        *(
            "<td rowspan=3>",
            "<td colspan=2>",
            "<span hidden>",
            "</span>",
            "<nav>",
            "<a>",
            "<script>",
            "</script>",
        ),
        *(
            "<!--",
            "-->",
            "<p style='font-weight:bold'>",
            "<",
            ">",
            '"',
            "='",
            "&amp;",
            "&nbsp;",
            "&#272;",
            "&",
        ),
        *(
            "Điều",
            "1",
            " ",
            "\n",
            "  ",
            "|",
            "a) ",
            "- ",
            "\r\n",
            "\xa0",
            "</body>",
            "<title>",
            "<noscript>",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["<html>", "# A\n<i>", "x"]))
def test_any_markup_gives_text_with_places_in_order(html: str, opening: str) -> None:
    source = read_text(f"{opening}x{html}")
    raw, end = source.raw, 0
    assert source.offsets.size == len(source.text)
    assert source.offsets.old_size == len(raw)
    for at, letter in enumerate(source.text):
        place = source.offsets.to_old(Span(at, at + 1))
        assert place.start >= end or place == source.offsets.to_old(Span(at - 1, at))
        end = place.end
        if letter.isalpha() and place.of(raw)[0] not in "<&":
            assert place.of(raw) == letter
    if source.media_type == "text/html":
        assert source.text == source.text.strip(" \n")
        assert "\n\n\n" not in source.text
        assert not re.search(r"[ ]\n|\n[ ]", source.text.replace("\xa0", "x"))
