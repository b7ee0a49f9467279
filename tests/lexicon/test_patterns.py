"""Every pattern finds its own examples and rejects its counter-examples."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extractor.lexicon.patterns import Pattern, patterns
from extractor.model import fold

_NAMES = sorted(
    file.name.removesuffix(".toml")
    for file in files("extractor.data").iterdir()
    if file.name.endswith(".toml")
)
_PATTERNS = [
    pytest.param(name, pattern, id=f"{name}.{pattern.name}")
    for name in _NAMES
    for pattern in patterns(name).values()
]


def prepared(pattern: Pattern, text: str) -> str:
    return text if pattern.cased else fold(text)


@pytest.mark.parametrize(("name", "pattern"), _PATTERNS)
def test_pattern_keeps_its_examples(name: str, pattern: Pattern) -> None:
    assert len(pattern.matches) >= 2, f"{name}.{pattern.name} needs two positive examples"
    assert len(pattern.rejects) >= 2, f"{name}.{pattern.name} needs two negative examples"
    for text in pattern.matches:
        assert pattern.regex.search(prepared(pattern, text)), f"should match: {text!r}"
    for text in pattern.rejects:
        assert not pattern.regex.search(prepared(pattern, text)), f"should reject: {text!r}"
