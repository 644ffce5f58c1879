"""Confirmed findings (已核，保留): a YAML file beside the report, with a reason each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from generator.checks import Finding, rules
from generator.chinese.near_words import suggestion
from generator.errors import Fault, InputFault, UsageFault
from generator.files.os_errors import reason as of_os
from generator.writing import replace_file

SUFFIX = ".已核保留.yaml"
_HEAD = "# 已核，保留：检查时不再提示的各条。删去一条，下次检查就会重新提示。\n"


@dataclass(frozen=True, slots=True)
class ConfirmedFinding:
    """A finding that a person confirmed, with the reason."""

    finding: Finding
    reason: str


def confirmations_file(path: Path) -> Path:
    """The path of a report's list of confirmations."""
    return path.with_name(path.name + SUFFIX)


def read_confirmations(path: Path) -> dict[str, dict[str, str]]:
    """The confirmations of a report by key; empty without a list. Raises ``InputFault`` if the list is damaged."""
    file = confirmations_file(path)
    if not file.is_file():
        return {}
    try:
        confirmed = yaml.safe_load(file.read_text(encoding="utf-8-sig")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        said = of_os(error) if isinstance(error, OSError) else "不是本程序写的内容"
        raise InputFault(Fault(f"已核保留的清单读不出：{said}", "请删去这个文件，重新确认", file=str(file))) from None
    if not isinstance(confirmed, dict) or not all(isinstance(one, dict) for one in confirmed.values()):
        raise InputFault(Fault("已核保留的清单写坏了", "请删去这个文件，重新确认", file=str(file)))
    return {str(key): {str(name): str(value) for name, value in one.items()} for key, one in confirmed.items()}


def save_confirmations(
    path: Path, findings: Iterable[Finding], wanted: Iterable[str], reason: str, *, on: date
) -> None:
    """Add the findings with the ``wanted`` keys to the list. Raises ``UsageFault`` for an unknown key or no reason."""
    if not reason.strip():
        raise UsageFault(Fault("没有写理由", '请写 --reason "理由"'))
    confirmed = read_confirmations(path)
    present = {finding.key: finding for finding in findings}
    for key in wanted:
        finding = present.get(key)
        if finding is None and key not in confirmed:
            todo = suggestion(key, present) if present else "这份报告没有要确认的"
            raise UsageFault(Fault(f"没有编号是“{key}”的检查结果", todo, file=str(path)))
        if finding is not None:
            confirmed[key] = {
                "规则": f"{finding.rule} {rules()[finding.rule].title}",
                "文字": finding.words or finding.message,
                "理由": reason.strip(),
                "日期": on.isoformat(),
            }
    text = _HEAD + yaml.safe_dump(confirmed, allow_unicode=True, sort_keys=True, width=1000)
    replace_file(confirmations_file(path), text.encode("utf-8"))


def split_confirmed(
    findings: Iterable[Finding], confirmed: dict[str, dict[str, str]]
) -> tuple[tuple[Finding, ...], tuple[ConfirmedFinding, ...]]:
    """The open findings, and the confirmed ones with their reasons."""
    every = tuple(findings)
    return (
        tuple(finding for finding in every if finding.key not in confirmed),
        tuple(
            ConfirmedFinding(finding, confirmed[finding.key].get("理由", ""))
            for finding in every
            if finding.key in confirmed
        ),
    )
