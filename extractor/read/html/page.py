"""Tags and text to the text that a browser shows, in the Markdown that the normaliser reads.

Blocks are parted by an empty line, <br> is a line end, a row of a data table is one line
"| cell | cell |", the cells of a layout table are blocks; bold stretches stand in "**", items of
lists have the labels that a browser shows, superscript digits are "²". White space is collapsed
outside of <pre>. What is not shown (scripts, comments, hidden elements) or struck through is left
out; the rest stays in order, site menus included, each item on its line.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import OffsetMap

from ..limits import Limits
from ..rendered import Rendered
from .frames import Frame
from .left_out import struck_elements
from .render import Renderer
from .tokens import Kind, Token, tokenize

_MOST_STRUCK = 0.3  # of what is shown: where more is struck, that is no correction


def render_html(raw: str, place: str, limits: Limits) -> Rendered:
    """The text of a page or of a fragment of one, and the map from it to `raw`.

    Raises UnreadableDocument past a limit. Broken mark-up is read as browsers read it.

    >>> from extractor.read.limits import LIMITS
    >>> page = "<p><b>Điều 1.</b> Phạm vi</p><ol type=a><li>Cấp x<i>ã</i><li>m<sup>2</sup></ol>"
    >>> print(render_html(page, "page.html", LIMITS)[0])
    **Điều 1.** Phạm vi
    <BLANKLINE>
    a. Cấp xã
    <BLANKLINE>
    b. m²
    """
    tokens = tokenize(raw, place, limits)
    return _rendered(raw, tokens, place, limits, Frame(""))


def render_markdown(raw: str, place: str, limits: Limits) -> Rendered:
    """Text with some HTML in it: known elements and entities are rendered, its lines stay.

    >>> from extractor.read.limits import LIMITS
    >>> print(render_markdown("# A\\n| a<br>b | <c |", "plan.md", LIMITS)[0])
    # A
    | a b | <c |
    """
    tokens = tokenize(raw, place, limits, in_text=True)
    if all(token.kind is Kind.TEXT for token in tokens):
        # Markdown alone is left to the normaliser.
        return Rendered(raw, OffsetMap.identity(len(raw)))
    return _rendered(raw, tokens, place, limits, Frame("", preformatted=True))


def _rendered(
    raw: str, tokens: Sequence[Token], place: str, limits: Limits, root: Frame
) -> Rendered:
    renderer = Renderer(raw, tokens, place, limits, root, struck_elements(tokens))
    found = renderer.run()
    if renderer.left_out.struck > _MOST_STRUCK * len(found.text):
        return Renderer(raw, tokens, place, limits, root, None).run()
    return found
