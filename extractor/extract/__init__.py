"""Extract: what a document says, as typed facts. One package or module a kind of fact.

The functions stand side by side and share nothing but the document; what one needs of another is
handed to it here.
"""

from __future__ import annotations

from extractor.model import Document, Facts

from .abbreviations import abbreviations
from .assignments import assignments
from .citations import citations
from .deadlines import deadlines
from .issues import issues
from .metadata import metadata
from .targets import targets


def facts_in(document: Document) -> Facts:
    """All facts of a document, each kind in reading order."""
    about = metadata(document)
    cited = citations(document)
    short = abbreviations(document)
    return Facts(
        document=document,
        metadata=about,
        targets=targets(document, about),
        assignments=assignments(document, short),
        citations=cited,
        deadlines=deadlines(document, short),
        issues=document.issues + issues(document, about, cited),
    )
