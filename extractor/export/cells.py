"""Whether the text of a CSV cell is a value of its column."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from extractor.tabulate import Field, Type


def fault(field: Field, cell: str) -> str:
    """What is wrong with a cell, "" for nothing.

    >>> from extractor.tabulate import table_named
    >>> month = table_named("deadlines").fields[6]
    >>> fault(month, "12"), fault(month, "13"), fault(month, "XII"), fault(month, "")
    ('', 'is more than 12', 'is no integer', '')
    """
    if not cell:
        return "is empty" if field.required and field.type is not Type.ARRAY else ""
    if not _is_of(field.type, cell):
        return f"is no {field.type.value}"
    if field.choices and cell not in field.choices:
        return f"is none of {', '.join(field.choices)}"
    if field.pattern and not re.fullmatch(field.pattern, cell):
        return f"does not match {field.pattern}"
    if field.minimum is not None and Decimal(cell) < field.minimum:
        return f"is less than {field.minimum}"
    if field.maximum is not None and Decimal(cell) > field.maximum:
        return f"is more than {field.maximum}"
    return ""


def _is_of(kind: Type, cell: str) -> bool:
    try:
        match kind:
            case Type.INTEGER:
                int(cell)
            case Type.NUMBER:
                return Decimal(cell).is_finite()
            case Type.DATE:
                date.fromisoformat(cell)
            case Type.BOOLEAN:
                return cell in ("true", "false")
            case Type.ARRAY:
                values = json.loads(cell)
                return isinstance(values, list) and all(isinstance(v, str) for v in values)
            case Type.STRING:
                pass
    except (ValueError, InvalidOperation):
        return False
    return True
