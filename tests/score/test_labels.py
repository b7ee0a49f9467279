"""Label files: what is read, and how a mistake is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import InvalidLabels
from extractor.score import check_labels, load_labels, validate

RAW = """I. MỤC TIÊU
1. Đạt 90% hộ có nước sạch;
2. Ít nhất 80% hộ có nước sạch.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
Báo cáo trước ngày 15/12 hằng năm theo Luật Thư viện.
"""

Json = dict[str, object]


def sample() -> Json:
    """Labels of RAW without a mistake."""
    return {
        "doc": "sample",
        "metadata": {"doc_type": "Kế hoạch", "period_end": 2030, "recipients": ["Sở Y tế"]},
        "outline": [
            {
                "path": "I",
                "kind": "section",
                "label_raw": "I",
                "quote": "I. MỤC",
                "is_heading": True,
            },
            {"path": "I.1", "kind": "clause", "label_raw": "1", "quote": "1. Đạt 90%"},
            {"path": "I.2", "kind": "clause", "label_raw": "2", "quote": "2. Ít nhất"},
            {
                "path": "IV",
                "kind": "section",
                "label_raw": "IV",
                "quote": "IV. TỔ CHỨC",
                "is_heading": True,
            },
            {
                "path": "IV.1",
                "kind": "clause",
                "label_raw": "1",
                "quote": "1. Sở Y tế",
                "is_heading": True,
            },
            {"path": "IV.1.p1", "kind": "paragraph", "label_raw": "", "quote": "Báo cáo trước"},
        ],
        "targets": [
            {
                "path": "I.1",
                "in_goals": True,
                "kind": "quantitative",
                "quote": "1. Đạt 90%",
                "year": [2026, 2030],
                "measures": [
                    {
                        "value": 90,
                        "unit": "%",
                        "comparator": "=",
                        "role": "measure",
                        "quote": "Đạt 90%",
                    }
                ],
            }
        ],
        "assignments": [{"path": "IV.1.p1", "quote": "Báo cáo", "lead": ["Sở Y tế"]}],
        "citations": [
            {
                "zone": "body",
                "path": "IV.1.p1",
                "quote": "Luật Thư viện",
                "doc_type": "Luật",
                "name": "Luật Thư viện",
                "relation": "mention",
            }
        ],
        "deadlines": [
            {
                "path": "IV.1.p1",
                "quote": "trước ngày 15/12 hằng năm",
                "month": 12,
                "day": 15,
                "recurrence": "yearly",
            }
        ],
        "anomalies": [{"path": "I.1", "code": "ocr_error", "quote": "hộ", "occurrence": 1}],
    }


def written(tmp_path: Path, labels: Json) -> Path:
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    return path


def first(labels: Json, table: str) -> Json:
    rows = labels[table]
    assert isinstance(rows, list)
    row = rows[0]
    assert isinstance(row, dict)
    return row


def test_labels_are_read(tmp_path: Path) -> None:
    labels = load_labels(written(tmp_path, sample()))
    assert [node.path for node in labels.outline] == ["I", "I.1", "I.2", "IV", "IV.1", "IV.1.p1"]
    assert labels.targets[0].years == (2026, 2030)
    assert labels.targets[0].measures[0].years is None
    assert labels.metadata[2].value == ("Sở Y tế",)
    assert validate(labels, RAW) == ()


def test_labels_are_held_against_the_document_beside_them(tmp_path: Path) -> None:
    path = written(tmp_path, sample())
    with pytest.raises(InvalidLabels, match="no document beside it"):
        check_labels(path)
    (tmp_path / "sample.txt").write_text(RAW, encoding="utf-8")
    assert check_labels(path).doc == "sample"
    (tmp_path / "sample.txt").write_text(RAW.replace("90%", "9O%"), encoding="utf-8")
    with pytest.raises(InvalidLabels, match=r"outline\[1\]: the quote .* \(2 more\); copy it"):
        check_labels(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"sample.json:1:2: is not JSON"),
        ("[]", "is not a JSON object"),
        ('{"doc": 7}', "doc: is 7; a text is wanted"),
        ('{"doc": "a"}', "metadata: is missing; an object is wanted"),
        ('{"doc": "a", "metadata": {"sinner": "x"}}', "metadata: sinner: is no field"),
        ('{"doc": "a", "metadata": {}, "outline": [3]}', r"outline\[0\]: is no object"),
        ('{"doc": "a", "metadata": {}, "outline": {}}', "outline: is {}; a list is wanted"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "sample.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidLabels, match=message):
        load_labels(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLabels, match="cannot be read"):
        load_labels(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("table", "key", "value", "message"),
    [
        ("outline", "quote", "I. MUC", "is not in the file"),
        ("outline", "quote", " ", "is empty"),
        ("outline", "quote", "I. MỤC TIÊU\n1", "spans lines"),
        ("outline", "quote", "hộ có", "stands 2 times"),
        ("outline", "occurrence", 2, "occurrence 2 of 'I. MỤC' is wanted, the file has 1"),
        ("outline", "path", "I.x1", "is malformed"),
        ("outline", "path", "III.2", "has no parent"),
        ("outline", "path", "-2", "comes before '-1'"),
        ("outline", "path", "I.1", "stands twice"),
        ("outline", "kind", "bullet", "kind 'bullet' is wrong here"),
        ("outline", "quote", "IV. TỔ CHỨC", "stands before the node above it"),
        ("targets", "path", "I.9", "is not in the outline"),
        ("targets", "kind", "qualitative", "is 'qualitative' with 1 measures"),
        ("targets", "year_source", "preamble", "year_source is 'preamble'"),
        ("assignments", "path", "IV.1", "is a heading"),
        ("assignments", "lead", [], "has no lead"),
        ("citations", "zone", "letterhead", "zone is 'letterhead'"),
        ("citations", "zone", "preamble", "zone and path disagree"),
        ("citations", "relation", "quotes", "relation is 'quotes'"),
        ("citations", "issued_on", "15/12/2025", "date is '15/12/2025'"),
        ("deadlines", "recurrence", "hằng năm", "recurrence is 'hằng năm'"),
        ("deadlines", "month", 13, "month or day does not exist"),
    ],
)
def test_a_label_that_does_not_fit_is_told(
    tmp_path: Path, table: str, key: str, value: object, message: str
) -> None:
    labels = sample()
    first(labels, table)[key] = value
    problems = validate(load_labels(written(tmp_path, labels)), RAW)
    assert message in "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("comparator", "≥", "comparator is '≥'"),
        ("comparator", "range", "value_max and comparator disagree"),
        ("value_max", 80, "value_max is not above value"),
        ("unit", "Mbps", "write Mbit/s"),
        ("unit", "", "write the counted noun"),
        ("role", "goal", "role is 'goal'"),
        ("of", 3, "qualifies measure 3"),
        ("of", 0, "of and role disagree"),
    ],
)
def test_a_measure_that_does_not_fit_is_told(
    tmp_path: Path, key: str, value: object, message: str
) -> None:
    labels = sample()
    measures = first(labels, "targets")["measures"]
    assert isinstance(measures, list)
    measures[0][key] = value
    problems = validate(load_labels(written(tmp_path, labels)), RAW)
    assert message in "\n".join(map(str, problems))


WRONG_TYPES: list[tuple[str, Callable[[Json], None], str]] = [
    ("flag", lambda labels: first(labels, "outline").update(is_heading="yes"), "true or false"),
    ("years", lambda labels: first(labels, "targets").update(year=["2026"]), "a list of years"),
    ("whole", lambda labels: first(labels, "deadlines").update(day="15"), "a whole number or null"),
    (
        "texts",
        lambda labels: first(labels, "assignments").update(lead="Sở Y tế"),
        "a list of texts",
    ),
]


@pytest.mark.parametrize(("change", "wanted"), [pytest.param(*c[1:], id=c[0]) for c in WRONG_TYPES])
def test_a_value_of_the_wrong_type_is_refused(
    tmp_path: Path, change: Callable[[Json], None], wanted: str
) -> None:
    labels = sample()
    change(labels)
    with pytest.raises(InvalidLabels, match=wanted):
        load_labels(written(tmp_path, labels))
