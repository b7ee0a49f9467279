"""PDF: the characters of a text layer as positioned lines, tables with ruling lines as tables.

`opening` guards, `pdfium` calls PDFium in bulk, `runs` makes runs of what it gives, `lines` lines
of those, `tables` cells from the ruling lines among `objects`; `annotations` keeps stamped
numbers and leaves out marks of signing; `triage` says whether a page's text layer is to be read
at all, else `rendering` draws its picture for recognition.
"""

from .source import read_pdf

__all__ = ["read_pdf"]
