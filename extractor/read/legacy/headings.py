"""Headings that lost their capitals with a font: what .VnTimeH draws is stored in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.lexicon.alphabet import LOWER
from extractor.lexicon.document_types import document_types
from extractor.model import Issue, IssueCode, Severity, Span

# Roman numerals are typed as capitals in any font, and number headings in capitals only.
_NUMBERED = re.compile(rf"(?m)^[ \t]*[IVX]{{1,5}}\.[ \t]*[{LOWER}][^\n]{{2,150}}$")
_TYPE = re.compile(r"(?m)^[ \t]*(?P<type>[^\W\d_]+(?: [^\W\d_]+){0,3})[ \t]*$")


def small_headings(text: str) -> Iterator[Issue]:
    """A finding for each line of a text from TCVN3 that is a heading in small letters.

    The text stays: that it was in capitals is a guess, and the suggestion of the finding.

    >>> [found.suggestion for found in small_headings("kế hoạch\\nI. mục tiêu\\n1. Đạt 90%")]
    ['KẾ HOẠCH', 'I. MỤC TIÊU']
    """
    types = {kind.name.lower() for kind in document_types()}
    spans = [Span(*found.span()) for found in _NUMBERED.finditer(text)]
    spans += [Span(*found.span()) for found in _TYPE.finditer(text) if found["type"] in types]
    for span in sorted(spans):
        line = span.of(text).strip()
        message = "a heading in small letters, as a font of capitals (.VnTimeH) leaves them"
        yield Issue(IssueCode.ENCODING, Severity.WARNING, message, span, line.upper())
