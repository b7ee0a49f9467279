"""Tables as JSON Schema (draft 2020-12) of one row as an object, null for what is unknown."""

from __future__ import annotations

from extractor.tabulate import Field, Table, Type

from .table_schema import Json

_JSON_TYPES = {Type.DATE: "string"}


def json_schema(table: Table) -> dict[str, Json]:
    """The JSON Schema of a table's row.

    >>> from extractor.tabulate import table_named
    >>> json_schema(table_named("deadlines"))["properties"]["quarter"]["type"]
    ['integer', 'null']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.en,
        "type": "object",
        "properties": {field.name: _property(field) for field in table.fields},
        "required": [field.name for field in table.fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Json]:
    name = _JSON_TYPES.get(field.type, field.type.value)
    schema: dict[str, Json] = {"type": name if field.required else [name, "null"]}
    if field.type is Type.DATE:
        schema["format"] = "date"
    if field.type is Type.ARRAY:
        schema["items"] = {"type": "string"}
    if field.choices:
        schema["enum"] = [*field.choices] if field.required else [*field.choices, None]
    if field.minimum is not None:
        schema["minimum"] = field.minimum
    if field.maximum is not None:
        schema["maximum"] = field.maximum
    if field.pattern:
        schema["pattern"] = f"^(?:{field.pattern})$"  # JSON Schema searches, it does not match
    if field.type is Type.STRING and field.required and not field.choices:
        schema["minLength"] = 1
    schema["description"] = field.en
    schema["description_vi"] = field.vi
    return schema
