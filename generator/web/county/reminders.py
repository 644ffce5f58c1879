"""催报: the message for each town that still owes something, in the words of the county's workbook."""

from __future__ import annotations

from generator.batch.rollup.progress import outstanding, reminder
from generator.web.county.register import Register, TownReport
from generator.web.county.standing import Standing, standing


def reminders(register: Register) -> list[tuple[str, str, str]]:
    """Town, message, and whom to call, for each town whose report is not handed in or went back."""
    found = []
    for town, report in zip(register.listed, register.reports(), strict=True):
        if words := _owed(report, standing(register.text(town.name), report.path)):
            message = reminder(town.name, register.store.year, words, report.due)
            found.append((town.name, message, town.whom))
    return found


def _owed(report: TownReport, stands: Standing) -> str:
    """The words on what a town owes; empty if its report is handed in."""
    if report.status in ("已报送", "已收"):
        return ""
    if report.status == "未开始":
        return "还没有开始填报。"
    begun = "已退回，还没有重新报送。" if report.status == "退回" else "还没有报送。"
    if stands.faults:
        return f"{begun}填的内容有{len(stands.faults)}处错误。"
    return begun + (outstanding(stands.record) if stands.record else "")
