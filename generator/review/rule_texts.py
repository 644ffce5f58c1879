"""Rules as text for a person: one with its basis and examples, or all as a list."""

from __future__ import annotations

import re
from itertools import groupby

from generator.checks import Example, Rule, rules
from generator.chinese.clipping import clipped
from generator.chinese.near_words import suggestion
from generator.errors import Fault, UsageFault

_LABEL = re.compile(r"^\[(\S+?)\] ?", re.MULTILINE)
_LONGEST = 400


def explain(id: str) -> str:
    """A rule as text: what it looks for, its basis, what it finds and spares. Raises ``UsageFault`` if unknown."""
    rule = rules().get(id.strip().upper())
    if rule is None:
        raise UsageFault(
            Fault(f"没有规则“{id}”", f"{suggestion(id.upper(), rules()).rstrip('？')}？全部规则：fazhi rules")
        )
    return "\n".join(
        (
            f"{rule.id} {rule.title}（{rule.family}，{rule.severity}{_editions(rule)}）",
            rule.explain,
            f"依据：{rule.basis}",
            *_examples("会提示的例子", rule.finds),
            *_examples("不提示的例子", rule.spares),
        )
    )


def _editions(rule: Rule) -> str:
    return f"，只查{'、'.join(rule.editions)}" if rule.editions else ""


def _examples(said: str, examples: tuple[Example, ...]) -> list[str]:
    return [f"{said}：\n{_indented(example)}" for example in examples]


def _indented(example: Example) -> str:
    text = _LABEL.sub("", example.text)
    return "\n".join(f"    {line}" for line in clipped(text, _LONGEST, "……").split("\n"))


def list_rules() -> list[str]:
    """All rules as lines, under the headings of their families."""
    lines = []
    for family, of_family in groupby(rules().values(), key=lambda rule: rule.family):
        lines.append(f"{family}：")
        lines += [f"  {rule.id} {rule.severity} {rule.title}{_editions(rule)}" for rule in of_family]
    return lines
