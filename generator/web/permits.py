"""Which roles may use which route. A route that is not here is nobody's."""

from __future__ import annotations

from generator.web.guard import Permits, Role

_CLERK: frozenset[Role] = frozenset(("clerk",))
_FILLS: frozenset[Role] = frozenset(("clerk", "town", "office"))
_READS: frozenset[Role] = frozenset(("clerk", "officer", "town"))
_TOWN: frozenset[Role] = frozenset(("town",))
_BOTH: frozenset[Role] = frozenset(("officer", "town"))
_OFFICER: frozenset[Role] = frozenset(("officer",))
_COUNTY: frozenset[Role] = frozenset(("officer", "town", "office"))

PERMITS: Permits = {
    "start.files": _CLERK,
    "start.begin": _CLERK,
    "asking.question": _FILLS,
    "asking.answer": _FILLS,
    "asking.understood": _FILLS,
    "summary.contents": frozenset(("clerk", "town")),
    "summary.review": _READS,
    "summary.report": _READS,
    "summary.missing": _READS,
    "drafts.made": _READS,
    "drafts.make": _CLERK,
    "drafts.download": _READS,
    "checking.drop": _READS,
    "checking.check": _READS,
    "checking.found": _READS,
    "checking.annotated": _READS,
    "county.home": _COUNTY,
    "county.rollup": _OFFICER,
    "county.workbook": _OFFICER,
    "county.reminders": _OFFICER,
    "county.archive": _OFFICER,
    "county.log_lines": _OFFICER,
    "county.deadline": _OFFICER,
    "county.invitations": _OFFICER,
    "towns.page": _BOTH,
    "towns.begin": frozenset(("town", "office")),
    "towns.act": _BOTH,
    "towns.remark": _OFFICER,
    "towns.drop_remark": _OFFICER,
    "towns.deadline": _OFFICER,
    "towns.invitation": _OFFICER,
    "towns.workbook": _BOTH,
    "towns.version": _BOTH,
    "towns.log_lines": _BOTH,
    "towns.offices": _TOWN,
    "towns.office_link": _TOWN,
}
