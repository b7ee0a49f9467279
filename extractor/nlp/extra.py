"""Packages of the extra "nlp": an error that says how to get them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extractor.errors import UsageError


@contextmanager
def needs(package: str) -> Iterator[None]:
    """Around the import of `package`: UsageError where it is not installed.

    >>> with needs("gensim"):
    ...     raise ImportError(name="gensim")
    Traceback (most recent call last):
    ...
    extractor.errors.UsageError: gensim: is not installed; pip install "vanban[nlp]"
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] != package:
            raise  # it is there, but broken
        raise UsageError(package, "is not installed", 'pip install "vanban[nlp]"') from error
