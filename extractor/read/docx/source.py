"""A Word document (.docx, .docm, .dotx) as a Source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.errors import UnreadableDocument
from extractor.model import Issue, IssueCode, OffsetMap, Severity, Source, Span

from ..image import needs_ocr
from ..limits import Limits
from ..options import Ocr, Options
from ..reading import read_bytes
from .columns import in_columns
from .metafile import bitmap
from .package import Package
from .parts import Parts, open_parts
from .pictures import Picture
from .render import render
from .unicode import in_unicode

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FEW = 200  # characters to a picture of a page: less is a heading above it, or a scanner's name
_QUOTED = 80  # characters of what is left out
_WORDS = 8  # before a picture that is left out


def read_docx(data: bytes, place: str, limits: Limits, options: Options) -> Source:
    """The text of a Word document as Word shows it.

    Numbers of lists stand before their paragraphs, notes behind the text; tracked insertions are
    in, deletions out; words in (small) capitals are in capitals; headers and footers are left
    out, but for a letterhead in that of the first page. Where the pages are pictures, these are
    recognised. Raises UnreadableDocument where the file is damaged, swells past a limit, or shows
    no text.
    """
    package = Package(data, place, limits)
    parts = open_parts(package, place)

    def read(embedded: bytes) -> Source:
        if not limits.embedded:
            raise UnreadableDocument(place, "it stands in a document in a document")
        left = replace(limits, embedded=limits.embedded - 1, unpacked=package.left)
        return read_bytes(embedded, place, left, options)

    blocks, issues = in_unicode(parts.blocks(read))
    text = render(in_columns(blocks))
    if len(text) > limits.characters:
        problem = f"it has more than {limits.characters} characters when shown"
        raise UnreadableDocument(place, problem, "split it into its documents")
    left_out = tuple(_left_out(parts))
    pages, others = _scans(parts.pictures(), text)
    if pages:
        source = _recognised(parts, pages, data, place, limits, options)
        stray = [f"text beside the pictures of pages: {_quoted(text)}"] if text.strip() else []
        return replace(source, issues=(*source.issues, *map(_issue, stray), *left_out))
    if not text.strip():
        raise UnreadableDocument(place, "it has no text that is shown", "open it in Word to see")
    sha256 = hashlib.sha256(data).hexdigest()
    offsets = OffsetMap.identity(len(text))
    issues = (*issues, *left_out, *map(_unread, others))
    return Source(place, sha256, MEDIA_TYPE, "utf-8", text, text, offsets, issues=issues)


def _scans(found: Sequence[Picture], text: str) -> tuple[list[Picture], list[Picture]]:
    """The pictures that are the pages of the document, and pages beside its text."""
    pages = [picture for picture in found if picture.is_page]
    words = sum(not character.isspace() for character in text)
    if not words:
        return [picture for picture in found if picture.may_have_text], []
    return (pages, []) if words < _FEW * len(pages) else ([], pages)


def _recognised(
    parts: Parts,
    pages: Sequence[Picture],
    data: bytes,
    place: str,
    limits: Limits,
    options: Options,
) -> Source:
    """The text of pages that are pictures. Raises UnreadableDocument where it may not be."""
    if options.ocr is Ocr.NEVER:
        problem = "its pages are pictures, without any text"
        raise UnreadableDocument(place, problem, "let them be recognised: --ocr auto")
    with needs_ocr(place):
        from ..ocr.pictures import read_all

    def pictures() -> Iterator[bytes]:
        for page in pages:
            content = parts.content(page.relationship)
            if content is not None:
                yield bitmap(content) or content

    return replace(read_all(pictures(), place, limits, options, data), media_type=MEDIA_TYPE)


def _left_out(parts: Parts) -> Iterator[Issue]:
    """What of the text is not in the tables."""
    for words in parts.struck:
        if words.strip():
            yield _issue(f"struck through: {_quoted(words)}")
    for problem in parts.unread:
        yield _issue(f"a document inside of this one: {problem}", Severity.ERROR)
    for source in parts.embedded:
        yield from (replace(issue, span=Span(0, 0)) for issue in source.issues)


def _unread(page: Picture) -> Issue:
    size = f"{page.width / 28.35:.0f} x {page.height / 28.35:.0f} cm"
    behind = f" behind {_quoted(' '.join(page.after.split()[-_WORDS:]))}" if page.after else ""
    remedy = "print the document to PDF if it has text"
    return _issue(f"a picture of {size}{behind}; {remedy}", Severity.WARNING)


def _issue(what: str, severity: Severity = Severity.INFO) -> Issue:
    return Issue(IssueCode.LEFT_OUT, severity, f"left out: {what}", Span(0, 0))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return repr(words[:_QUOTED] + "…" * (len(words) > _QUOTED))
