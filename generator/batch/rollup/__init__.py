"""The picture of the whole county in one workbook (汇总.xlsx): every figure by town, and nothing that ranks towns."""

from __future__ import annotations

from generator.batch.rollup.county import County, Overview, Records, Returned, Submission
from generator.batch.rollup.noted import read_noted
from generator.batch.rollup.workbook import roll_up

__all__ = ["County", "Overview", "Records", "Returned", "Submission", "read_noted", "roll_up"]
