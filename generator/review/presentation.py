"""Reviews as text for a person, JSON for programs, and HTML for a browser."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from generator.checks import SEVERITIES, Finding, rules
from generator.review.reviewing import Review


def present(reviews: tuple[Review, ...], form: str = "text") -> str:
    """The reviews as ``text``, ``json`` or ``html``."""
    return {"text": as_text, "json": as_json, "html": as_html}[form](reviews)


def as_text(reviews: tuple[Review, ...]) -> str:
    """One report with all its findings; of several a line each, and the most frequent rules."""
    lines = _of_one(reviews[0]) if len(reviews) == 1 else _of_many(reviews)
    return "\n".join(lines) + "\n"


def summary(review: Review) -> str:
    """The numbers of findings by severity: 错误2处、提示3处; or why the file was not checked."""
    if review.faults:
        return "没有查：" + "；".join(f"{fault.what}。{fault.todo}".rstrip("。") for fault in review.faults)
    counts = "、".join(f"{severity}{count}处" for severity in SEVERITIES if (count := review.count(severity)))
    kept = f"已核保留{len(review.confirmed)}处" if review.confirmed else ""
    return "、".join(filter(None, (counts, kept))) or "没有发现问题"


def _of_one(review: Review) -> Iterator[str]:
    about = "，".join(filter(None, (review.town, f"{review.year}年度" if review.year else "")))
    yield f"{review.file}{f'（{about}）' if about else ''}：{summary(review)}"
    for severity in SEVERITIES:
        found = [finding for finding in review.findings if finding.severity == severity]
        if found:
            yield f"{severity}："
        for finding in found:
            yield f"  {finding}"
            yield f"    依据：{finding.basis}　编号：{finding.key}"
    if review.confirmed:
        yield "已核，保留："
    for kept in review.confirmed:
        yield f"  {kept.finding}"
        yield f"    理由：{kept.reason}　编号：{kept.finding.key}"


def _of_many(reviews: tuple[Review, ...]) -> Iterator[str]:
    for review in reviews:
        yield f"{review.file}：{summary(review)}"
    table = list(rule_counts(reviews))
    if table:
        yield ""
        yield "各条规则："
    for id, title, severity, files, places in table:
        yield f"  {id} {severity} {title}　{files}份{places}处"


def rule_counts(reviews: Iterable[Review]) -> Iterator[tuple[str, str, str, int, int]]:
    """Rules with findings, most frequent first: id, title, gravest severity, number of files, number of findings."""
    places: Counter[str] = Counter()
    files: Counter[str] = Counter()
    gravest: dict[str, int] = {}
    for review in reviews:
        for finding in review.findings:
            places[finding.rule] += 1
            grave = SEVERITIES.index(finding.severity)
            gravest[finding.rule] = min(grave, gravest.get(finding.rule, grave))
        files.update({finding.rule for finding in review.findings})
    for id, count in sorted(places.items(), key=lambda pair: (-files[pair[0]], pair[0])):
        yield id, rules()[id].title, SEVERITIES[gravest[id]], files[id], count


def as_json(reviews: tuple[Review, ...]) -> str:
    """A JSON list of reviews; its keys are stable."""
    return json.dumps([_as_dict(review) for review in reviews], ensure_ascii=False, indent=2) + "\n"


def _as_dict(review: Review) -> dict[str, object]:
    return {
        "file": review.file,
        "town": review.town,
        "year": review.year,
        "findings": [_of_finding(finding) for finding in review.findings],
        "kept": [_of_finding(kept.finding) | {"reason": kept.reason} for kept in review.confirmed],
        "faults": [str(fault) for fault in review.faults],
        "hints": [str(fault) for fault in review.folded],
    }


def _of_finding(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.key,
        "rule": finding.rule,
        "severity": finding.severity,
        "place": str(finding.place) if finding.place else "",
        "words": finding.words,
        "message": finding.message,
        "todo": finding.todo,
        "basis": finding.basis,
    }


_STYLE = """
body { font: 16px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 62em; margin: 2em auto;
       padding: 0 1em; color: #222 }
h1 { font-size: 1.4em } h2 { font-size: 1.15em; margin: 2em 0 .5em; border-bottom: 1px solid #ccc }
li { margin: .7em 0 } .where { color: #666 } .basis { color: #888; font-size: .85em }
mark { background: #fff3c4; padding: 0 .2em }
.错误 b { color: #b00020 } .提示 b { color: #8a5a00 } .参考 b { color: #555 }
"""


def as_html(reviews: tuple[Review, ...]) -> str:
    """An HTML page without external files: each report with its findings."""
    inside = "\n".join(_section(review) for review in reviews)
    head = f'<meta charset="utf-8"><title>检查结果</title><style>{_STYLE}</style>'
    title = "<h1>法治政府建设年度报告检查结果</h1>"
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}</head>\n<body>{title}\n{inside}\n</body></html>\n'


def _section(review: Review) -> str:
    in_order = sorted(review.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    items = "".join(_item(finding, finding.severity) for finding in in_order)
    kept = "".join(_item(one.finding, "已核，保留", f"理由：{one.reason}") for one in review.confirmed)
    return f"<h2>{escape(Path(review.file).name)}</h2>\n<p>{escape(summary(review))}</p>\n<ul>{items}{kept}</ul>"


def _item(finding: Finding, label: str, more: str = "") -> str:
    words = f" <mark>{escape(finding.words)}</mark>" if finding.words else ""
    place = escape(str(finding.place) if finding.place else "全文")
    counts = escape(f"{finding.message}。{finding.todo}".rstrip("。") + "。")
    basis = escape(" · ".join(filter(None, (finding.key, finding.basis, more))))
    return (
        f'<li class="{label}"><b>{label}</b> <span class="where">{place}</span>{words}<br>{counts}'
        f'<br><span class="basis">{basis}</span></li>\n'
    )
