"""What a section is about: read from its heading, else that of the nearest section above."""

from __future__ import annotations

from extractor.lexicon.patterns import patterns
from extractor.model import Role, Section, fold

# Below the goals, a title about tasks or solutions still lists what is to be reached; below the
# organisation, "các doanh nghiệp hoạt động ..." are those who have to do something.
_UNCHANGED = {
    Role.GOAL: (Role.TASK, Role.SOLUTION, Role.FUNDING),
    Role.ORGANISATION: (Role.TASK, Role.SOLUTION, Role.PURPOSE, Role.VIEWPOINT),
}


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
            return inherited if role in _UNCHANGED.get(inherited, ()) else role
    return inherited
