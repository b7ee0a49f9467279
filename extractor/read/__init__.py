"""First stage: a file -> its characters, rendered as text, every one traced to the file.

What a file is, is told by its content, never by its name: `detect_format` by first bytes,
`decode` the encoding, `detect_markup` the text form. Readers stand in `formats.READERS`.
"""

from .limits import LIMITS, Limits
from .options import OPTIONS, Ocr, Options
from .reading import read, read_bytes, read_text

__all__ = ["LIMITS", "OPTIONS", "Limits", "Ocr", "Options", "read", "read_bytes", "read_text"]
