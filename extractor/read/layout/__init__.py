"""Positioned lines, of a text layer or recognised, in the order in which they are to be read.

`rows` puts stretches side by side, `columns` finds those that must be read one after the other
(letterhead, recipients beside the signature, text in columns), `paragraphs` where one ends, by
indents, spacing and short lines; `furniture` and `notes` take out what belongs to the page, and
`arrange` puts the parts of all pages in order, `writing` writes it all down as a `Source`.
"""

from .writing import Written, write_pages

__all__ = ["Written", "write_pages"]
