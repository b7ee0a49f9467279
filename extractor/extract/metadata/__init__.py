"""What a document says of itself: type, number, date, issuer, title, period, signer, recipients.

Each part is read by a module of its own; this one says where each field is looked for, and in
which order: the document's own letterhead first, then its other parts, then the web page around it.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.lexicon.document_types import type_of_code
from extractor.lexicon.patterns import patterns
from extractor.model import Document, IssueCode, Metadata, Severity, Span

from .effect import effective_on, passed_on
from .heading import Heading, read_heading, without_authority
from .issuer import body_of_authority, letterhead_body, parent_body, preamble_body
from .letterhead import Letterhead, read_letterhead
from .number import clean_number
from .parts import Parts, Signing, parts_of
from .period import read_period
from .placing import placed
from .portal import Portal, read_portal
from .province import read_province
from .recipients import Recipients, read_recipients
from .signature import Signature, read_signature
from .view import NOTHING, Reading, View

__all__ = ["metadata"]

_PATTERNS = patterns("metadata")
_SIGNINGS = 5  # more are the forms of an annex
_GROUNDS = 6  # the sentence that issues a plan is among the last paragraphs of its preamble


def metadata(document: Document) -> Metadata:
    """The metadata of `document`, with the place where each field was read.

    A field that is not printed, left blank or unreadable is empty; nothing is guessed from
    documents that are only cited.
    """
    parts = parts_of(document)
    head = read_letterhead(View.over(document, parts.header))
    heading = read_heading(head.rest, _below(head))
    preamble = View.over(document, parts.preamble[-_GROUNDS:])
    signature, recipients = _signing(document, parts)
    around = sorted((*parts.furniture, *parts.header), key=lambda section: section.index)
    portal = read_portal(View.over(document, tuple(around)))

    place = head.place
    if _guessed(document, head.number):
        head = replace(head, number=head.number._replace(value=_without_figures(head.number.value)))
    if _guessed(document, head.issued_on):
        head = replace(head, issued_on=head.issued_on._replace(value=""))
    number = _first(head.number, heading.number, _page_title(document), portal.number)
    passed, in_force = passed_on(document)
    issued_on = _first(head.issued_on, heading.issued_on, passed, portal.issued_on)
    if head.issued_on.span and not head.issued_on.value:
        issued_on = head.issued_on  # left blank: a draft of a date that is not known
    body = _issuing_body(head, heading, preamble, signature, portal)
    own_title = without_authority(heading.title, body.value)
    title = _first(own_title, head.subject, portal.title)
    effective = _first(effective_on(document, issued_on.value), in_force, portal.effective_on)
    period = read_period(title.value)
    readings = {
        "doc_type": _doc_type(head, heading, number, portal),
        "number": number,
        "issued_on": issued_on,
        "issued_place": place,
        "issuing_body": body,
        "title": title,
        "is_draft": head.draft,
        "signer": _first(signature.signer, portal.signer),
        "signer_position": signature.position,
        "signing_authority": signature.marks_at,
        "recipients": recipients.place,
        "effective_on": effective,
    }
    return Metadata(
        doc_type=readings["doc_type"].value,
        number=number.value,
        issued_on=issued_on.value,
        issued_place=place.value,
        issuing_body=body.value,
        title=title.value,
        period_start=period.start,
        period_end=period.end,
        vision_year=period.vision,
        is_draft=head.draft.span is not None,
        signer=readings["signer"].value,
        signer_position=signature.position.value,
        signing_authority=signature.marks,
        recipients=recipients.names,
        effective_on=effective.value,
        province=read_province(
            body.value,
            place.value,
            head.rest.text[: heading.start],
            title.value,
            preamble.text,
        ),
        spans=tuple((name, found.span) for name, found in readings.items() if found.span),
    )


def _below(head: Letterhead) -> int:
    """Where number and date end in the view of the header; 0 where neither is printed."""
    spans = (head.number.span, head.issued_on.span)
    return max((span.end - head.rest.start for span in spans if span), default=0)


def _guessed(document: Document, reading: Reading) -> bool:
    """Whether these are figures, written by hand, that recognition could not read."""
    return reading.span is not None and any(
        issue.code is IssueCode.LOW_OCR_CONFIDENCE
        and issue.severity is Severity.ERROR
        and issue.span is not None
        and issue.span.overlaps(reading.span)
        for issue in document.issues
    )


def _without_figures(number: str) -> str:
    """The number left blank, as in a draft: "4/CT-UBND" is "/CT-UBND"."""
    return number[number.index("/") :] if "/" in number else ""


def _first(*readings: Reading) -> Reading:
    """The first reading with a value; without one, the first that has at least a place."""
    return next(
        (reading for reading in readings if reading.value),
        next((reading for reading in readings if reading.span), NOTHING),
    )


def _doc_type(head: Letterhead, heading: Heading, number: Reading, portal: Portal) -> Reading:
    """The type of the heading; a letter has none; then the portal's, then that of the number."""
    if heading.doc_type.value:
        return heading.doc_type
    if head.subject.value:
        return Reading("Công văn")
    if portal.doc_type.value:
        return portal.doc_type
    for code in number.value.replace("-", "/").split("/"):
        kind = type_of_code(code, party="-" in number.value.partition("/")[0])
        if kind:
            return Reading(kind.name)
    return NOTHING


def _issuing_body(
    head: Letterhead, heading: Heading, preamble: View, signature: Signature, portal: Portal
) -> Reading:
    addressed = _PATTERNS["addressed"].regex.search(head.rest.folded)
    limit = min(heading.start, addressed.start() if addressed else heading.start)
    authority = heading.authority
    if authority.value:
        authority = authority._replace(value=body_of_authority(authority.value))
    signed = Reading(body_of_authority(signature.body)) if signature.body else NOTHING
    found = _first(
        letterhead_body(head.rest, limit),
        authority,
        preamble_body(preamble),
        signed,
        parent_body(head.rest, preamble),
        portal.issuing_body,
    )
    contexts = (authority.value, signed.value, heading.title.value, head.place.value, preamble.text)
    return found._replace(value=placed(found.value, contexts))


def _page_title(document: Document) -> Reading:
    """The number in the heading that a web page puts above the document."""
    for section in document.sections[:3]:
        line = section.span.of(document.folded)
        match = _PATTERNS["page_title"].regex.match(line[:200])
        if match:
            start = section.span.start + match.start("number")
            end = section.span.start + match.end("number")
            return Reading(clean_number(document.text[start:end]), Span(start, end))
    return NOTHING


def _signing(document: Document, parts: Parts) -> tuple[Signature, Recipients]:
    """The first signature with a name and the recipients beside it, else the first of all.

    Where both columns were read into one another, the name stands among the recipients.
    """
    found: list[tuple[Signature, Recipients]] = []
    for signing in (*parts.signings[:_SIGNINGS], Signing()):
        recipients = read_recipients(View.over(document, signing.recipients))
        signature = read_signature(View.over(document, signing.signature))
        if not signature.signer.value:
            beside = read_signature(recipients.rest)
            if beside.signer.value or not signature.position.value:
                signature = beside
        found.append((signature, recipients))
        if signature.signer.value:
            return found[-1]
    return found[0]
