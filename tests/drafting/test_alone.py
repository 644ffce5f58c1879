"""Each field given alone: what is printed then, and that nothing is said that was not given.

``alone.txt`` has the verdict on every field, read with its 口径, 主体 and unit in hand: path, title, what the draft of
a town that gave this and nothing else says more than the draft of a town that gave nothing. ``python
tests/drafting/test_alone.py`` prints it anew; each line that changes is to be judged again.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.compose import compose
from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields

VERDICTS = Path(__file__).with_name("alone.txt")
TOWN = {"year": "2025", "town": "青山镇"}
FLOWS = re.compile("全年|今年|本年|新增|组建|建成|新建|评选|创建[^”]")
"""What is said of what happened in the year, and never of what there is at its end."""


def specimen(declared):
    """What a clerk could write into a field."""
    if declared.kind == "items":
        parts = declarations(declared.item).items()
        return [{name: specimen(part) for name, part in parts if part.required}]
    if declared.kind == "breakdown":
        return {part: str(11 + 2 * number) for number, part in enumerate(declared.choices[:2])} | {"合计": "1013"}
    fixed = {"yes_no": "是", "rate": "93.75%", "date": "2025-10-15"}
    example = declared.choices[0] if declared.kind == "choice" else declared.example
    return fixed.get(declared.kind) or (example if example not in ("", "0") else "7")


def alone(path):
    topic, field = path.split(".")
    given = {field: specimen(fields()[path])}
    return compose(Facts.parse({"basic": TOWN | given} if topic == "basic" else {"basic": TOWN, topic: given}))


@cache
def without():
    return frozenset(paragraph.text for paragraph in compose(Facts.parse({"basic": TOWN})).report.paragraphs())


def printed(path):
    """What the draft says more than that of a town that gave nothing, its headings aside; of a table the row."""
    composed = alone(path)
    told = [one for one in composed.report.paragraphs() if one.role != "heading" and one.text not in without()]
    words = " ".join(one.text for one in told if not re.match("附件：.*不公开|填报人", one.text))
    rows = [row for table in composed.report.tables() for row in table.rows if row[0].isdecimal()]
    kept = [one.reason for one in composed.unused if one.path.startswith(path)]
    return words or " ".join("表：" + "".join(row[1:4]) for row in rows) or f"不写：{'；'.join(kept)}"


def verdicts():
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    return {path: words for path, _, words in (line.split("\t") for line in lines)}


def test_every_field_has_its_verdict():
    assert list(verdicts()) == list(fields())


@pytest.mark.parametrize("path", fields())
def test_a_field_given_alone_is_printed_as_it_was_judged(path):
    assert printed(path) == verdicts()[path]


def test_no_field_that_belongs_into_the_text_prints_nothing_when_it_is_given_alone():
    lost = [path for path in fields() if any(one.why == "lost" for one in alone(path).unused)]
    assert lost == []


def test_what_there_is_at_the_years_end_is_never_told_as_done_in_the_year():
    stocks = [path for path, declared in fields().items() if declared.basis == "年末数" and path[:5] != "basic"]
    assert {path: words for path in stocks if FLOWS.search(words := verdicts()[path])} == {}


if __name__ == "__main__":
    for name, one in fields().items():
        print(name, one.title, printed(name), sep="\t")
