"""The JSON Schema of a facts file, for editors: ``python tools/build_schema.py`` writes it to ``schemas/`` anew.

It is the schema of the pydantic model of facts; arithmetic, causes and answers are judged by the program.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.facts.json_model import model
from generator.tasks.schema import SHIPPED
from generator.writing import replace_file


def schema() -> dict[str, Any]:
    """The schema of a facts file, its keys the Chinese titles; draft 2020-12."""
    made = {"$schema": GenerateJsonSchema.schema_dialect, **model().model_json_schema(schema_generator=_Generator)}
    return dict(json.loads(json.dumps(made), object_hook=_as_uri))


def _as_uri(inside: dict[str, Any]) -> dict[str, Any]:
    """An object of the schema whose reference is a URI: letters that are not ASCII are percent-encoded (RFC 3986)."""
    return inside | {"$ref": quote(inside["$ref"], safe="#/$")} if "$ref" in inside else inside


def as_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with Chinese names of definitions, and without defaults."""

    def normalize_name(self, name: str) -> str:
        """The name of a definition as it is: letters of any script."""
        return name

    def field_title_should_be_set(self, schema: object) -> bool:
        """No title but the declared one."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The schema of the value or null; a group says itself whether it may be null."""
        inner = self.generate_inner(schema["schema"])
        return inner if "$ref" in inner else super().nullable_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The schema of the value without its default, which is always to be left out."""
        return self.generate_inner(schema["schema"])

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """The schema in the vocabulary's order."""
        return value


if __name__ == "__main__":
    replace_file(SHIPPED, as_text().encode())
