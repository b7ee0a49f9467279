"""By when, or how often, something is due."""

from __future__ import annotations

from .collect import deadlines

__all__ = ["deadlines"]
