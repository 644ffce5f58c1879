"""The proof of a filled form: what was changed behind its back is refused, and every town passes."""

import pytest
import random_facts
from county_forms import filled, form, lines
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_towns import sound_town
from tampering import changed, without

from generator.drafting.county_form.form import opened
from generator.drafting.county_form.proof import prove_form
from generator.drafting.county_form.values import FormValue, FormValues
from generator.errors import TemplateFault
from generator.facts.facts import Facts
from generator.files.resources import resource
from generator.report.editions import SUBMITTED
from generator.report.outline import Report
from generator.settings import Wording

MADE = form("资料{{ 普法宣传.宣传资料份数 }}份，第3号")
TOWN = Facts.parse({"basic": {"year": 2025, "town": "青山镇"}, "publicity": {"materials": "5000余"}})
NAME = "普法宣传.宣传资料份数"


def values():
    return FormValues(TOWN, Report(), Wording(), SUBMITTED, "—")


def printed(figure="5000余", before="资料", behind="份，第3号"):
    value = FormValue(NAME, "publicity.materials", figure, value=TOWN.publicity.materials, unit="份")
    return [[(before, None), (figure, value), (behind, None)]]


def prove(docx, words):
    prove_form(opened(MADE), docx, words, values())


def test_a_filled_form_passes():
    prove(filled(MADE, TOWN).data, printed())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("5000余", "6000余", "读回来却是"), ("第3号", "第4号", "读回来却是"), ("资料", "{{ 甲 }}", "读回来却是")],
)
def test_what_the_file_says_otherwise_is_refused(old, new, said):
    with pytest.raises(TemplateFault, match=said):
        prove(changed(filled(MADE, TOWN).data, old, new), printed())


def test_a_figure_that_is_not_that_of_its_field_is_refused():
    with pytest.raises(TemplateFault, match=r"“普法宣传\.宣传资料份数”印成了“6000余”"):
        prove(changed(filled(MADE, TOWN).data, "5000余", "6000余"), printed("6000余"))


def test_a_figure_that_neither_field_nor_form_has_is_refused():
    with pytest.raises(TemplateFault, match="“77”没有出处"):
        prove(changed(filled(MADE, TOWN).data, "资料", "资料77"), printed(before="资料77"))


def test_a_tag_that_is_left_is_refused():
    with pytest.raises(TemplateFault, match=r"里留下了“\{\{”"):
        prove(changed(filled(MADE, TOWN).data, "资料", "{{ 甲 }}"), printed(before="{{ 甲 }}"))


def test_a_broken_package_is_refused():
    with pytest.raises(TemplateFault):
        prove(without(filled(MADE, TOWN).data, "word/styles.xml"), printed())
    with pytest.raises(TemplateFault, match="打不开"):
        prove(b"PK", printed())


@pytest.mark.parametrize("name", ["法治建设情况统计表", "法治建设工作小结"])
@given(seed=st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_every_sound_town_fills_the_sample_forms(name, seed):
    """``fill`` raises for anything that its proof refuses."""
    assert filled(resource("samples", f"{name}.docx").read_bytes(), sound_town(seed)).data


@given(facts=random_facts.facts())
@settings(max_examples=15, deadline=None)
def test_any_values_are_printed_as_they_are(facts):
    made = form("甲{{ 普法宣传.宣传资料份数 | 单位 }}乙{{ 普法宣传.普法宣传渠道 }}丙{{ 普法宣传.普法活动.学校 }}丁")
    (line,) = lines(filled(made, facts).data)
    assert line.startswith("甲") and line.endswith("丁") and "{" not in line
