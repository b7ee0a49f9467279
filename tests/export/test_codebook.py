"""The codebook tells all that the schema does, in one language or both."""

from __future__ import annotations

import pytest

from extractor.export.codebook import Language, codebook
from extractor.tabulate import TABLES, table_named


@pytest.mark.parametrize("language", Language)
def test_every_table_column_and_value_is_told(language: Language) -> None:
    told = codebook([language])
    for table in TABLES:
        assert f"\n## {table.name}\n" in told
        assert (table.vi if language is Language.VI else table.en) in told
        for field in table.fields:
            assert (field.vi if language is Language.VI else field.en).replace("|", "\\|") in told
            assert all(f"`{choice}`" in told for choice in field.choices)


def test_keys_and_what_they_point_to() -> None:
    told = codebook([Language.VI, Language.EN], [table_named("targets")])
    assert "| `target_id` | string, khóa | Chỉ tiêu. | The target. |" in told
    assert "| `section_id` | string, thuộc bảng sections, luôn có |" in told
    assert "| `of_target_id` | string, thuộc bảng targets |" in told
    assert "| `confidence` | number, luôn có, 0 ≤ x ≤ 1 |" in told


def test_one_language_has_nothing_of_the_other() -> None:
    told = codebook([Language.EN])
    assert "ý nghĩa" not in told
    assert "khóa" not in told
    assert "never empty" not in codebook([Language.VI])
