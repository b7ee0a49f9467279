"""The fields of a web portal around the document: evidence where the document itself is silent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.lexicon.patterns import patterns
from extractor.lexicon.provinces import province_named
from extractor.values.dates import partial_date

from .number import clean_number
from .view import NOTHING, Reading, View

_PATTERNS = patterns("portal")
_DATES = ("issued_on", "effective_on")


@dataclass(frozen=True, slots=True)
class Portal:
    """What the fields say; dates are ISO and whole, or empty."""

    number: Reading = NOTHING
    issued_on: Reading = NOTHING
    effective_on: Reading = NOTHING
    issuing_body: Reading = NOTHING
    signer: Reading = NOTHING
    doc_type: Reading = NOTHING
    title: Reading = NOTHING


def read_portal(furniture: View) -> Portal:
    """Read the fields of the furniture; a field that says "Đang cập nhật" is empty."""
    found: dict[str, Reading] = {}
    for name, pattern in _PATTERNS.items():
        # "number" is the field as a page labels it, "number.key" as front matter does.
        field = name.partition(".")[0]
        match = pattern.regex.search(furniture.text)
        if match is None or field in found:
            continue
        if field in _DATES:
            date = partial_date({part: match[part] for part in ("day", "month", "year")})
            found[field] = furniture.reading(*match.span(), value=date.iso)
        elif not match["value"].startswith("Đang cập nhật"):
            value = match["value"].strip()
            value = clean_number(value) if field == "number" else value
            found[field] = furniture.reading(*match.span("value"), value=value)
    portal = Portal(**found)
    return replace(portal, issuing_body=_council(portal.issuing_body, portal.number.value))


def _council(body: Reading, number: str) -> Reading:
    """A portal that names a province as the issuer means its council or its committee."""
    province = province_named(body.value)
    if province is None:
        return body
    council = "Hội đồng nhân dân" if number.endswith("HĐND") else "Ủy ban nhân dân"
    return body._replace(value=f"{council} {province.full_name}")
