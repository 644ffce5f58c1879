"""Nothing given is lost or told twice: single figures, pairs, 40 and 220 of them, each with unit and qualifier."""

import re
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from measuring import paragraphs, sentences, text_of

from generator.batch.record import Record
from generator.compose import compose
from generator.facts.facts import Facts, fields
from generator.settings import Wording

FIGURES = {
    path: declared for path, declared in fields().items()
    if declared.kind in ("number", "breakdown", "rate") and not path.startswith("basic.")
    and declared.disclosure != "不公开" and declared.until >= 2025 and declared.since <= 2025
}  # fmt: skip
FORMS = ("{}", "{}余", "约{}", "近{}", "超{}", "{}万余")
TOPICS = sorted({path.partition(".")[0] for path in FIGURES})
MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def value(draw, declared, number):
    if declared.kind == "rate":
        return f"{number / 10}%"
    return draw(st.sampled_from(forms(declared))).format(10 * number)


def forms(declared):
    return FORMS[:-1] if declared.unit.startswith("万") else FORMS


@st.composite
def chosen(draw):
    """Fields with figures that no other of them has: one or two of a topic, two of any, 40 or 220."""
    topic = draw(st.sampled_from(["", *TOPICS]))
    paths = [path for path in sorted(FIGURES) if path.startswith(topic)]
    size = draw(st.sampled_from([2, 40, 220] if not topic else [1, 2]))
    numbers = count(211)
    return {path: value(draw, FIGURES[path], next(numbers)) for path in draw(st.permutations(paths))[:size]}


def facts_of(values, town="青山镇"):
    topics = {"basic": {"year": "2025", "town": town}}
    for path, value in values.items():
        topic, field = path.split(".")
        topics.setdefault(topic, {})[field] = value
    return Facts.parse(topics)


def composed(values):
    return compose(facts_of(values))


@MANY
@given(chosen())
def test_each_figure_is_told_once_with_its_unit_and_qualifier_or_named_as_unprinted(values):
    draft = composed(values)
    unprinted = {one.path for one in draft.unused}
    told = [text_of(sentence) for paragraph in paragraphs(draft.report) for sentence in sentences(paragraph)]
    for path, value in values.items():
        figure = value if FIGURES[path].kind == "rate" else f"{value}{FIGURES[path].unit}"
        printed = sum(len(re.findall(rf"(?<![\d约近超]){re.escape(figure)}", text)) for text in told)
        assert printed == (0 if path in unprinted else 1), (path, figure, told)


@MANY
@given(chosen())
def test_text_annex_and_roll_up_have_the_same_figures(values):
    facts = facts_of(values)
    draft = compose(facts, Wording(annex=True))
    unprinted = {one.path for one in draft.unused}
    runs = [run for block in draft.report.blocks for run in getattr(block, "runs", ()) if run.kind == "figure"]
    cells = {
        source: text
        for table in draft.report.tables()
        for row, of_row in zip(table.rows, table.sources, strict=True)
        for text, sources in zip(row, of_row, strict=True)
        for source in sources
    }
    summed = Record.of(facts, "青山镇.yaml").figures
    for path, value in values.items():
        assert cells[path] == value.removesuffix("%"), path  # the sign stands in the column of units
        assert summed[path].text == value, path
        printed = [run.text for run in runs if run.sources == (path,)]  # a computed rate stands on two
        assert printed == ([] if path in unprinted else [value]), path


@pytest.mark.parametrize("town", ["青山街道", "青山乡", "青山镇"])
def test_each_figure_alone_is_told_in_the_words_of_the_kind_of_town(town):
    subdistrict = town.endswith("街道")
    for number, (path, declared) in enumerate(FIGURES.items(), 211):
        if not declared.fits(subdistrict=subdistrict):
            continue
        value = "87.6%" if declared.kind == "rate" else str(number)
        draft = compose(facts_of({path: value}, town))
        text = "\n".join(paragraph.text for paragraph in paragraphs(draft.report))
        assert [one.path for one in draft.unused] == [] and value in text, path
        strange = re.search("我镇|全镇|镇党委|镇政府|镇长|乡长" if subdistrict else "街道|党工委|办事处", text)
        assert strange is None, (path, text)
