"""Targets of invented clauses, for the tests of this folder."""

from __future__ import annotations

from extractor.extract.targets import targets
from extractor.model import Document, Metadata, Role, Target, TargetKind
from tests.build import document_of

ISSUED = Metadata(doc_type="Kế hoạch", issued_on="2025-03-01")


def plan(
    clause: str, heading: str = "II. MỤC TIÊU ĐẾN NĂM 2030", role: Role = Role.GOAL
) -> Document:
    """A plan of one section with one clause."""
    return document_of(("II", heading, {"role": role}), ("II.-1", f"- {clause}"))


def in_goals(clause: str, heading: str = "II. MỤC TIÊU ĐẾN NĂM 2030") -> list[Target]:
    """The measures of a clause under goals."""
    found = targets(plan(clause, heading), ISSUED)
    return [target for target in found if target.kind is TargetKind.QUANTITATIVE]


def elsewhere(clause: str, heading: str = "III. NHIỆM VỤ", role: Role = Role.TASK) -> list[Target]:
    """The measures of a clause outside goals."""
    return list(targets(plan(clause, heading, role), ISSUED))


def short(target: Target) -> str:
    """Comparator, value and unit, as a reader would jot them down.

    >>> short(in_goals("Tỷ lệ hộ nghèo dưới 3%.")[0])
    '< 3 %'
    """
    comparator = target.comparator.value if target.comparator else ""
    value = f"{target.value}..{target.value_max}" if target.value_max is not None else target.value
    return f"{comparator} {value} {target.unit}".strip()
