"""Tables as Table Schema (Data Package standard, specs.frictionlessdata.io/table-schema)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.tabulate import Field, Table, table_named

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def table_schema(table: Table, suffix: str = "") -> dict[str, Json]:
    """The Table Schema of a table: fields with types and constraints, keys.

    The names of the tables that its keys point to end with `suffix`.

    >>> from extractor.tabulate import table_named
    >>> schema = table_schema(table_named("deadlines"))
    >>> schema["primaryKey"], schema["missingValues"]
    ('deadline_id', [''])
    """
    schema: dict[str, Json] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": table.key,
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": reference.field,
                "reference": {
                    "resource": reference.table and f"{reference.table}{suffix}",
                    "fields": table_named(reference.table or table.name).key,
                },
            }
            for reference in table.references
        ]
    return schema


def _field(field: Field) -> dict[str, Json]:
    described: dict[str, Json] = {"name": field.name, "type": field.type.value}
    described["description"] = field.en
    described["description_vi"] = field.vi
    constraints: dict[str, Json] = {}
    if field.required:
        constraints["required"] = True
    if field.choices:
        constraints["enum"] = list(field.choices)
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.maximum is not None:
        constraints["maximum"] = field.maximum
    if field.pattern:
        constraints["pattern"] = field.pattern
    if constraints:
        described["constraints"] = constraints
    return described
