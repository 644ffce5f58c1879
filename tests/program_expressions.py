"""The expressions that the program declares, and pieces of which others can be made."""

import gc
import pkgutil
from importlib import import_module

from hypothesis import strategies as st

import generator
from generator.chinese.expressions import Expression

PIECES = st.sampled_from(
    [*"甲乙丙|||()()?*+.^$", "(?:", "(?=", "(?!", "(?<!", "[甲乙]", "[^甲]", "{0,1}", "{2}", r"\.", r"\d", ")?", "甲乙"]
)


def program():
    """Every expression that a module of the program declares, some twice."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.unfreeze()  # what another test froze is not listed
    return [one for one in gc.get_objects() if isinstance(one, Expression)]
