"""PDF: the characters of a text layer as positioned lines, tables with ruling lines as tables.

`opening` guards, `pdfium` calls PDFium in bulk, `characters` makes runs of what it gives, `lines`
lines of those, `tables` cells; `triage` says whether a page's text layer is to be read at all.
"""

from .source import read_pdf

__all__ = ["read_pdf"]
