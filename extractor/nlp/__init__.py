"""spaCy and underthesea, where they are installed: pip install vanban[nlp].

Nothing else in vanban needs them; they are imported when a function here is called.
"""

from .doc import doc_bin, to_doc, write_training
from .marks import GROUPS
from .words import sentences, tokens_column, words

__all__ = [
    "GROUPS",
    "doc_bin",
    "sentences",
    "to_doc",
    "tokens_column",
    "words",
    "write_training",
]
