"""The province of a document after the mergers of provinces."""

from __future__ import annotations

from extractor.lexicon.provinces import province_on
from extractor.model import Metadata


def current_province(said: Metadata, day: str | None = None) -> str:
    """The province in force on an ISO date (by default the date of issue) where `province` lies.

    Empty without a province. Where the date of issue is unknown, or `day` is empty, the provinces
    of today count: 34 since 1 July 2025 (Resolution 202/2025/QH15).

    >>> current_province(Metadata(province="Hậu Giang", issued_on="2023-05-04"))
    'Hậu Giang'
    >>> current_province(Metadata(province="Hậu Giang", issued_on="2023-05-04"), day="")
    'Cần Thơ'
    """
    found = province_on(said.province, said.issued_on if day is None else day)
    return found.name if found else ""
