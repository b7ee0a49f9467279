"""Agencies: who is named at a place of a text, each member of a list, abbreviations expanded."""

from .element import Form, Reach
from .mentions import AgencyList, AgencyMention, agency_list, agency_mentions, candidates

__all__ = [
    "AgencyList",
    "AgencyMention",
    "Form",
    "Reach",
    "agency_list",
    "agency_mentions",
    "candidates",
]
