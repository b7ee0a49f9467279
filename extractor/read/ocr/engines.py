"""The engines that can read characters: one line each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from .model import Engine

# Name -> "module:class", imported when first used; the class takes no arguments.
ENGINES: dict[str, str] = {
    "tesseract": "extractor.read.ocr.tesseract:Tesseract",
}
DEFAULT = "tesseract"


@cache
def engine(name: str = DEFAULT) -> Engine:
    """The engine of that name; one for each process, since loading its model takes time.

    Raises NoEngine where it is not installed, KeyError for a name that is not in
    `ENGINES`.
    """
    module, _, of_class = ENGINES[name].partition(":")
    return cast(Callable[[], Engine], getattr(import_module(module), of_class))()
