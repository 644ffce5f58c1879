"""Checks any report, ours or a stranger's: rules with their basis, findings with place and advice."""

from __future__ import annotations

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.checking import check, rules
from generator.checks.finding import SEVERITIES, Finding, Severity
from generator.checks.rule import FAMILIES, Example, Hit, Rule

__all__ = [
    "FAMILIES",
    "SEVERITIES",
    "CheckedReport",
    "Example",
    "Finding",
    "Hit",
    "ReportLine",
    "Rule",
    "Severity",
    "check",
    "rules",
]
