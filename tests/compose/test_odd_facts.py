"""Facts that pull the planner apart: one field, all, only 0, only 待补, odd names. A draft that reads, no error."""

import re

import pytest
from measuring import paragraphs, without_own_words
from prose_figures import FAULTS, single_sentences

from generator.compose import compose
from generator.facts.declare import declarations
from generator.facts.facts import Facts, fields, topics

TOWN = {"year": "2025", "town": "青山镇", "superior": "县委、县政府"}
SAMPLES = {
    "number": "3", "rate": "98%", "breakdown": "7", "yes_no": "是", "text": "某事项", "texts": ["甲事项", "乙事项"],
    "date": "2025-03-04",
}  # fmt: skip
FIGURES = ("number", "rate", "breakdown")


def every(give, *kinds):
    """All topics with what ``give`` gives of each field of these kinds."""
    return {
        name: {field: give(one) for field, one in declarations(topic).items() if not one.item and one.kind in kinds}
        for name, topic in topics().items()
        if name != "basic"
    }


def sample(declared):
    return declared.choices[0] if declared.kind == "choice" else SAMPLES[declared.kind]


def report(given):
    return compose(Facts.parse({"basic": TOWN, **given})).report


def reads(made, *, spared=()):
    """No sign stands beside another, each paragraph ends, and none of the measured faults occurs but those spared."""
    for paragraph in paragraphs(made):
        told = without_own_words(paragraph.runs)
        assert not re.search("[，、；：。][，、；：。]|（[，、；。]|（）|“”|《》|、和", told), told
        assert paragraph.text[-1] in "。：”", paragraph.text
    for name, find in FAULTS.items():
        assert find is single_sentences or name in spared or list(find(made)) == [], name


SINGLE = [path for path, one in fields().items() if not path.startswith("basic.") and one.kind in (*SAMPLES, "choice")]


@pytest.mark.parametrize("path", SINGLE)
def test_one_field_alone(path):
    topic, field = path.split(".")
    reads(report({topic: {field: sample(fields()[path])}}))


def test_all_fields_at_once():
    made = report(every(sample, *SAMPLES, "choice"))
    reads(made)
    assert len(made.to_text()) > 4000


def test_only_zeros_and_no_heading_of_what_was_not_done():
    made = report(every(lambda _: "0", "number", "breakdown"))
    reads(made)
    headings = "".join(paragraph.text for paragraph in paragraphs(made, "heading"))
    assert not re.search("培训|培育|培养|清理|旁听|警示|讲座|评查|演练|推送|授课|宣誓|中心组", headings), headings


def test_only_gaps():
    made = report(every(lambda _: "待补", *SAMPLES, "choice"))
    reads(
        made, spared=("more than 4 figures a sentence",)
    )  # a gap for each 是 or 否, and a list of all gaps in the annex
    assert len(made.pending()) > 300


def test_a_hundred_practices():
    words = [f"第{number}网格每周巡查{number}次，登记造册" for number in range(1, 101)]
    practices = [{"title": f"推行{number}号做法", "content": content} for number, content in enumerate(words, 1)]
    made = report({"disputes": {"practices": practices}})
    reads(made)
    assert all(content in made.to_text() for content in words)


@pytest.mark.parametrize(
    ("topic", "field", "entries", "told"),
    [
        ("disputes", "ways", ["“一约四会”；", "“枫桥经验”。"], "我镇落实“一约四会”“枫桥经验”。"),
        (
            "decision",
            "systems",
            ["重大决策（听证）", "合同、协议审查"],
            "我镇落实重大决策（听证）制度；落实合同、协议审查制度。",
        ),
        ("publicity", "works", ["《村规》、", "《民约》，"], "制作《村规》《民约》。"),
        ("publicity", "campaigns", ["“宪法宣传周”。", "法律进企业；"], "我镇开展“宪法宣传周”、法律进企业等主题宣传。"),
    ],
)
def test_names_with_punctuation(topic, field, entries, told):
    made = report({topic: {field: entries}})
    reads(made)
    assert told in made.to_text()
