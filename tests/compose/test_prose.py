"""The worked examples of how a draft should read: facts on the left, the sentences that they become on the right."""

import re

import pytest

from generator.compose import compose
from generator.compose.variants import pick
from generator.compose.yearly_phrases import known
from generator.facts.facts import Facts

TOWN = {"year": "2025", "town": "商酒务镇", "superior": "县委、县政府", "villages": "25", "communities": "0"}


def drafted(*, last_year=None, **topics):
    """All paragraphs of the draft that these facts make, as one text."""
    basic = TOWN | topics.pop("basic", {})
    before = Facts.parse(dict(basic=TOWN | {"year": "2024"}, **last_year)) if last_year else None
    return compose(Facts.parse(dict(basic=basic, **topics)), last_year=before).report.to_text()


PUBLICITY = {
    "events": {"合计": "22", "乡村": "16", "学校": "2", "企业": "2", "机关": "2", "分项完整": "是"},
    "materials": "10000余", "slogans": "300余", "boards": "20", "questionnaires": "3000余",
    "campaigns": ["宪法宣传周"], "channels": ["宣传栏", "LED显示屏", "微信公众号"], "guides": "待补",
}  # fmt: skip


def test_publicity_leads_with_the_campaign_and_joins_equal_parts():
    text = drafted(publicity=PUBLICITY)
    assert (
        "运用宣传栏、LED显示屏、微信公众号等渠道普及法律知识；结合宪法宣传周，全年开展普法活动22场次，"
        "其中进乡村16场次，进机关、学校、企业各2场次。设置固定标语300余条、宣传版面20处，发放宣传资料10000余份、调查问卷3000余份。"
        "现有“法律明白人”【待补：法律明白人现有人数】名。"
    ) in text
    assert "受众" not in text


def test_decision_says_all_of_ten_and_the_change_in_cases():
    text = drafted(
        decision={
            "major": "3", "participation": "是", "risk_assessment": "是", "collective": "是", "review": "20",
            "review_mode": "党政办＋司法所＋法律顾问", "contracts": "10", "contracts_reviewed": "10", "normative": "0",
            "lawyers": "1",
        },
        last_year={"decision": {"review": "16"}},
    )  # fmt: skip
    assert (
        "作出重大行政决策3项，均履行公众参与、风险评估和集体讨论程序。"
        "按照“党政办＋司法所＋法律顾问”模式开展合法性审查，全年完成合法性审查20件，比上年增加4件。"
        "签订政府合同10件，均经合法性审查。全年未制定行政规范性文件。聘请律师1名担任法律顾问。"
    ) in text
    assert "专家论证" not in text


def test_no_major_decision_is_said_in_words_and_of_an_unfilled_number_only_the_rule():
    assert "全年未作出重大行政决策。" in drafted(decision={"major": "0", "participation": "是"})
    assert "重大行政决策须履行公众参与程序。" in drafted(decision={"participation": "是"})


DISPUTES = {
    "searches": "480", "found": "52", "settled": "52", "mediated": "191", "mediated_well": "191",
    "files": {"合计": "191", "书面": "140", "口头": "51", "分项完整": "是"}, "old_cases": "7", "petitions": "待补",
    "settled_rate": "98%", "closed_rate": "100%", "study_meetings": "96", "joint_meetings": "11",
    "ways": ["“一村一律师”制度"],
}  # fmt: skip


def test_disputes_go_from_search_over_mediation_to_petitions_with_a_count_before_each_rate():
    assert (
        "我镇落实“一村一律师”制度，全年开展矛盾纠纷排查480次，排查出纠纷52件，全部化解。"
        "人民调解组织受理纠纷191件，全部调解成功并形成卷宗，其中书面140件、口头51件。\n召开信访工作研判会96次、信访工作联席会议11次。"
        "受理信访事项【待补：信访事项受理件数】件，化解率98%、办结率100%，化解信访积案7件。"
    ) in drafted(disputes=DISPUTES)


def test_the_cause_of_short_shortcomings_ends_their_paragraph():
    problems = [{"problem": "普法方式不新"}, {"problem": "执法力量不足"}]
    text = drafted(shortcomings={"entries": problems, "shared_cause": "编制有限"})
    assert re.search("以下不足：一是普法方式不新；二是执法力量不足。.{4,6}的共同原因是编制有限。", text)


def test_no_case_is_stated_without_praise():
    text = drafted(oversight={"reviews": "0", "suits": "0"}, disputes={"administrative": "0"})
    assert "全年未发生以镇政府为被申请人的行政复议案件和以镇政府为被告的行政诉讼案件。" in text
    assert "未办理行政调解案件。" in text


def test_principals_are_said_to_have_done_only_what_was_filled_in():
    text = drafted(
        principal_duty={
            "lead_body": "法治政府建设工作领导小组", "lead_body_head": "书记、镇长共同", "lead_body_adjusted": "是",
            "special_meetings": "4", "hearings": "2", "duty_lists": ["第一责任人职责清单", "法治宣传教育任务清单"],
            "accounting_people": "11", "accounting_form": "书面",
        },
        study={"centre": "12"},
    )  # fmt: skip
    section = text[text.index("三、") : text.index("四、")]
    assert (
        "镇党委书记、镇长共同担任法治政府建设工作领导小组组长，年内对成员作了调整。"
        "我镇制定第一责任人职责清单、法治宣传教育任务清单，召开法治政府建设专题会议4次，听取法治工作汇报2次。"
        "年终11人以书面形式述法。"
    ) in section
    assert text.count("12次") == 1  # among what was learnt, not here again
    assert "主持" not in section
    assert "带头" not in section


SHORTCOMINGS = [
    {"problem": "执法人员专业能力不足", "shows": "26名持证人员中法律专业2人", "cause": "编制有限，系统培训少",
     "remedy": "制定年度执法培训计划，每季度组织一次实务培训"},
    {"problem": "普法形式单一", "cause": "缺少专业人员"},
]  # fmt: skip
ARRANGEMENTS = [
    {"heading": "加强执法队伍建设", "answers": "1"},
    {"heading": "创新普法形式", "content": "制作普法短视频。", "answers": "普法形式单一"},
]


def test_a_shortcoming_stands_with_its_cause_and_its_remedy_stands_among_the_arrangements():
    text = drafted(shortcomings={"entries": SHORTCOMINGS}, arrangements={"entries": ARRANGEMENTS})
    assert "一是执法人员专业能力不足。26名持证人员中法律专业2人。主要原因是编制有限，系统培训少。" in text
    assert "二是普法形式单一。主要原因是缺少专业人员。" in text
    assert (
        "（一）加强执法队伍建设\n针对执法人员专业能力不足的问题，制定年度执法培训计划，每季度组织一次实务培训。\n"
    ) in text
    assert "（二）创新普法形式\n为解决普法形式单一的问题，制作普法短视频。\n" in text
    assert text.count("每季度组织一次实务培训") == 1


def test_enforcement_puts_the_counts_before_the_rate():
    assert (
        "我镇承接行政处罚权25项。全镇应持证执法人员16人，持有效行政执法证15人，持证率93.75%。开展执法培训6场次。"
        "落实行政执法公示、执法全过程记录和重大执法决定法制审核制度，配备执法记录仪1台。"
        "我镇全年实施行政检查40次，办结行政处罚案件3件，其中简易程序2件、普通程序1件。"
    ) in drafted(
        enforcement={
            "penalty_powers": "25", "should_hold": "16", "hold": "15", "trainings": "6", "publicised": "是",
            "recorded": "是", "reviewed": "是", "recorders": "1", "inspections": "40",
            "penalties": {"合计": "3", "简易程序": "2", "普通程序": "1", "分项完整": "是"},
        }
    )  # fmt: skip


def test_a_subdistrict_has_neither_mayor_nor_party_committee_nor_peoples_government():
    text = drafted(
        basic={"town": "城关街道", "communities": "8", "villages": "2"},
        principal_duty={"lead_body": "法治建设领导小组", "lead_body_head": "书记、镇长共同", "mayor_lessons": "1"},
        study={"centre": "12"}, decision={"village_counsel": "10"}, oversight={"suits": "0"},
    )  # fmt: skip
    assert "城关街道办事处\n关于2025年度法治政府建设情况的报告" in text
    assert "街道党工委书记、街道办事处主任共同担任" in text
    assert "街道党工委理论学习中心组集体学法12次" in text
    assert "全街道10个村（社区）配有法律顾问" in text
    for word in ("镇长", "党委书记", "人民政府", "街道党委", "我镇", "全镇"):
        assert word not in text.replace("县委、县政府", "")


@pytest.mark.parametrize(
    ("found", "settled", "said"),
    [
        ("1", "1", "排查出纠纷1件，已化解。"),
        ("52", "50", "排查出纠纷52件，已化解50件，化解率96.15%。"),
        ("50余", "48", "排查出纠纷50余件，已化解48件。"),
        ("52", "待补", "排查出纠纷52件，已化解【待补：已化解纠纷件数】件。"),
        ("待补", "48", "排查出纠纷【待补：排查出纠纷件数】件，已化解48件。"),
        ("52", "0", "排查出纠纷52件，均未化解。"),
        ("50", "52", "排查出纠纷50件，已化解52件。"),
        ("0", None, "未排查出纠纷。"),
        ("/", "3", "化解纠纷3件。"),
    ],
)
def test_a_part_is_said_as_its_whole_allows(found, settled, said):
    text = drafted(disputes={"found": found, "settled": settled})
    assert said in text


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("125", "100", "发放宣传资料125份"),
        ("20", "16", "全年完成合法性审查20件，比上年增加4件。"),
        ("75", "100", "全年完成合法性审查75件，较上年下降25%。"),
        ("100", "100", "全年完成合法性审查100件，与上年持平。"),
        ("100余", "80", "全年完成合法性审查100余件。"),
    ],
)
def test_percent_needs_a_base_of_fifty_and_exact_figures(now, before, said):
    text = drafted(decision={"review": now}, publicity={"materials": now}, last_year={"decision": {"review": before}})
    assert said in text


def test_meetings_may_be_told_by_how_often_they_are_held():
    text = drafted(principal_duty={"joint_meetings": "每月1次", "hearings": "每半年一次"})
    assert "每月召开法治工作联席会议1次，每半年听取法治工作汇报1次。" in text


def test_joint_reports_carry_both_names_on_title_and_signature():
    text = drafted(basic={"joint": "是", "recipients": ["县委", "县政府"], "signed_on": "2026-1-5"})
    assert text.startswith(
        "送审稿\n中共商酒务镇委员会\n商酒务镇人民政府\n关于2025年度法治政府建设情况的报告\n县委、县政府：\n"
    )
    assert text.endswith("特此报告。\n中共商酒务镇委员会\n商酒务镇人民政府\n2026年1月5日\n")


TOWNS = ("商酒务镇", "平岗镇", "永和镇", "王桥镇", "宋桂镇", "黎侯镇", "下蜀镇", "万古镇", "水宽乡", "漫湾镇")


def prefaces(**basic):
    """The preface in all its wordings, by towns that get them."""
    texts = {drafted(basic={"town": town} | basic).split("现将")[0].replace(town, "某镇") for town in TOWNS}
    return {text.rsplit("\n", 1)[1] for text in texts}


@pytest.mark.parametrize(
    ("year", "meeting", "outline"),
    [
        ("2022", "党的二十大精神，", True),
        ("2023", "党的二十大和二十届二中全会精神，", True),
        ("2024", "党的二十大和二十届二中、三中全会精神，", True),
        ("2025", "党的二十大和二十届历次全会精神，", True),
        ("2026", "党的二十大和二十届历次全会精神，", False),
        ("2030", "", False),
    ],
)
def test_the_preface_says_only_what_was_so_in_its_year(year, meeting, outline):
    for said in prefaces(year=year):
        assert (meeting in said) if meeting else ("全会" not in said and "党的" not in said)
        assert ("《法治政府建设实施纲要（2021—2025年）》" in said) == outline


def test_the_preface_has_three_constructions_and_what_it_owes_in_each():
    said = prefaces(superior_plan="《全县要点》", positioning="建设生态新城")
    assert len(said) == 3
    for text in said:
        assert text.startswith("商酒务镇辖") or "2025年，" in text
        for words in (
            "习近平新时代中国特色社会主义思想",
            "习近平法治思想",
            "县委、县政府部署",
            "某镇",
            "围绕建设生态新城",
        ):
            assert words in text
        assert "《法治政府建设实施纲要（2021—2025年）》和《全县要点》" in text


def test_framing_is_chosen_by_town_year_and_place_and_always_alike():
    assert [pick(f"商酒务镇|2025|报告|{number}", 3) for number in range(1, 9)] == [0, 2, 2, 0, 2, 2, 2, 0]
    assert len({pick(f"{town}|2025|报告|1", 3) for town in TOWNS}) == 3
    assert len({pick(f"商酒务镇|{year}|报告|1", 3) for year in range(2020, 2030)}) == 3


@pytest.mark.parametrize(
    ("words", "count"),
    [("以下不足：", 3), ("的共同原因是", 3), ("作如下安排：|以下工作：", 3)],
)
def test_a_transition_has_at_least_three_wordings(words, count):
    lines = set()
    for town in TOWNS * 3:
        text = drafted(
            basic={"town": town},
            shortcomings={"entries": SHORTCOMINGS, "shared_cause": "人员少"},
            arrangements={"entries": ARRANGEMENTS},
        )
        lines |= {line.split("一是")[0] for line in text.split("\n") if re.search(words, line)}
    assert len(lines) >= count


@pytest.mark.parametrize(
    ("year", "notes"),
    [
        (2025, ()),
        (2026, ("2026年度的纲要提法还没有收录，导语用了不带年份的写法，请核对",)),
        (2030, ("2030年度的会议、纲要提法还没有收录，导语用了不带年份的写法，请核对",)),
    ],
)
def test_a_year_without_phrases_is_noted(year, notes):
    assert compose(Facts.parse({"basic": TOWN | {"year": str(year)}})).notes == notes
    assert known(year) == (not notes)


def test_a_part_of_the_law_of_which_nothing_is_known_stands_as_a_gap():
    text = drafted()
    for part in ("举措和成效", "不足和原因", "第一责任人履职情况", "下一年度安排"):
        assert f"【待补：{part}】" in text


def test_names_of_persons_and_restricted_figures_stay_out():
    counsel = {"law_firm": "宇博律师事务所", "lawyers": "1", "counsel_name": "底青"}
    text = drafted(decision=counsel, disputes={"beijing_batches": "2", "searches": "5"}).split("特此报告")[0]
    assert "聘请宇博律师事务所律师1名担任法律顾问。" in text
    assert "底青" not in text
    assert "进京" not in text.partition("附件\n")[0]
    assert "进京上访2批" in drafted(basic={"restricted": "写入正文"}, disputes={"beijing_batches": "2"})


def test_lists_join_quoted_names_without_a_comma_and_close_with_and_where_an_entry_has_one():
    text = drafted(study={"laws": ["《宪法》", "《民法典》"], "spirits": ["党的二十大精神", "省、市有关会议精神"]})
    assert "学习《宪法》《民法典》等法律法规" in text
    assert "学习贯彻党的二十大精神和省、市有关会议精神" in text


STUDIED = {"laws": ["《宪法》", "《民法典》"], "party_rules": ["《中国共产党章程》"]}


@pytest.mark.parametrize(
    ("study", "told"),
    [
        ({"centre": "12"}, "镇党委理论学习中心组集体学法12次，学习《宪法》《民法典》等法律法规和《中国共产党章程》"),
        (
            {"forms": ["专题讲座"]},
            "通过专题讲座的形式组织干部学法，学习《宪法》《民法典》等法律法规和《中国共产党章程》",
        ),
        ({"leaders": "4"}, "组织领导班子集体学法4次，学习《宪法》《民法典》等法律法规和《中国共产党章程》"),
        ({"centre": "0", "leaders": "每季度1次"}, "每季度组织领导班子集体学法1次，学习《宪法》《民法典》等法律法规"),
        ({"centre": "12", "forms": ["专题讲座"]}, "和《中国共产党章程》，我镇通过专题讲座的形式组织干部学法。"),
        ({}, "我镇学习《宪法》《民法典》等法律法规和《中国共产党章程》。"),
    ],
)
def test_what_was_studied_stands_with_those_who_studied(study, told):
    assert told in drafted(study=STUDIED | study)


@pytest.mark.parametrize(
    ("publicity", "told"),
    [
        ({"events": "22"}, "全年开展普法活动22场次，有3000余人次到场参加。"),
        (
            {"events": {"合计": "22", "乡村": "16", "学校": "2", "机关": "2"}},
            "全年开展普法活动22场次，其中进乡村16场次，进机关、学校各2场次；有3000余人次到场参加。",
        ),
        (
            {"events": {"合计": "22", "乡村": "12", "学校": "7", "机关": "3", "分项完整": "是"}},
            "全年开展普法活动22场次，有3000余人次到场参加。按场所分，进乡村12场次、进学校7场次、进机关3场次。",
        ),
        (
            {"events": {"合计": "30", "乡村": "12", "学校": "7", "机关": "3"}},
            "全年开展普法活动30场次，其中进乡村12场次、进学校7场次。另有进机关3场次；有3000余人次到场参加。",
        ),
        ({"events": "0"}, "有3000余人次到场参加普法活动。"),
        ({"campaigns": ["宪法宣传周"]}, "开展宪法宣传周主题宣传，有3000余人次到场参加普法活动。"),
    ],
)
def test_those_who_came_stand_with_the_activities(publicity, told):
    assert told in drafted(publicity={"audience": "3000余"} | publicity)


def test_what_only_this_town_did_stands_in_its_own_words():
    text = drafted(governance={"practices": [{"title": "推行积分制", "content": "村民积分可兑换用品。"}]})
    assert "\n我镇推行积分制，村民积分可兑换用品。\n" in text


def test_several_practices_run_on_without_labels():
    practices = [{"title": "推行积分制", "content": "每月公布。"}, {"content": "设立“和事堂”"}]
    assert "\n我镇设立“和事堂”。推行积分制，每月公布。\n" in drafted(governance={"practices": practices})


def test_the_same_town_always_reads_the_same_and_towns_differ():
    first, again = drafted(publicity=PUBLICITY), drafted(publicity=PUBLICITY)
    assert first == again
    headings = {drafted(basic={"town": f"{name}镇"}, publicity=PUBLICITY).split("（一）")[1].split("\n")[0]
                for name in ("平岗", "永和", "王桥", "宋桂", "黎侯", "下蜀")}  # fmt: skip
    assert len(headings) == 6


@pytest.mark.parametrize(
    ("topic", "field", "entries", "said"),
    [
        ("decision", "systems", ["重大决策听证制度", "合法性审查"], "落实重大决策听证、合法性审查制度。"),
        ("study", "forms", ["专题讲座等形式", "干部大会等"], "通过专题讲座、干部大会等形式组织干部学法。"),
        ("publicity", "entered", ["法律进机关", "进校园", "企业"], "推动法律进机关、进校园、进企业。"),
        ("enforcement", "ways", ["联合执法等方式"], "采取联合执法方式开展执法。"),
        ("disclosure", "channels", ["政府网站", "公开栏等渠道"], "通过政府网站、公开栏等渠道推进政务公开。"),
    ],
)
def test_words_that_the_template_says_itself_do_not_stand_twice(topic, field, entries, said):
    assert said in drafted(**{topic: {field: entries}})


def test_the_mode_of_review_is_quoted_once():
    text = drafted(decision={"review_mode": "“司法所＋律师”模式"})
    assert "按照“司法所＋律师”模式开展合法性审查。" in text


def test_a_count_that_ends_before_the_year_does_is_dated():
    assert "情况（数据截至2025年11月30日）报告如下：" in drafted(basic={"counted_until": "2025-11-30"})
    assert "数据截至" not in drafted(basic={"counted_until": "2025-12-31"})


def test_an_honour_stands_behind_its_deed_with_its_holder():
    entries = [
        {"name": "全国民主法治示范村", "granted_by": "司法部", "holder": "麻花庄村", "topic": "普法宣传"},
        {"name": "全县法治建设先进单位", "granted_by": "县委、县政府"},
    ]
    text = drafted(honours={"entries": entries}, publicity=PUBLICITY)
    assert "麻花庄村被司法部评为全国民主法治示范村。" in text
    assert "我镇被县委、县政府评为全县法治建设先进单位。" in text


def test_a_report_without_a_date_says_that_it_is_still_to_come():
    assert drafted().endswith("商酒务镇人民政府\n【待补：成文日期】\n")


def test_two_sentences_that_begin_alike_become_one():
    text = drafted(publicity={"model_villages": {"合计": "3"}, "guides": "75"})
    assert "我镇现有“法律明白人”75名；现有民主法治示范村（社区）3个。" in text


def test_a_sentence_has_no_more_than_four_figures():
    text = drafted(
        publicity={"slogans": "1", "banners": "2", "boards": "3", "materials": "4", "questionnaires": "5"},
    )
    assert "设置固定标语1条、宣传横幅2条、宣传版面3处。发放宣传资料4份、调查问卷5份。" in text


def test_a_thin_group_goes_under_a_heading_with_its_neighbour():
    text = drafted(decision={"major": "0"}, enforcement={"penalty_powers": "25", "inspections": "40", "trainings": "6"},
                   study={"centre": "3"})  # fmt: skip
    headings = [line for line in text.split("\n") if re.match("（.）", line)]
    assert len(headings) == 2
    assert "决策" in headings[1]
    assert "执法" in headings[1]


def test_places_with_a_figure_come_first_and_the_others_are_added():
    events = {"events": {"合计": "18", "乡村": "16", "学校": "2"}, "entered": ["进乡村", "校园", "法律进社区", "集市"]}
    text = drafted(publicity=events)
    assert "全年开展普法活动18场次，其中进乡村16场次、进学校2场次。同时，推动法律进社区、进集市。" in text
    assert text.count("推动法律") == 1


def test_places_that_all_have_a_figure_are_told_by_it_and_those_without_any_named_in_front():
    counted = {"events": {"合计": "18", "乡村": "16", "学校": "2"}, "entered": ["乡村", "校园"]}
    draft = compose(Facts.parse({"basic": TOWN, "publicity": counted}))
    assert "我镇全年开展普法活动18场次，其中进乡村16场次、进学校2场次。" in draft.report.to_text()
    assert "推动法律" not in draft.report.to_text()
    assert not [one.path for one in draft.unused if not one.path.startswith("basic.")]
    others = {"events": {"合计": "18", "乡村": "18"}, "entered": ["社区", "集市"]}
    assert "推动法律进社区、进集市，全年开展普法活动18场次" in drafted(publicity=others)


@pytest.mark.parametrize(
    ("problem", "lead_in"),
    [
        ("执法人员专业能力不足", "针对执法人员专业能力不足的问题，"),
        ("执法人员素养达不到执法为民的要求", "针对“执法人员素养达不到执法为民的要求”的问题，"),
        ("人才短缺，力量不足", "针对“人才短缺，力量不足”的问题，"),
    ],
)
def test_a_problem_that_would_read_badly_in_a_lead_in_is_quoted(problem, lead_in):
    shortcomings = {"entries": [{"problem": problem, "cause": "编制少"}]}
    arrangements = {"entries": [{"heading": "改进工作", "content": "制定计划", "answers": "1"}]}
    assert lead_in in drafted(shortcomings=shortcomings, arrangements=arrangements)


def test_an_average_says_of_what_even_if_nobody_was_to_be_examined():
    text = drafted(study={"exam_due": "0", "exam_excellent": "3", "exam_average": "92.5"})
    assert "学法考试优秀3人" in text
    assert "学法考试平均成绩92.5分" in text
    assert "，平均" not in text


FINDINGS = {
    "law_findings": "3", "law_findings_mended": "3", "tour_findings": "5", "tour_findings_mended": "5",
    "audit_findings": "4", "audit_findings_mended": "4",
}  # fmt: skip


def test_one_outcome_of_several_counts_stands_once_behind_them():
    assert "法治督察（考核）反馈问题3个、巡察反馈问题5个、审计发现问题4个，均已整改完成。" in drafted(
        oversight=FINDINGS
    )
    unlike = drafted(oversight=FINDINGS | {"tour_findings_mended": "2"})
    assert "法治督察（考核）反馈问题3个，全部整改完成。" in unlike
    assert "巡察反馈问题5个，整改完成2个；审计发现问题4个，全部整改完成。" in unlike


def test_a_person_is_named_once_for_deeds_in_a_row():
    principal = {"mayor_lessons": "1", "mayor_appearances": "2", "secretary_sessions": "每季度1次"}
    text = drafted(principal_duty=principal)
    assert "镇长讲法治课1次，出庭应诉2次。" in text
    assert "镇党委书记每季度主持研究法治工作1次。" in text


PLACES = {"合计": "46", "乡村": "22", "学校": "8", "机关": "6", "集市": "6", "企业": "4"}


def test_parts_are_divided_by_something_only_where_they_make_up_their_total():
    assert "普法活动46场次。按场所分，进乡村22场次" in drafted(publicity={"events": PLACES})
    text = drafted(publicity={"events": PLACES | {"合计": "60"}})
    assert "普法活动60场次，其中进乡村22场次、进学校8场次。另有进机关、集市各6场次，进企业4场次。" in text


def test_an_institution_stands_with_the_matter_that_its_name_tells():
    systems = ["重大决策听证", "政府合同审查管理", "规范性文件审查和备案"]
    text = drafted(decision={"systems": systems, "contracts": "10", "contracts_reviewed": "10"})
    assert "落实政府合同审查管理制度，签订政府合同10件，均经合法性审查" in text
    assert text.index("重大决策听证") < text.index("政府合同审查管理") < text.index("规范性文件审查和备案")


@pytest.mark.parametrize(
    ("lost", "won", "told"),
    [
        ("0", "100%", "审结2件，无败诉案件。"),
        ("1", "50%", "审结2件，败诉1件，胜诉率50%。"),
        ("0", None, "审结2件，无败诉案件。"),
        (None, "100%", "审结2件，胜诉率100%。"),
    ],
)
def test_no_case_lost_and_all_won_are_one_statement(lost, won, told):
    oversight = {"suits": "2", "suits_closed": "2", "lost": lost, "win_rate": won}
    draft = compose(Facts.parse({"basic": TOWN, "oversight": oversight}))
    assert f"镇政府作为被告的行政诉讼案件有2件，{told}" in draft.report.to_text()
    assert not [one.path for one in draft.unused if not one.path.startswith("basic.")]


BY_FIELD = {"合计": "6", "市容环境": "3", "农业农村": "2", "自然资源": "1"}


def test_one_number_of_cases_is_divided_twice_and_named_once():
    penalties = {"合计": "6", "简易程序": "4", "普通程序": "2"}
    draft = compose(
        Facts.parse({"basic": TOWN, "enforcement": {"penalties": penalties, "penalties_by_field": BY_FIELD}})
    )
    text = draft.report.to_text()
    assert "办结行政处罚案件6件，其中简易程序4件、普通程序2件" in text
    assert "按领域分，市容环境领域3件、农业农村领域2件、自然资源领域1件" in text
    assert text.count("6件") == 1
    assert not [one.path for one in draft.unused if not one.path.startswith("basic.")]


def test_reviews_that_were_due_and_all_reviews_are_told_once_where_they_are_the_same():
    same = {"review": {"合计": "34", "合同": "30", "其他": "4"}, "review_due": "34", "review_done": "34"}
    text = drafted(decision=same)
    assert "有34件事项应当进行合法性审查，全部完成审查；按类别分，合同30件、其他4件。" in text
    assert text.count("34件") == 1
    more = drafted(decision={"review": "41", "review_due": "34", "review_done": "34"})
    assert "全年完成合法性审查41件" in more
    assert "有34件事项应当进行合法性审查，全部完成审查" in more


def test_files_of_all_mediations_are_told_behind_what_they_are_of():
    some = {"mediated": "141", "mediated_well": "139", "sum_at_stake": "35"}
    filed = drafted(disputes=some | {"files": {"合计": "141", "书面": "104", "口头": "37"}})
    assert "人民调解组织受理纠纷141件，全部形成卷宗，其中书面104件、口头37件。调解成功139件" in filed
    assert filed.count("141件") == 1


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("案卷制作不规范", "针对案卷制作不规范的问题，统一文书模板，已完成整改"),
        ("案卷少，质量不高", "针对“案卷少，质量不高”的问题，统一文书模板，已完成整改"),
        ("存在案卷不规范问题", "针对存在案卷不规范问题，统一文书模板，已完成整改"),
    ],
)
def test_what_was_done_about_last_years_shortcomings_is_led_in_by_them(problem, told):
    entry = {"problem": problem, "done": "统一文书模板", "outcome": "已完成"}
    assert told in drafted(follow_ups={"entries": [entry]})
    assert f"{problem}。" in drafted(follow_ups={"entries": [{"problem": problem}]})
