"""The JSON Schema of a facts file, as text for an editor or a file for it to be pointed to."""

from __future__ import annotations

from pathlib import Path

from generator.files.resources import resource
from generator.writing import write_new

SHIPPED = resource("schemas", "facts.schema.json")


def schema(output: Path | str | None = None) -> str:
    """The schema as text, written to ``output`` if that is given. Raises ``UsageFault`` if there is a file already."""
    text = SHIPPED.read_text(encoding="utf-8")
    if output is not None:
        write_new(Path(output), text.encode())
    return text
