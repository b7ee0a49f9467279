"""Text in Vietnamese encodings from before Unicode: TCVN3, VNI, VISCII, VPS.

By the font of a run (`encoding_of_font`, `convert_runs`), or by its words where fonts are not known
(`guess_encoding`, `mend`).
"""

from extractor.lexicon.legacy import Charset

from .convert import converted, to_unicode
from .detect import charsets_of, guess_encoding, is_unicode
from .encoding import Encoding, encoding_of_font
from .mend import Mended, conversion_issue, convert_runs, mend

__all__ = [
    "Charset",
    "Encoding",
    "Mended",
    "charsets_of",
    "conversion_issue",
    "convert_runs",
    "converted",
    "encoding_of_font",
    "guess_encoding",
    "is_unicode",
    "mend",
    "to_unicode",
]
