"""No setting is idle: each one, changed in ``fazhi.toml``, changes a real draft or what is said of it."""

import re
from datetime import date

import pytest
from county_forms import form

from generator.drafting.drafting import draft
from generator.files.resources import resource
from generator.settings import GROUPS
from generator.settings.file import declared
from generator.tasks.inspection import missing

DECIDED = "联合行文|标题样式|年份写法|章节顺序|不公开数据处理"
"""What the sample says itself, and a county can therefore not decide for it."""

CHANGED = {
    "groups": str([GROUPS[0], *reversed(GROUPS[1:])]).replace("'", '"'),
    "principal_first": "true",
    "shortcomings_heading": '"存在的不足和原因"',
    "restricted": '"正文"',
    "title_style": '"…法治政府建设年度报告"',
    "year_style": '"年"',
    "joint": "true",
    "recipients": '["县委"]',
    "recipients_joint": '"，"',
    "copied_to": '["县司法局"]',
    "sealed": "false",
    "recipients_published": "true",
    "signature_published": "false",
    "closing_published": "true",
    "names_published": "true",
    "annex": "true",
    "annex_follow_ups": "true",
    "annex_duties": "true",
    "not_applicable": '"/"',
    "shortest": "99999",
    "longest": "10",
    "submit_by": '"12月20日"',
    "publish_by": '"3月15日"',
    "content": '"模板"',
    "bold_third": "true",
    "run_in": "true",
    "page_number_centred": "true",
    "title_font": '"方正小标宋_GBK"',
    "heading_font": '"方正黑体_GBK"',
    "sub_heading_font": '"方正楷体_GBK"',
    "text_font": '"方正仿宋_GBK"',
    "page_number_font": '"方正书宋_GBK"',
}
SECTIONS = {"sub_headings": '"学习贯彻" = "加强理论武装"', "offices": '"党政办" = "党政综合办公室"'}


@pytest.fixture
def town(tmp_path):
    """A town that leaves to the county what a county may decide, and speaks of a person by name."""
    text = resource("samples", "full.yaml").read_text(encoding="utf-8")
    text = re.sub(rf"(?m)^  (?:{DECIDED}):.*\n", "", text)
    text = re.sub(r"(?m)^  (?:主送机关|抄送机关):\n(?:    - .*\n)+", "", text)
    text = re.sub(r"(?m)^(  党委会研究法治次数:).*", r"\1 待补", text)
    text = re.sub(r"(?m)^(  宣传横幅条数:).*", r"\1 不适用", text)
    text = re.sub(r"(?m)^(    其他需要报告的情况:|  其他需要报告的情况:).*", r"\1 周正主持综治中心新址建设", text)
    path = tmp_path / "full.yaml"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "其他情况.txt").write_text("# 其他事项\n{{ 其他.其他需要报告的情况 }}。\n", encoding="utf-8")
    return path


def outcome(town, settings):
    """Everything that comes of the drafts of both editions, and of the message that asks for what is missing."""
    (town.parent / "fazhi.toml").write_text(settings, encoding="utf-8")
    made = draft(town, edition="both", today=date(2026, 2, 1), force=True)
    county_form = town.parent / "县里的表.docx"
    county_form.write_bytes(form("{{ 普法宣传.宣传横幅条数 }}"))
    made += draft(town, form=county_form, today=date(2026, 2, 1), force=True)
    (lack,) = missing(town, today=date(2026, 2, 1))
    told = [(each.notes, each.due, each.changes, each.offices) for each in made]
    return [each.path.read_bytes() for each in made], told, lack.message


def test_every_setting_is_tried():
    assert {setting.name for setting in declared()} == set(CHANGED) | set(SECTIONS)


@pytest.mark.parametrize("setting", declared(), ids=lambda setting: setting.name)
def test_a_setting_changes_what_comes_of_a_draft(town, setting):
    before = '["写法"]\n"主送机关" = ["县委", "县政府"]\n' if setting.name == "recipients_joint" else ""
    if setting.name == "recipients_published":
        before = '["写法"]\n"主送机关" = ["县委"]\n'
    line = SECTIONS.get(setting.name) or f'"{setting.key}" = {CHANGED[setting.name]}'
    after = f"{before}{line}\n" if before else f'["{setting.section}"]\n{line}\n'
    assert outcome(town, before) != outcome(town, after)
