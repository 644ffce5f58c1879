"""The values that a fact can have: figures, rates, cadences, nothing, text."""
