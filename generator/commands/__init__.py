"""The commands of ``fazhi``, a module for each kind; importing the package declares them all."""

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""A hundred and forty times as many as usual: nothing of what a call loads is garbage. Set before anything is loaded;
buys 5% of the time of ``--help`` and 10% of that of a draft."""

gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)

from generator.commands import (  # noqa: E402
    asking,
    batches,
    checks,
    drafts,
    facts,
    serving,
    settings,
    sheets,
    taking,
    templates,
)

__all__ = ["asking", "batches", "checks", "drafts", "facts", "serving", "settings", "sheets", "taking", "templates"]
