"""HTML to tags and stretches of text, each with its place in the source.

One compiled expression finds the next tag. The standard library's HTMLParser gives line and
column of a tag only, none of the text after an entity, and changes with the patch release of
Python; a tree-building parser gives no places at all. What counts here is the exact place of
every character, that nothing is lost on broken tags, and time linear in the length.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from extractor.errors import UnreadableDocument

from ..limits import Limits
from .elements import CODE, ELEMENTS, UNSEEN


class Kind(Enum):
    TEXT = "text"
    START = "start"
    END = "end"


class Token(NamedTuple):
    """Characters `start` to `end` of the source; a tag has a name (lower case) and attributes."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: str = ""


# Inside a tag, ">" ends it unless it stands in a quoted value. A comment is only opened here.
# <!...>, <?...> and </ ...> are read as comments, as browsers do. Where a tag runs into the end
# of the document, because of a quote that is never closed, "broken" matches.
_TAG = re.compile(
    r"""<(?:
        (?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>
      | (?P<comment>!--)
      | (?:[!?]|/(?![a-zA-Z]))[^>]*+>
      | (?P<broken>/?[a-zA-Z])
    )""",
    re.VERBOSE | re.DOTALL,
)
# The same with every ">" as the end of a tag: it cannot fail, and so stays linear.
_SIMPLE_TAG = re.compile(
    r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[^>]*+)>"
    r"|(?P<comment>!--)|[!?/][^>]*+>|(?P<broken>(?!)))"
)
# In text that is not HTML, "<" may be a sign: a tag has no other "<" in it.
_TAG_IN_TEXT = re.compile(
    r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>[^<>]*+)>"
    r"|(?P<comment>!--)|(?P<broken>(?!)))"
)
_END_OF = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in UNSEEN}


def tokenize(raw: str, place: str, limits: Limits, *, in_text: bool = False) -> list[Token]:
    """The tags of `raw` and the text between them; comments, scripts and the like left out.

    `in_text`: a "<" that opens no element of HTML is text. Raises UnreadableDocument past
    `limits.tags`.

    >>> from extractor.read.limits import LIMITS
    >>> [raw[t.start:t.end] for raw in ("a<b c='>'>d</b>",) for t in tokenize(raw, "x", LIMITS)]
    ['a', "<b c='>'>", 'd', '</b>']
    """
    tokens: list[Token] = []
    pattern = _TAG_IN_TEXT if in_text else _TAG
    end = raw.rfind(">") + 1  # beyond it nothing can be a tag
    text = position = 0  # the text that is not a token yet begins at `text`
    comments = True
    missing: set[str] = set()
    while found := pattern.search(raw, position, end):
        start, position = found.span()
        if found["broken"]:
            pattern, position = _SIMPLE_TAG, start
            continue
        name = (found["name"] or "").lower()
        if in_text and name and name not in ELEMENTS:
            continue
        if text < start:
            tokens.append(Token(Kind.TEXT, text, start))
        if found["comment"]:
            closing = raw.find("-->", start + 2) if comments else -1
            comments = closing >= 0  # one that is never closed ends with its first ">"
            position = closing + 3 if comments else raw.find(">", start) + 1
        elif name in UNSEEN and not found["close"] and name not in missing:
            closed = _END_OF[name].search(raw, position, end)
            if closed:
                position = closed.end()
            elif name in CODE:
                return tokens  # all that follows is code
            else:
                missing.add(name)
        elif name:
            kind = Kind.END if found["close"] else Kind.START
            tokens.append(Token(kind, start, position, name, found["attributes"]))
        text = position
        if len(tokens) > limits.tags:
            raise UnreadableDocument(
                place, f"it has more than {limits.tags} tags", "split the page, or save its text"
            )
    if text < len(raw):
        tokens.append(Token(Kind.TEXT, text, len(raw)))
    return tokens
