"""A breakdown stands behind the noun that it divides, whatever figure is told beside it."""

import pytest

from generator.compose import compose
from generator.facts.facts import Facts, fields

BREAKDOWNS = [path for path, declared in fields().items() if declared.kind == "breakdown"]
FIGURES = ("number", "breakdown", "rate")


def beside(path):
    """The other figures of its topic, and the first of each other topic that shares a template with it."""
    topic = path.partition(".")[0]
    return [
        other for other, one in fields().items() if other != path and one.kind in FIGURES and other.startswith(topic)
    ]


def value(path, number):
    declared = fields()[path]
    if declared.kind == "rate":
        return "97.3%"
    return str(1000 + number)


def figures(facts):
    """The sources of the figures of each paragraph, in the order in which they are read."""
    paragraphs = compose(facts).report.paragraphs()
    return [[run.sources for run in paragraph.runs if run.kind == "figure"] for paragraph in paragraphs]


def assert_parts_follow_their_total(facts, path):
    for sources in figures(facts):
        at = [number for number, found in enumerate(sources) if found[0].startswith(f"{path}.")]
        if not at:
            continue
        assert sources[at[0] - 1][0] == path, sources
        assert at == list(range(at[0], at[0] + len(at))), sources
        return
    raise AssertionError("no parts")


@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize("path", BREAKDOWNS)
def test_the_parts_follow_the_total_whatever_figure_is_told_beside_it(path, count):
    topic, field = path.split(".")
    choices = fields()[path].choices[:count]
    parts = {part: str(11 + 2 * number) for number, part in enumerate(choices)} | {"合计": "999"}
    for number, other in enumerate((*beside(path), "")):
        more = {other.partition(".")[2]: value(other, number)} if other else {}
        facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: {field: parts} | more})
        assert_parts_follow_their_total(facts, path)


@pytest.mark.parametrize("path", BREAKDOWNS)
def test_they_do_among_all_figures_of_the_topic(path):
    topic, field = path.split(".")
    parts = {part: str(11 + 2 * number) for number, part in enumerate(fields()[path].choices[:3])} | {"合计": "999"}
    others = {other.partition(".")[2]: value(other, number) for number, other in enumerate(beside(path))}
    facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: others | {field: parts}})
    assert_parts_follow_their_total(facts, path)


@pytest.mark.parametrize("path", BREAKDOWNS)
def test_parts_that_are_all_still_to_be_filled_in_are_gaps_behind_their_total(path):
    topic, field = path.split(".")
    for parts in (dict.fromkeys(fields()[path].choices[:6], "待补"), dict.fromkeys(fields()[path].choices[:2], "待补")):
        for more in ({"合计": "22"}, {"合计": "22", "交叉": "是"}):
            facts = Facts.parse({"basic": {"year": "2025", "town": "青山镇"}, topic: {field: parts | more}})
            printed = "".join(paragraph.text for paragraph in compose(facts).report.paragraphs())
            assert "22" in printed
            assert printed.count("【待补") >= len(parts)
