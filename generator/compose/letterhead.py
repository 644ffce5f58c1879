"""The official form around the text: 主送, 版头, 版记 (GB/T 9704—2012, 7.2–7.4) of a document submitted upwards.

Without a 发文字号 a report is not issued yet: it is marked 送审稿, and nobody has signed it (条例第九条、第二十二条).
"""

from __future__ import annotations

from datetime import date

from generator.chinese.dates import written_out
from generator.chinese.expressions import Expression
from generator.chinese.lists import split_list
from generator.errors import Fault, InputFault
from generator.facts.facts import Facts
from generator.facts.judging.formalities import addressed
from generator.facts.judging.formalities import superior as superior_of
from generator.facts.town import Town
from generator.facts.values.nothing import NOT_APPLICABLE
from generator.report.outline import Head, Imprint
from generator.settings import FILE, Wording

NOT_ISSUED = "送审稿"
OF_SETTINGS = "设置.主送机关"
_GOVERNMENT = Expression("政府|管委会|管理委员会|办事处")


def recipients(facts: Facts, wording: Wording) -> tuple[tuple[str, ...], str]:
    """The 主送机关 and the path of their source: as given, else the superior's organs that match the issuer.

    Party and government together report to both, the government alone to the government. Raises InputFault if those
    of the county's settings rank above this town's superior; those of the facts were checked when read.
    """
    if wording.recipients and not facts.basic.recipients:
        found = addressed(wording.recipients, superior_of(facts.basic))
        if faults := [Fault(objection.what, objection.todo, f"{FILE} › 主送机关") for objection in found]:
            raise InputFault(faults)
    if wording.recipients:
        return wording.recipients, "basic.recipients" if facts.basic.recipients else OF_SETTINGS
    superior = facts.basic.superior
    if facts.basic.recipients is NOT_APPLICABLE or not isinstance(superior, str):
        return (), ""
    organs = tuple(split_list(superior))
    governments = tuple(filter(_GOVERNMENT.search, organs))
    return (organs if wording.joint or not governments else governments), "basic.superior"


def head(facts: Facts, wording: Wording, town: Town) -> Head:
    """The 版头 of an issued report: marks, number, signers; only 送审稿 without a 发文字号."""
    number = facts.basic.document_number
    if not isinstance(number, str):
        return Head(status=NOT_ISSUED)
    name = town.name or "【待补：乡镇名称】"
    signer = facts.basic.signer
    signers = tuple(split_list(signer)) if isinstance(signer, str) else ()
    if wording.joint:
        return Head((f"中共{name}{town.party_full}", f"{name}{town.office}"), number, signers)
    return Head((f"{name}{town.office}文件",), number, signers)


def imprint(facts: Facts, wording: Wording) -> Imprint:
    """The 版记 of an issued report: 抄送, who printed it and when; empty without a 发文字号."""
    basic = facts.basic
    if not isinstance(basic.document_number, str):
        return Imprint()
    copied = f"{'，'.join(wording.copied_to)}。" if wording.copied_to else ""
    by = basic.printed_by if isinstance(basic.printed_by, str) else ""
    on = basic.printed_on
    return Imprint(copied, by, written_out(on) if isinstance(on, date) else "")
