"""How large an input may be. Past a limit a document is refused with a clear error."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document, so that time and memory stay bounded on any input.

    `bytes` bounds the file; `characters` the decoded text, and its rendering (a few bytes of
    mark-up may stand for many characters: empty cells, labels of lists); `tags` the tags of an
    HTML page, `runs` its stretches of text between tags, entities and gaps; `depth` how deep its
    elements nest. At the limits a page takes about a gigabyte and half a minute.

    `members` bounds the parts of a zip archive (DOCX), `unpacked` the bytes of those that are read,
    all together, and `ratio` how many times smaller a part may be packed (text: 5 to 30 times);
    `embedded` is how deep documents may stand in documents, `groups` how deep groups of RTF in
    groups; `office_seconds` how long LibreOffice may take to convert a file (a long one takes 5).

    `pages` bounds the pages of a PDF, `pictures` those of a TIFF or of a Word file of scans,
    `page_objects` what is drawn on one (a map has 100,000), `page_characters` the characters on
    one, `pixels` a picture that is to be recognised; `page_seconds` is how long recognising one
    page may take (a full one takes 1 to 2), `seconds` how long reading one file with pages may:
    it is looked at between pages.

    The longest plan known is 0.2 MB of text, a law of 700 articles 1.5 MB. Browsers stop nesting
    at 512 elements; the limit here is higher, for pages which forget to close theirs.

    >>> Limits(bytes=1000).bytes
    1000
    """

    bytes: int = 64 * 1024 * 1024
    characters: int = 64 * 1024 * 1024
    tags: int = 2_000_000
    runs: int = 4_000_000
    depth: int = 5_000
    members: int = 10_000
    unpacked: int = 64 * 1024 * 1024
    ratio: int = 200
    embedded: int = 2
    groups: int = 1_000
    office_seconds: float = 60.0
    pages: int = 5_000
    pictures: int = 1_000
    page_objects: int = 400_000
    page_characters: int = 400_000
    pixels: int = 100_000_000
    page_seconds: float = 120.0
    seconds: float = 1_800.0


LIMITS = Limits()
