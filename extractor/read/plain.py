"""Plain text: it is its own rendering, but for columns side by side."""

from __future__ import annotations

from .beside import in_columns
from .limits import Limits
from .rendered import Rendered


def render_plain(raw: str, place: str, limits: Limits) -> Rendered:
    """`raw` as it stands, recipients before the signature where they are side by side.

    >>> from extractor.read.limits import LIMITS
    >>> render_plain("KẾ HOẠCH", "plan.txt", LIMITS).text
    'KẾ HOẠCH'
    """
    del place, limits  # nothing can go wrong here; the signature is that of all renderers
    return in_columns(raw)
