"""Content planning and wording: facts and templates become an outline, without Word, files of facts or a terminal.

The steps, in order; ``composer`` runs them:

1. ``template_context`` collects the names of a template: words of the town, and facts, each a ``fact_view.FactView``.
2. ``environment`` checks a content template (found by ``template_files``) and renders those of its lines
   (``template_lines``) that a town's facts need (``omission``), with the ``filters``; each printed fact is a mark that
   carries its sources (``source_marks``).
3. ``pieces`` reads the rendered text line by line: headings, prose, paragraphs with a role, inserts (``inserts``).
4. ``clauses`` resolves the square brackets of a line: clauses without facts go, figures of 0 get their own wording.
5. ``figure_limit`` cuts lines into sentences of at most four figures; a ``sentence`` knows its length and kind.
6. ``groups`` merges thin groups under one sub-heading; ``planning`` makes paragraphs and headings of the messages.
7. ``headings`` numbers the headings (``numbering``), picks wordings (``variants``); ``sentences`` fills paragraphs.
8. ``letterhead`` adds 版头, 主送 and 版记; ``annex`` the annexes, with the ``data_table`` of figures.
9. ``unused`` lists the facts that no paragraph printed, ``homes`` the practices that name no matter; ``word_count``
   counts the 字数.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.compose.composer import Composed, compose
    from generator.compose.environment import content_folder
    from generator.compose.unused import Unused, unprinted

__all__ = ["Composed", "Unused", "compose", "content_folder", "unprinted"]

_HOMES = {
    "Composed": "composer", "compose": "composer", "content_folder": "environment",
    "Unused": "unused", "unprinted": "unused",
}  # fmt: skip
"""Where each name is at home; who needs but the words of templates (taking) starts 0.1 s sooner without these."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
