"""Plain text: it is its own rendering."""

from __future__ import annotations

from extractor.model import OffsetMap

from .limits import Limits
from .rendered import Rendered


def render_plain(raw: str, place: str, limits: Limits) -> Rendered:
    """`raw` as it stands.

    >>> from extractor.read.limits import LIMITS
    >>> render_plain("KẾ HOẠCH", "plan.txt", LIMITS)[0]
    'KẾ HOẠCH'
    """
    del place, limits  # nothing can go wrong here; the signature is that of all renderers
    return Rendered(raw, OffsetMap.identity(len(raw)))
