"""The letters of Vietnamese, for character classes of regular expressions.

A range such as à-ỹ will not do: it holds capitals too.
"""

from __future__ import annotations

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER.upper()
