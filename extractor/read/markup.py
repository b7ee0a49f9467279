"""Which text form decoded characters have: a web page, Markdown (also with HTML in it), plain."""

from __future__ import annotations

import re

from .html.elements import BLOCKS, BREAKING, ELEMENTS

_NAMES = "|".join(sorted(ELEMENTS))
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)({_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} \S|^\|.*\|[ \t]*$|\*\*\S|^ {0,3}```|^---$", re.MULTILINE)


def detect_markup(text: str) -> str:
    """The media type of decoded text, by its content.

    A fragment of a page without <html> counts as HTML where most of it stands inside of block
    elements, or is broken into lines by <br>; text with some tags in it is Markdown.

    >>> detect_markup("<p>Điều 1.</p>"), detect_markup("# KẾ HOẠCH"), detect_markup("a < b")
    ('text/html', 'text/markdown', 'text/plain')
    """
    head = text[:4096].lstrip()
    if head.startswith("<") and _PAGE.search(head):
        return "text/html"
    if "<" in text and _TAG.search(text):
        return "text/html" if _mostly_inside(text) else "text/markdown"
    if _MARKDOWN.search(text):
        return "text/markdown"
    return "text/plain"


def _mostly_inside(text: str) -> bool:
    """Whether most characters stand inside of block elements, or are the line before a <br>."""
    depth = inside = outside = 0
    since = 0  # where the stretch began whose place is not known yet
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name not in BREAKING:
            continue
        stretch = text[since : tag.start()].strip()
        if depth or (name == "br" and "\n" not in stretch):
            inside += len(stretch)
        else:
            outside += len(stretch)
        since = tag.end()
        if name in BLOCKS:
            depth = max(0, depth - 1) if tag[1] else depth + 1
    outside += len(text[since:].strip())
    return inside > outside
