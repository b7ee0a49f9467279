"""Units as they are composed: a scale, a unit, and what it is counted per."""

from __future__ import annotations

import re

_SPACED_SLASH = re.compile(r"\s*/\s*")


def compose_unit(scale: str, unit: str, per: str = "") -> str:
    """The normalised unit of a value that keeps its printed scale.

    `per` is as printed, with its slash ("/ năm", "/100 bé gái") or in words ("trên 10.000 dân").

    >>> compose_unit("triệu", "USD"), compose_unit("", "%", "/ năm")
    ('triệu USD', '%/năm')
    >>> compose_unit("tỷ", "đồng"), compose_unit("", "bác sĩ", " trên 10.000 dân")
    ('tỷ đồng', 'bác sĩ/10.000 dân')
    """
    if per.lstrip().startswith(("trên", "cho")):
        per = "/" + per.split(maxsplit=1)[1]
    return " ".join(filter(None, (scale, unit))) + _SPACED_SLASH.sub("/", per.strip())
