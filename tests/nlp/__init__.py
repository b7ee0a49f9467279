"""spaCy and underthesea: skipped where the extra "nlp" is not installed."""

import pytest

pytest.importorskip("spacy")
pytest.importorskip("underthesea")
