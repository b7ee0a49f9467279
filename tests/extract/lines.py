"""Documents made of lines, each with its zone, and what metadata reads from them."""

from __future__ import annotations

from extractor.extract.metadata import metadata
from extractor.model import Document, Metadata, Zone
from tests.build import document_of

_ZONES = {
    "h": Zone.HEADER,
    "p": Zone.PREAMBLE,
    "b": Zone.BODY,
    "c": Zone.CLOSING,
    "r": Zone.RECIPIENTS,
    "s": Zone.SIGNATURE,
    "f": Zone.FURNITURE,
}


def written(*lines: str) -> Document:
    """A document of lines like "h KẾ HOẠCH": the first letter of the zone, then the text."""
    return document_of(*(("", line[2:], {"zone": _ZONES[line[0]]}) for line in lines))


def said(*lines: str) -> Metadata:
    return metadata(written(*lines))
