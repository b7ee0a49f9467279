"""Word documents of the XML kind: what Word shows of them, in reading order."""

from .flat import read_flat
from .source import read_docx

__all__ = ["read_docx", "read_flat"]
