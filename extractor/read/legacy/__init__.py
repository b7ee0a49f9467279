"""Text in Vietnamese encodings from before Unicode: TCVN3, VNI, VISCII, VPS.

By the font of a run (`encoding_of_font`, `convert_runs`), or by its words where fonts are not known
(`guess_encoding`, `mend`).
"""

from extractor.lexicon.legacy import Charset

from .convert import cased, converted, to_unicode
from .detect import charsets_of, guess_encoding, is_unicode
from .encoding import Encoding, encoding_of_font
from .hyphens import with_horns
from .mend import Mended, conversion_issue, converted_stretches, mend
from .runs import convert_runs, unicode_fonts

__all__ = [
    "Charset",
    "Encoding",
    "Mended",
    "cased",
    "charsets_of",
    "conversion_issue",
    "convert_runs",
    "converted",
    "converted_stretches",
    "encoding_of_font",
    "guess_encoding",
    "is_unicode",
    "mend",
    "to_unicode",
    "unicode_fonts",
    "with_horns",
]
