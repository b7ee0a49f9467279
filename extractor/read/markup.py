"""Which text form decoded characters have: a web page, Markdown (also with HTML in it), plain."""

from __future__ import annotations

import re

from .html.elements import BLOCKS, BREAKING, ELEMENTS

_NAMES = "|".join(sorted(ELEMENTS))
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)({_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_MARKDOWN_FIRST = re.compile(r"(?:---|#{1,6} [^\n]*)\n")
_DEPTH = 50  # how far out an end tag looks for its start tag
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} \S|^\|.*\|[ \t]*$|\*\*\S|^ {0,3}```|^---$", re.MULTILINE)


def detect_markup(text: str) -> str:
    """The media type of decoded text, by its content.

    A fragment of a page without <html> counts as HTML where most of it stands inside of block
    elements, or is broken into lines by <br>; text with some tags in it is Markdown.

    >>> detect_markup("<p>Điều 1.</p>"), detect_markup("# KẾ HOẠCH"), detect_markup("a < b")
    ('text/html', 'text/markdown', 'text/plain')
    """
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if head.startswith("<") and _PAGE.search(head):
        return "text/html"
    if "<" in text and _TAG.search(text):
        page = not _MARKDOWN_FIRST.match(head) and _mostly_inside(text)
        return "text/html" if page else "text/markdown"
    if _MARKDOWN.search(text):
        return "text/markdown"
    return "text/plain"


def _mostly_inside(text: str) -> bool:
    """Whether most characters stand inside of block elements, or are the line before a <br>."""
    opened: list[str] = []
    inside = outside = since = 0  # `since`: where the stretch begins that is not counted yet
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name not in BREAKING:
            continue
        stretch = text[since : tag.start()].strip()
        if opened or (name == "br" and "\n" not in stretch):
            inside += len(stretch)
        else:
            outside += len(stretch)
        since = tag.end()
        if name in BLOCKS and not tag[1]:
            opened.append(name)
        elif name in opened[-_DEPTH:]:
            while opened.pop() != name:
                pass
    rest = len(text[since:].strip())
    return inside + rest > outside if opened else inside > outside + rest
