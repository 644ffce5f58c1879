"""The explanation of a field for a person who fills it in, as parts to be joined."""

from __future__ import annotations

from generator.facts.declare import Declaration


def explained(declared: Declaration) -> tuple[str, ...]:
    """The help, the choices, the towns and years of a field, and an example; each a short text."""
    plain = declared.example and declared.kind not in ("choice", "yes_no")
    said = (
        declared.help,
        f"分项：{'、'.join(declared.choices)}" if declared.kind == "breakdown" else "",
        f"选填：{'／'.join(declared.choices)}" if declared.kind == "choice" else "",
        "填“是”或“否”" if declared.kind == "yes_no" else "",
        f"只有{declared.only_for}填" if declared.only_for else "",
        f"{declared.since}年度起" if declared.since else "",
        f"{declared.until}年度及以前" if declared.until < 9999 else "",
        f"如 {_example(declared)}" if plain else "",
    )
    return tuple(filter(None, said))


def _example(declared: Declaration) -> str:
    if declared.kind != "breakdown":
        return declared.example
    return f"{declared.example}，或 {{合计: {declared.example}, {declared.choices[0]}: …}}"
