"""spaCy and underthesea; ./dev test installs the extra "nlp"."""
