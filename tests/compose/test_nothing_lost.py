"""Nothing given is lost or told twice: single figures, pairs of one topic, and many, each with unit and qualifier."""

import re
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from measuring import paragraphs, sentences, text_of

from generator.compose import compose
from generator.facts.facts import Facts, fields

FIGURES = {
    path: declared for path, declared in fields().items()
    if declared.kind in ("number", "breakdown", "rate") and not path.startswith("basic.")
    and declared.disclosure != "不公开" and declared.until >= 2025 and declared.since <= 2025
}  # fmt: skip
FORMS = ("{}", "{}余", "约{}", "近{}", "超{}", "{}万余")
TOPICS = sorted({path.partition(".")[0] for path in FIGURES})
MANY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def value(draw, declared, number):
    if declared.kind == "rate":
        return f"{number / 10}%"
    return draw(st.sampled_from(forms(declared))).format(10 * number)


def forms(declared):
    return FORMS[:-1] if declared.unit.startswith("万") else FORMS


@st.composite
def chosen(draw):
    """Fields with figures that no other of them has: one, two of a topic, or many of any."""
    if draw(st.booleans()):
        topic = draw(st.sampled_from(TOPICS))
        paths = [path for path in FIGURES if path.startswith(f"{topic}.")]
        found = draw(st.lists(st.sampled_from(paths), min_size=1, max_size=2, unique=True))
    else:
        found = draw(st.lists(st.sampled_from(sorted(FIGURES)), min_size=3, max_size=60, unique=True))
    numbers = count(211)
    return {path: value(draw, FIGURES[path], next(numbers)) for path in found}


def composed(values):
    topics = {"basic": {"year": "2025", "town": "青山镇"}}
    for path, value in values.items():
        topic, field = path.split(".")
        topics.setdefault(topic, {})[field] = value
    return compose(Facts.parse(topics))


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
