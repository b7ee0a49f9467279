"""Documents that are there twice, or nearly so, say which one is the first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extractor.batch import Settings, convert
from extractor.batch.similar import likeness, signature, similar
from extractor.export.csv import read_rows
from extractor.tabulate import table_named

WORDS = [f"chữ{number}" for number in range(400)]
PLAN = "KẾ HOẠCH\nPhát triển hạ tầng số\nI. MỤC TIÊU\n" + "".join(
    f"{number}. Đạt {number}% hộ gia đình ở khu phố {number} có nước sạch.\n"
    for number in range(1, 60)
)


def first_of(out: Path) -> dict[str, str]:
    """For each file the one that it is a duplicate of, by name."""
    table = table_named("documents")
    path, same = table.index("source_path"), table.index("duplicate_of")
    rows = list(read_rows(out / "documents.csv", table))
    names = {row[0]: row[path] for row in rows} | {"": ""}
    return {row[path]: names[row[same]] for row in rows}


def folder(path: Path) -> Path:
    path.mkdir()
    texts = {"a": PLAN, "b": PLAN.replace("Đạt 7%", "Đạt 8%"), "c": PLAN, "d": "KẾ HOẠCH\nKhác."}
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return path


def test_equal_files_and_by_option_those_that_are_nearly_equal(tmp_path: Path) -> None:
    source, out = folder(tmp_path / "in"), tmp_path / "out"
    convert(source, out)
    assert first_of(out) == {"a.txt": "", "b.txt": "", "c.txt": "a.txt", "d.txt": ""}
    report = convert(source, out, near_duplicates=True)
    assert report.kept == 0  # what is compared was not made before
    near = {"a.txt": "", "b.txt": "a.txt", "c.txt": "a.txt", "d.txt": ""}
    assert first_of(out) == near
    assert convert(source, out).kept == 4
    assert first_of(out)["b.txt"] == ""
    assert convert(source, out, near_duplicates=True).kept == 4
    assert first_of(out) == near


def test_the_settings_differ_in_nothing_else() -> None:
    assert Settings().fingerprint() == Settings(near_duplicates=True).fingerprint()
    assert Settings().fingerprint() != Settings(provinces_today=True).fingerprint()


@pytest.mark.parametrize("changed", [0, 5, 20, 60, 150])
def test_likeness_is_that_of_the_stretches(changed: int) -> None:
    chance = random.Random(changed)
    other = list(WORDS)
    for place in chance.sample(range(len(WORDS)), changed):
        other[place] = f"khác{place}"

    def stretches(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[place : place + 5]) for place in range(len(words) - 4)}

    one, two = stretches(WORDS), stretches(other)
    found = likeness(signature(" ".join(WORDS)), signature(" ".join(other)))
    assert found == pytest.approx(len(one & two) / len(one | two), abs=0.12)


def test_the_first_of_many_is_found_among_others() -> None:
    chance = random.Random(1)
    texts = [[f"w{chance.randrange(5000)}" for _ in range(300)] for _ in range(300)]
    copies = [(f"copy{number}", [*texts[number], "thêm"]) for number in range(0, 300, 3)]
    named = [(f"text{number}", words) for number, words in enumerate(texts)]
    found = similar((name, signature(" ".join(words))) for name, words in [*named, *copies])
    assert found == {f"copy{number}": f"text{number}" for number in range(0, 300, 3)}


def test_texts_without_words_are_like_no_other() -> None:
    assert signature("... !") == b""
    assert similar([("a", b""), ("b", b"")]) == {}
    assert signature("một") != signature("hai")
