from __future__ import annotations

from extractor.lexicon.number_words import NumberWord, number_words
from extractor.lexicon.units import UnitKind, counted_nouns, unit_regex, units


def test_spellings_of_a_unit_have_one_name() -> None:
    assert {units()[printed].name for printed in ("mbps", "mb/s", "mbit/s")} == {"Mbit/s"}
    assert {units()[printed].name for printed in ("gbps", "gb/s", "gbit/s")} == {"Gbit/s"}


def test_scale_words_are_no_beginnings_of_other_words() -> None:
    match = unit_regex().match(" tỷ lệ")
    assert match is not None
    assert not match["scale"]


def test_every_unit_is_matched_whole() -> None:
    for printed in units():
        match = unit_regex().match(printed)
        assert match is not None
        assert match["unit"] == printed


def test_nouns_are_results_parts_or_ratings() -> None:
    assert set(counted_nouns().values()) == {UnitKind.COUNT, UnitKind.PART, UnitKind.GRADE}


def test_phrases_before_numbers_have_one_role_each() -> None:
    roles = [role for role in NumberWord if role is not NumberWord.STOP]
    for index, role in enumerate(roles):
        for other in roles[index + 1 :]:
            assert not number_words(role) & number_words(other), (role, other)
