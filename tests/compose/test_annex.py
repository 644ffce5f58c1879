"""The annexes: which there are, how they are named in the text, and that their figures are the text's."""

import re

import pytest
from build_samples import facts_files
from hypothesis import HealthCheck, given, settings
from random_facts import facts as any_facts
from random_facts import plausible_towns

from generator.compose import compose
from generator.compose.annex import SIGNED, annexes
from generator.facts.facts import Facts
from generator.layout import lay_out
from generator.reading import read_docx
from generator.report.outline import Table
from generator.settings import Wording
from generator.sources.facts_file import read_facts
from generator.tasks.tracing import LAST_YEAR, trace

TOWN = {"year": "2025", "town": "商酒务镇", "superior": "县委、县政府", "villages": "25", "communities": "0"}
ALL = Wording(annex=True, annex_follow_ups=True, annex_duties=True)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def town(year="2025", basic=None, **topics):
    return Facts.parse(dict(basic=TOWN | {"year": year} | (basic or {}), **topics))


def rows(annex):
    (table,) = [block for block in annex.blocks if isinstance(block, Table)]
    return ["｜".join(row) for row in table.rows]


def cells(report):
    """What each column of the annexes prints of each path."""
    return {
        (column, paths): text
        for table in report.tables()
        for row, of_row in zip(table.rows, table.sources, strict=True)
        for column, text, paths in zip(table.columns, row, of_row, strict=True)
        if paths
    }


def figures_of(report):
    """Each figure of the text that stands on one field alone."""
    for block in report.blocks:
        for run in getattr(block, "runs", ()):
            if run.kind == "figure" and len(run.sources) == 1 and "." in run.sources[0]:
                yield run.sources[0], run.text


def test_without_a_wish_there_is_no_annex_and_none_is_named():
    report = compose(town(publicity={"materials": "5000余"})).report
    assert report.annexes == ()
    assert "附件" not in report.to_text()


def test_the_table_goes_by_topic_with_offices_and_what_bears_a_figure_out():
    (annex,) = annexes(
        town(
            publicity={"materials": "5000余", "events": {"合计": "22", "学校": "6"}},
            evidence={"普法活动": "普法活动台账和照片"},
        ),
        Wording(annex=True),
    )
    assert (annex.label, annex.title) == ("附件", "2025年度法治政府建设主要数据表")
    assert rows(annex) == [
        "一｜基本信息｜｜｜｜",
        "1｜行政村个数｜个｜25｜党政办｜",
        "2｜社区个数｜个｜0｜党政办｜",
        "二｜普法宣传｜｜｜｜",
        "3｜普法活动｜场次｜22｜司法所｜普法活动台账和照片",
        "｜其中：学校｜场次｜6｜司法所｜普法活动台账和照片",
        "4｜宣传资料份数｜份｜5000余｜司法所｜",
    ]
    assert annex.blocks[-1].text == SIGNED


def test_last_year_gives_two_more_columns_and_what_cannot_be_compared_stays_empty():
    this = {"materials": "5000余", "boards": "20", "slogans": "300", "banners": "40"}
    before = town("2024", publicity={"materials": "4000", "boards": "16", "slogans": "310", "banners": "40"})
    (annex,) = annexes(town(publicity=this), Wording(annex=True), before)
    assert [row for row in rows(annex) if "份数" in row or "数｜" in row or "标语" in row or "横幅" in row][2:] == [
        "3｜宣传资料份数｜份｜5000余｜4000｜｜司法所｜",
        "4｜固定标语条数｜条｜300｜310｜减10｜司法所｜",
        "5｜宣传横幅条数｜条｜40｜40｜持平｜司法所｜",
        "6｜宣传版面处数｜处｜20｜16｜增4｜司法所｜",
    ]


def test_a_rate_has_its_sign_in_the_unit_and_a_figure_to_come_says_so():
    facts = town(service={"hotline_satisfaction": "98.5%"}, publicity={"materials": "待补"})
    (annex,) = annexes(facts, Wording(annex=True))
    assert any("满意率｜%｜98.5｜" in row for row in rows(annex))
    assert any("宣传资料份数｜份｜待补｜" in row for row in rows(annex))


def test_a_countys_own_names_of_offices_stand_in_the_table():
    (annex,) = annexes(town(), Wording(annex=True, offices=(("党政办", "党政综合办公室"),)))
    assert "1｜行政村个数｜个｜25｜党政综合办公室｜" in rows(annex)


def test_several_annexes_are_numbered_and_named_below_the_closing_with_what_else_is_attached():
    other = {"attachments": ["清泉镇权责事项目录", "2025年度法治政府建设主要数据表"]}
    mended = {"entries": [{"problem": "案卷不规范", "done": "开展评查2次", "outcome": "已完成"}]}
    report = compose(town(other=other, follow_ups=mended), ALL).report
    assert [(annex.label, annex.title) for annex in report.annexes] == [
        ("附件2", "2025年度法治政府建设主要数据表"),
        ("附件3", "2024年度法治政府建设不足整改情况表"),
    ]
    assert rows(report.annexes[1]) == ["1｜案卷不规范｜开展评查2次｜已完成｜"]
    lines = report.to_text().split("\n")
    first = lines.index("附件：1. 清泉镇权责事项目录")
    assert lines[first - 1] == "特此报告。"
    assert lines[first + 1] == "2. 2025年度法治政府建设主要数据表"
    assert lines[first + 2] == "3. 2024年度法治政府建设不足整改情况表"


def test_a_single_annex_has_no_number():
    report = compose(town(), Wording(annex=True)).report
    assert "\n附件：2025年度法治政府建设主要数据表\n" in report.to_text()
    assert report.annexes[0].label == "附件"


def test_who_mends_what_until_when():
    entry = {
        "problem": "力量薄弱",
        "cause": "编制少",
        "remedy": "聘请顾问",
        "responsible": "司法所",
        "due": "2026年6月底",
    }
    facts = town(shortcomings={"entries": [entry, {"problem": "普法单一", "cause": "人手少", "due": "待补"}]})
    (annex,) = annexes(facts, Wording(annex_duties=True, offices=(("司法所", "法治办"),)))
    assert rows(annex) == ["1｜力量薄弱｜聘请顾问｜法治办｜2026年6月底", "2｜普法单一｜｜｜待补"]


class TestFiguresThatAreNotForThePublic:
    """They stand in an annex of the 报送版, in its text if the county wants it so, and never in the 公开版."""

    FACTS = town(disputes={"beijing_batches": "2", "found": "5"})

    def test_stand_in_an_annex_of_their_own(self):
        text, _, annex = compose(self.FACTS).report.to_text().partition("附件\n")
        assert "进京" not in text
        assert "2025年度不公开数据表" in annex
        assert "1｜进京上访批次｜批｜2｜信访办" in annex

    @pytest.mark.parametrize("wording", [Wording(restricted="不写"), Wording(annex=True, for_the_public=True)])
    def test_stand_nowhere_else(self, wording):
        assert "进京" not in compose(self.FACTS, wording).report.to_text()
        assert "不公开" not in compose(self.FACTS, wording).report.to_text()

    def test_stand_in_the_text_or_in_the_annex_but_not_in_both(self):
        report = compose(self.FACTS, Wording(restricted="正文")).report
        assert "进京上访2批" in report.to_text()
        assert report.annexes == ()

    @FEW
    @given(any_facts())
    def test_are_in_no_annex_of_the_public_edition_whatever_the_facts(self, facts):
        for annex in annexes(facts, Wording(annex=True, for_the_public=True)):
            assert "不公开" not in annex.title
            assert not {"来访批次", "进京上访批次", "社区矫正在册人数"} & {row.split("｜")[1] for row in rows(annex)}


def test_the_public_edition_shows_neither_who_supplied_a_figure_nor_a_line_to_sign():
    (annex,) = annexes(town(), Wording(annex=True, for_the_public=True))
    assert annex.blocks[0].columns == ("序号", "指标", "单位", "本年")
    assert SIGNED not in annex.to_text()


def same(in_text, in_annex):
    """A rate has its sign in the unit; words may stand inside of how often, and the measure is then the sentence's.

    每季度开展会前学法1次 is 每季度1次, and so are 每季度开展法治培训1场次 and the 每季度1 of 每季度1场次.
    """
    often = re.fullmatch(r"(每\D+)(\d.*?)次?", in_annex)
    if often:
        return in_text.startswith(often[1]) and re.sub("(场次?|批次|次)$", "", in_text).endswith(often[2])
    return in_text.removesuffix("%") == in_annex


def agree(facts, last_year=None):
    """The figures of the text are those of the annex; how many were compared."""
    report = compose(facts, Wording(annex=True, restricted="附表"), last_year=last_year).report
    printed = cells(report)
    compared = 0
    for path, text in figures_of(report):
        if ("本年", (path,)) in printed:
            assert same(text, printed["本年", (path,)]), path
            compared += 1
    return compared


@pytest.mark.parametrize("file", facts_files(), ids=lambda file: file.stem)
def test_the_figures_of_the_annex_are_those_of_the_text(file):
    compared = agree(read_facts(file))
    assert compared or file.stem.startswith(("000", "small"))  # in these no figure of the text is known yet


@FEW
@given(plausible_towns())
def test_the_figures_of_the_annex_are_those_of_the_text_in_any_town(facts):
    agree(facts)


def test_every_figure_of_the_annex_is_traced_to_its_field_and_so_used():
    before = town("2024", publicity={"boards": "16"})
    composed = compose(town(publicity={"boards": "20"}), Wording(annex=True), last_year=before)
    found = trace(composed.facts, composed, before)
    of_boards = [figure for figure in found.figures if figure.section[-1].endswith("宣传版面处数")]
    assert [(figure.around, [source.path for source in figure.sources]) for figure in of_boards] == [
        ("本年〔20〕", ["publicity.boards"]),
        ("上年〔16〕", [f"{LAST_YEAR}.publicity.boards"]),
        ("增减〔增4〕", ["publicity.boards", f"{LAST_YEAR}.publicity.boards"]),
    ]
    assert "2025年度法治政府建设主要数据表 › 3　宣传版面处数" in found.to_text()


@pytest.mark.parametrize("file", facts_files(), ids=lambda file: file.stem)
def test_a_draft_with_all_its_annexes_reads_back(file):
    report = compose(read_facts(file), ALL).report
    assert read_docx(lay_out(report)).report == report.bare()
