"""Facts to authority: ids of rows, provinces in force, agencies of the authority file."""

from .agencies import agency_id
from .ids import (
    assignment_ids,
    citation_ids,
    deadline_ids,
    document_id,
    issue_ids,
    section_ids,
    target_ids,
)
from .provinces import current_province

__all__ = [
    "agency_id",
    "assignment_ids",
    "citation_ids",
    "current_province",
    "deadline_ids",
    "document_id",
    "issue_ids",
    "section_ids",
    "target_ids",
]
