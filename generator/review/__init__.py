"""Checks files: reads each, asks the rules, sets aside what was confirmed, and shows what is left."""

from __future__ import annotations

from generator.review.explained import explain, list_rules
from generator.review.kept import Kept
from generator.review.reviewing import Review, check
from generator.review.shown import present
from generator.review.workbook import write_results

__all__ = ["Kept", "Review", "check", "explain", "list_rules", "present", "write_results"]
