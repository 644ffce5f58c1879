"""Judges facts: relations between figures, gaps, demands of a report, formalities, comparison with last year."""
