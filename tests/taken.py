"""The figures of facts as a taker should find them: each path with the figure as it is written."""

from generator.facts.facts import entries
from generator.facts.values.breakdown import Breakdown
from generator.facts.values.quantity import Cadence, Quantity, Rate


def figures_of(facts):
    """The figures by path, parts of breakdowns by their titles; those of open lists are left out."""
    found = {}
    for path, _, value in entries(facts):
        if isinstance(value, Breakdown):
            parts = {f"{path}.{part}": figure for part, figure in value.parts}
            found |= {at: str(one) for at, one in ({path: value.total} | parts).items() if isinstance(one, Quantity)}
        elif isinstance(value, Quantity | Rate | Cadence) and ".others." not in path:
            found[path] = str(value)
    return found
