"""Agencies of the authority file."""

from __future__ import annotations

from functools import lru_cache

from extractor.lexicon.agencies import agency_named


@lru_cache(maxsize=4096)  # a plan names the same few agencies hundreds of times
def agency_id(name: str) -> str:
    """The id in the authority file of the agency that `name` begins with, empty for none.

    The area served is no part of it: all health departments share "so-y-te".

    >>> agency_id("Sở Y tế tỉnh Sơn La"), agency_id("Các doanh nghiệp viễn thông")
    ('so-y-te', '')
    """
    agency = agency_named(name)
    return agency.id if agency else ""
