"""Pictures of pages -> positioned lines: optical character recognition.

`prepare` makes a page black on white and `skew` straight, `regions` finds what stands side by
side, the engine (`engines`: Tesseract by default) reads the characters of each region, `shape`
measures the letters, and `doubts` says afterwards which passages of the text are not to be
trusted. All coordinates are points from the top left of the page as it is read, like those of
`extractor.read.pages`.

    recognised = recognise(image, dpi=200)            # a page, as a Pillow image
    page = recognised.page(number=1)                  # PageLines for extractor.read.layout
    lines, issues = with_doubts(written.text, written.lines, {1: recognised})
"""

from .doubts import with_doubts
from .model import Engine, OcrLine, Recognised, Word
from .page import recognise

__all__ = ["Engine", "OcrLine", "Recognised", "Word", "recognise", "with_doubts"]
