"""The documents that a document cites, one entry a mention."""

from __future__ import annotations

from .collect import citations

__all__ = ["citations"]
