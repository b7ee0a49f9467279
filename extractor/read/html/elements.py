"""The elements of HTML by what they do to the text, and what attributes say of one element."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Elements that stand on lines of their own (HTML Standard, section 15.3, "display: block").
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol"
    " optgroup option p pre search section summary table tbody td tfoot th thead tr ul"
)
BREAKING = BLOCKS | {"br", "hr"}
VOID = _names("area base br col embed frame hr img input link meta param source track wbr")
# Elements whose content is not shown; the first two may hold "<" that opens no tag.
CODE = frozenset({"script", "style"})
UNSEEN = CODE | _names("iframe noembed noframes noscript object svg template title datalist")
_INLINE = _names(
    "a abbr acronym b bdi bdo big button canvas cite code colgroup data del dfn em font head i ins"
    " kbd label map mark meter nobr output picture progress q s samp select small span strike"
    " strong sub sup textarea time tt u var video audio"
)
ELEMENTS = BLOCKS | BREAKING | VOID | UNSEEN | _INLINE

BOLD = _names("b strong h1 h2 h3 h4 h5 h6")
# What the writer has taken back.
STRUCK = _names("del s strike")
# Site furniture: every link in it is an item of its own.
FURNITURE = _names("aside footer header nav")
# An end tag does not reach out of the cell or table that it stands in.
BARRIERS = _names("caption table td th")
TABLE_PARTS = _names("caption table tbody td tfoot th thead tr")
# Opening the first closes an open one of the second, unless one of the third stands between.
IMPLIED_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
}

_ANY_CASE = re.IGNORECASE
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""", re.DOTALL
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", _ANY_CASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]{0,40}?line-through", _ANY_CASE)
_BLOCK = re.compile(r"display\s*:\s*(?:block|table|list-item|flex|grid)\b", _ANY_CASE)
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", _ANY_CASE)
_NO_PRE = re.compile(r"white-space\s*:\s*(?:normal|nowrap)", _ANY_CASE)
_WEIGHT = re.compile(
    r"font-weight\s*:\s*(?:(bold|[6-9]\d\d)|(normal|lighter|[1-5]\d\d)\b)", _ANY_CASE
)
_MARKER = re.compile(
    r"list-style(?:-type)?\s*:[^;]{0,80}?\b(none|disc|circle|square|decimal-leading-zero|decimal"
    r"|(?:lower|upper)-(?:alpha|latin|roman))\b",
    _ANY_CASE,
)
_FONT = re.compile(r"(?<![-\w])font-family\s*:([^;,]*)", _ANY_CASE)
_SYMBOLS = re.compile(r"font-family\s*:\s*[\"']?(?:symbol|wingdings|courier new)", _ANY_CASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What the attributes of one element say of how its text is shown; None: as its parent's.

    `marker` is the type of list marker ("decimal", "lower-alpha", "none" ...); `symbols` says
    that the text is set in a font of signs, or in the one that Word draws round bullets with.
    `font` is the name of its font, None where none is named.
    """

    hidden: bool = False
    struck: bool = False
    block: bool = False
    bold: bool | None = None
    preformatted: bool | None = None
    marker: str = ""
    symbols: bool = False
    font: str | None = None


_PLAIN_LOOK = Look()


def attributes(source: str) -> dict[str, str]:
    """The attributes in the source of a tag, names in lower case; the first of a name counts.

    >>> attributes(' start="3" TYPE=I hidden')
    {'start': '3', 'type': 'I', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def look_of(source: str) -> Look:
    """What the attributes in the source of a tag say of how its text is shown.

    >>> look_of(' style="font-weight: bold"').bold, look_of(" hidden").hidden
    (True, True)
    """
    lowered = source.lower()
    if not any(name in lowered for name in ("style", "hidden", "face")):
        return _PLAIN_LOOK
    given = attributes(source)
    look = replace(_PLAIN_LOOK, hidden="hidden" in given, font=given.get("face"))
    style = given.get("style", "")
    if not style:
        return look
    weight, marker, font = (form.search(style) for form in (_WEIGHT, _MARKER, _FONT))
    return Look(
        hidden=look.hidden or bool(_HIDDEN.search(style)),
        struck=bool(_STRUCK.search(style)),
        block=bool(_BLOCK.search(style)),
        bold=bool(weight[1]) if weight else None,
        preformatted=True if _PRE.search(style) else False if _NO_PRE.search(style) else None,
        marker=marker[1].lower() if marker else "",
        symbols=bool(_SYMBOLS.search(style)),
        font=font[1] if font else look.font,
    )


def whole_number(value: str | None, default: int) -> int:
    """An attribute's number; `default` where it has none, or one too large to be meant.

    >>> whole_number("3", 1), whole_number("-2", 1), whole_number("9" * 5000, 1)
    (3, -2, 1)
    """
    match = re.match(r"\s*([+-]?\d{1,6})(?!\d)", value, re.ASCII) if value else None
    return int(match[1]) if match else default
