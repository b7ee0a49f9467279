"""All that was extracted from one document."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document
from .facts import Assignment, Citation, Deadline, Metadata, Target
from .issue import Issue


@dataclass(frozen=True, slots=True)
class Facts:
    """A document and the facts in it, in reading order; `issues` are those of all stages."""

    document: Document
    metadata: Metadata
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    issues: tuple[Issue, ...] = ()
