"""What a section is about: read from its heading, else that of the nearest section above."""

from __future__ import annotations

from extractor.lexicon.patterns import patterns
from extractor.model import Role, Section, fold


def role_of(words: str, is_heading: bool, parent: Section | None) -> Role:
    """The role that a heading names; a section without one has that of its parent.

    >>> role_of("MỤC TIÊU ĐẾN NĂM 2030", True, None).value
    'goal'
    """
    inherited = parent.role if parent else Role.OTHER
    if not is_heading:
        return inherited
    folded = fold(words)
    for name, pattern in patterns("roles").items():
        if pattern.regex.search(folded):
            role = Role(name)
            # Below the goals, a title about tasks or solutions still lists what is to be reached.
            if inherited is Role.GOAL and role in (Role.TASK, Role.SOLUTION, Role.FUNDING):
                return inherited
            return role
    return inherited
