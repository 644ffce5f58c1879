"""A draft's clauses read by the forms of the templates: words of a town's own, whatever stands beside them."""

import re

import pytest
from sound_towns import sound_town

from generator.compose import compose
from generator.compose.template_fields import fields_filtered
from generator.facts.facts import fields
from generator.settings import Wording
from generator.taking.clause_forms import LEAD, behind_lead, clause_book
from generator.taking.clause_reading import read_clauses
from generator.taking.institutions import institution_names
from generator.taking.lines import SpecimenNames, TakenLine
from generator.taking.own_words import entries_in, filled_slots

NAMES = SpecimenNames("青山镇", 2025)


def read(text: str) -> dict[str, str]:
    """The words of each field that a paragraph fills."""
    line = TakenLine(NAMES.of_specimen(text), "measures", "", ("一、举措",), NAMES)
    return {slot.path: slot.words for slot in filled_slots(read_clauses([line], clause_book("镇")), None)}


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("我镇按照“一审双核”模式开展合法性审查。", "decision.review_mode", "一审双核"),
        ("聘请正大律师事务所律师2名担任法律顾问。", "decision.law_firm", "正大律师事务所"),
        ("镇党委书记担任依法治镇委员会主任，办公室设在司法所。", "principal_duty.lead_office", "司法所"),
        ("办理民声热线、市长信箱工单36件，均未办结。", "service.other_hotlines", "民声热线、市长信箱"),
        ("制作微视频《特色，法典》、《以案说法》。", "publicity.works", "微视频《特色，法典》、《以案说法》"),
        ("年终8人以书面形式述法。", "principal_duty.accounting_form", "书面"),
    ],
)  # fmt: skip
def test_the_words_between_those_of_a_template_are_a_fields(text, path, words):
    assert read(text)[path] == words


@pytest.mark.parametrize(
    "text",
    ["我镇按照【待补：合法性审查模式】模式开展合法性审查。", "村民自发成立夜间巡逻队。", "年终8人以口头形式述法。"],
)
def test_a_gap_or_words_that_no_template_has_fill_no_field(text):
    assert read(text) == {}


def test_the_clauses_around_decide_between_fields_that_are_worded_alike():
    of_decisions = "公布重大行政决策事项目录，落实终身责任追究制度，实行决策责任追究和责任倒查。"
    of_counsel = "聘请正大律师事务所律师2名担任法律顾问，配备公职律师1名，落实列席会议制度。"
    assert read(of_decisions)["decision.systems"] == "终身责任追究"
    assert read(of_counsel)["decision.counsel_duties"] == "列席会议"


def test_every_list_that_a_template_prints_as_institutions_is_one():
    assert {fields()[path].kind for path in fields_filtered("制度")} == {"texts"}
    assert institution_names("重大决策实行听证、合法性审查") == ["重大决策听证", "重大决策合法性审查"]


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        ("宪法日、“法律九进”“送法下乡”", ["宪法日", "“法律九进”", "“送法下乡”"]),
        ("《宪法》《民法典》", ["《宪法》", "《民法典》"]),
        ("机关、进学校、进企业", ["机关", "学校", "企业"]),
        ("宪法宣传周、送法下乡等", ["宪法宣传周", "送法下乡"]),
        ("宪法宣传周、男女平等", ["宪法宣传周", "男女平等"]),
        ("反诈、禁毒宣传，宪法宣传，以及普法夜市", ["反诈、禁毒宣传", "宪法宣传", "普法夜市"]),
    ],
)
def test_a_list_is_cut_where_a_draft_joins_it(words, entries):
    assert entries_in(words, "publicity.campaigns", None) == entries


def test_every_form_has_a_slot_for_each_field_of_its_readings():
    """A new way to print a field, or a new joint of the planner, must give forms that can be read."""
    for form in clause_book("镇").forms:
        assert all(len(reading) == form.pattern.groups for reading in form.readings), form.pattern.pattern
        assert form.pattern.pattern.startswith(LEAD)


def test_a_document_named_by_another_year_keeps_its_year():
    other = SpecimenNames("青山镇", 2024)
    for text in ("2024年，青山镇落实《2025年工作要点》", "《纲要（2021—2025年）》"):
        assert other.restored(other.of_specimen(text)) == text


@pytest.mark.parametrize("town", range(7000, 7003))
def test_a_clause_is_found_by_its_outline_as_by_its_pattern(town):
    """What is compiled for speed must find the same slots as the form itself."""
    made = compose(sound_town(town), Wording()).report
    names = SpecimenNames(str(sound_town(town).basic.town), 2025)
    forms = clause_book(names.kind).forms[::9]
    for text in (names.of_specimen(paragraph.text) for paragraph in made.paragraphs() if paragraph.role == "body"):
        starts = [0, *(sign.end() for sign in re.finditer("[，；。]", text))]
        for start, end in zip(starts, [*(at - 1 for at in starts[1:]), len(text)], strict=True):
            for form in forms:
                found = form.pattern.fullmatch(text, start, end)
                spans = found and tuple(found.span(slot) for slot in range(1, form.slots + 1))
                assert form.spans(text, behind_lead(text, start), end) == spans
