"""The interview without a screen: what is asked, what an answer changes, what is on the disk after it."""

import subprocess
import sys
from pathlib import Path

import pytest
from interviewing import START, answer_to

import generator
from generator.commands.main import app
from generator.errors import InputFault, UsageFault
from generator.facts.facts import fields
from generator.facts.judging.gaps import ANSWERED_BY, FOLLOWS, gaps
from generator.interview.interview import Interview
from generator.interview.plan import QuestionScope
from generator.interview.state import State
from generator.interview.typed_commands import command_behind
from generator.sources.facts_file import examine, read_facts
from generator.terminal.screen import lines_of


@pytest.fixture
def facts(tmp_path):
    """A file with year and name, and whatever else is given."""

    def write(more="", head=START):
        path = tmp_path / "青山镇2025.yaml"
        path.write_text(head + more, encoding="utf-8")
        return path

    return write


def go_to(held, title):
    """Answer 待补 until the question with the title comes."""
    for _ in range(200):
        question = held.question()
        if title in (question.words, *question.help):
            return question
        assert question.topic != "审阅", f"{title} is never asked"
        reply = held.answer("" if question.topic not in ("不足和原因", "下一年度安排") else "1")
        assert reply.understood, reply
    raise AssertionError(title)


def tell(held, **answers):
    """Answer the next questions by their words; the replies."""
    return [held.answer(answer) for answer in answers.values()]


def answer_all(held, answers, limit=400):
    """Answer every question: by its words, else what stands there, else its example, until the review."""
    for _ in range(limit):
        question = held.question()
        if question.topic == "审阅":
            return
        reply = held.answer(answer_to(question, answers))
        assert reply.understood, (question, reply)
    raise AssertionError("the interview does not end")


def test_the_short_interview_asks_the_core_in_the_order_of_the_vocabulary(facts):
    asked = []
    with Interview(facts()) as held:
        while (question := held.question()).topic != "审阅":
            asked.append(question.topic)
            held.answer(answer_to(question, {}))
    topics = list(dict.fromkeys(asked))
    assert topics == [
        "基本信息", "第一责任人", "学法", "普法宣传", "依法履职与政务服务", "依法决策", "行政执法", "矛盾纠纷",
        "复议应诉与监督", "政务公开", "上年不足整改", "不足和原因", "下一年度安排",
    ]  # fmt: skip
    assert 60 <= len(asked) <= 95


def test_a_whole_interview_gives_a_file_without_fault(facts):
    path = facts()
    with Interview(path) as held:
        answer_all(held, {})
    examined = examine(path)
    assert (examined.faults, examined.to_confirm) == ((), ())
    assert len(examined.facts.shortcomings.entries) == len(examined.facts.arrangements.entries) == 2


def test_everything_is_asked_with_full(facts):
    path = facts()
    with Interview(path, scope=QuestionScope(full=True)) as held:
        answer_all(held, {}, limit=900)
        state = held.facts
    unasked = {
        path
        for path, declared in fields().items()
        if declared.applies(year=2025, subdistrict=False) and declared.item is None and state.at(path) is None
    }
    # What follows from what did not occur; what other answers say already.
    assert unasked <= {*FOLLOWS, *ANSWERED_BY, "basic.town_kind"}


def test_only_one_topic_is_asked_if_so_wished(facts):
    with Interview(facts(), scope=QuestionScope(only="publicity")) as held:
        assert held.progress().of_topic == len([path for path in fields() if path.startswith("publicity.")])
        assert {held.question().topic} == {"普法宣传"}


def test_each_answer_is_in_the_file_before_the_next_question(facts):
    path = facts()
    with Interview(path) as held:
        for answer in ("县委、县政府", "25", "0"):
            assert held.answer(answer).understood
            assert answer in path.read_text(encoding="utf-8")


def test_the_file_is_named_after_town_and_year(tmp_path):
    with Interview(folder=tmp_path) as held:
        assert held.path is None
        held.answer("2025")
        assert list(tmp_path.iterdir()) == []
        held.answer("青山镇")
        assert held.path == tmp_path / "青山镇2025.yaml"
        assert "不得填写国家秘密、工作秘密" in held.path.read_text(encoding="utf-8")
    assert read_year_and_town(tmp_path / "青山镇2025.yaml") == (2025, "青山镇")


def read_year_and_town(path):
    basic = examine(path).facts.basic
    return basic.year, basic.town


def test_a_file_of_that_name_is_gone_on_with(facts, tmp_path):
    facts("  行政村个数: 25\n")
    with Interview(folder=tmp_path) as held:
        held.answer("2025")
        reply = held.answer("青山镇")
        assert reply.notices == (f"已有“{tmp_path / '青山镇2025.yaml'}”，接着填这一份。",)
        assert held.facts.basic.villages.value == 25


@pytest.mark.parametrize("first", ["", "待补", "/", "去年"])
def test_the_year_cannot_be_left_open(tmp_path, first):
    with Interview(folder=tmp_path) as held:
        assert not held.answer(first).understood
        assert held.question().words == "年度"


def test_a_town_whose_name_does_not_tell_its_kind_is_asked_for_it(tmp_path):
    with Interview(folder=tmp_path) as held:
        tell(held, year="2025", town="青山")
        assert held.question().words == "乡镇类别"
        held.answer("4")
        assert held.facts.basic.town_kind == "街道"


def test_enter_is_pending_in_the_core_and_nothing_elsewhere(facts):
    path = facts()
    with Interview(path, scope=QuestionScope(full=True)) as held:
        go_to(held, "党委会研究法治次数")
        assert held.answer("").echo == "→ 待补（以后可以补）"
        go_to(held, "法治工作联席会议次数")
        assert held.answer("").echo == "→ 没有填"
    text = path.read_text(encoding="utf-8")
    assert "党委会研究法治次数: 待补" in text
    assert "法治工作联席会议次数" not in text


def test_what_was_left_empty_is_not_asked_again_tomorrow(facts):
    path = facts()
    scope = QuestionScope(only="disclosure")
    with Interview(path, scope=scope) as held:
        for answer in ("260", "0", ""):
            held.answer(answer)
        now = held.question().words
    with Interview(path, scope=scope) as held:
        assert held.question().words == now


def test_who_had_no_lawsuit_is_not_asked_who_appeared(facts):
    with Interview(facts()) as held:
        question = go_to(held, "行政诉讼案件数")
        assert question.words == "今年有没有以本机关为被告的行政诉讼案件？有的填件数"
        assert not held.answer("有").understood
        before = held.progress().altogether
        held.answer("没有")
        assert held.progress().altogether == before - 4
        assert held.question().help[0] == "法治督察反馈问题个数"


def test_who_goes_back_and_had_one_after_all_is_asked(facts):
    path = facts()
    with Interview(path) as held:
        go_to(held, "行政诉讼案件数")
        held.answer("无")
        assert held.back()
        assert (held.question().text, held.question().keeps) == ("0", True)
        before = path.read_text(encoding="utf-8")
        held.answer("2")
        assert held.question().words == "行政诉讼败诉件数"
        assert path.read_text(encoding="utf-8") == before.replace("行政诉讼案件数: 0", "行政诉讼案件数: 2")


def test_back_leads_as_far_as_the_first_question_and_forward_again(facts):
    with Interview(facts()) as held:
        assert not held.back()
        tell(held, superior="县委、县政府", villages="25", communities="0")
        assert held.back()
        assert held.back()
        assert held.question().words == "行政村个数"
        held.answer("26")
        assert (held.question().words, held.question().text) == ("社区个数", "0")
        held.answer("0")
        assert held.question().words == "统计截止日期"


def test_a_refused_answer_changes_nothing(facts):
    path = facts()
    with Interview(path) as held:
        before, question = path.read_bytes(), held.question()
        held.answer("县委、县政府")
        now = path.read_bytes()
        assert now != before
        reply = held.answer("若干")
        assert not reply.understood
        assert "若干" in reply.fault
        assert path.read_bytes() == now
        assert held.question() != question


def test_characters_of_another_encoding_are_refused(facts):
    with Interview(facts()) as held:
        reply = held.answer("县委".encode("gbk").decode("utf-8", "surrogateescape"))
        assert not reply.understood
        assert "编码" in reply.fault


def test_what_contradicts_is_told_at_once_with_both_figures_and_can_be_corrected(facts):
    with Interview(facts("政务公开:\n  主动公开信息条数: 9\n")) as held:
        go_to(held, "签订政府合同件数")
        held.answer("10")
        reply = held.answer("12")
        assert reply.understood
        question = held.question()
        assert question.lines == ("“经合法性审查的政府合同件数”（12件）大于“签订政府合同件数”（10件）。",)
        assert question.options == (
            "改“经合法性审查的政府合同件数”（12件）", "改“签订政府合同件数”（10件）", "先这样，以后再核对",
        )  # fmt: skip
        held.answer("2")
        assert (held.question().help[0], held.question().text) == ("签订政府合同件数", "10")
        held.answer("12")
        assert held.question().topic == "依法决策"


def test_a_contradiction_can_be_left_for_later_and_is_an_open_point(facts):
    with Interview(facts()) as held:
        go_to(held, "签订政府合同件数")
        tell(held, signed="10", reviewed="12", later="3")
        assert held.question().topic == "依法决策"
        held.review()
        assert held.question().lines[0].startswith("对不上：“经合法性审查的政府合同件数”（12件）")


def test_what_may_be_true_asks_for_a_reason_that_stays_in_the_file(facts):
    path = facts()
    with Interview(path) as held:
        go_to(held, "应持证执法人员人数")
        tell(held, should="16", hold="18")
        assert held.question().options[2] == "情况属实，写明原因"
        tell(held, true="3", reason="两名是内勤")
        assert held.question().words == "执法培训场次"
    assert read_confirmed(path) == {"持证多于应持证": "两名是内勤"}


def read_confirmed(path):
    return examine(path).facts.confirmed


def test_parts_that_exceed_their_total_may_overlap(facts):
    with Interview(facts()) as held:
        go_to(held, "普法活动")
        held.answer("10，其中学校6、企业6")
        assert held.question().options[1] == "同一件计入了两个分项（交叉）"
        held.answer("2")
        assert held.facts.publicity.events.overlap


def test_a_shortcoming_of_the_bank_needs_words_of_the_town(facts):
    with Interview(facts()) as held:
        while "什么问题" not in held.question().words:
            held.answer("")
        assert not held.answer("").understood
        assert not held.answer("99").understood
        assert "有几条都含“执法”" in held.answer("执法").fault
        held.answer("1")
        question = held.question()
        assert question.words == "第1条 · 具体表现"
        assert "__" in question.text
        assert not question.keeps
        assert not held.answer(question.text).understood
        assert not held.answer("学得不深").understood
        assert held.answer("集体学法4次").understood
        cause = held.question()
        assert cause.words == "第1条 · 原因"
        assert cause.keeps
        held.answer("干部工作忙")
        assert held.facts.shortcomings.entries[0].cause == "干部工作忙"


def test_each_remedy_is_offered_as_an_arrangement(facts):
    path = facts()
    with Interview(path) as held:
        answer_all(held, {})
        assert [plan.answers for plan in held.facts.arrangements.entries] == [("1",), ("2",)]
        assert [plan.content for plan in held.facts.arrangements.entries] == [None, None]
    assert examine(path).faults == ()


LAST_YEAR = """\
基本信息: {年度: 2024, 乡镇名称: 青山镇, 上级党委政府名称: 县委、县政府, 行政村个数: 25, 社区个数: 1}
依法决策: {律师事务所: 宇博律师事务所}
普法宣传: {宣传资料份数: 4000}
不足和原因:
  - {问题: 普法形式单一, 具体表现: 发放资料20次, 原因: 缺人, 整改措施: 制作短视频}
  - {问题: 执法力量不足, 具体表现: 持证3人, 原因: 编制少, 整改措施: 组织考试}
下一年度安排:
  - {安排标题: 改进普法, 对应问题: 1}
  - {安排标题: 充实执法, 对应问题: 2}
"""


@pytest.fixture
def last_year(tmp_path):
    path = tmp_path / "去年.yaml"
    path.write_text(LAST_YEAR, encoding="utf-8")
    return read_facts(path)


def test_what_stays_is_one_page_of_ticks(facts, last_year):
    with Interview(facts(), last_year=last_year) as held:
        question = held.question()
        assert question.kind == "ticks"
        assert question.options == question.ticked
        assert "上级党委政府名称：县委、县政府" in question.options
        assert "行政村个数：25个" in question.options
        assert held.answer("1 2").echo == "→ 2项照上年填，1项后面再问"
        assert held.facts.basic.villages.value == 25
        assert (held.question().words, held.question().text, held.question().keeps) == ("社区个数", "1", True)


def test_last_years_figure_is_a_reference_and_never_the_answer(facts, last_year):
    with Interview(facts(), last_year=last_year) as held:
        held.answer("")
        question = go_to(held, "宣传资料份数")
        assert (question.before, question.text, question.keeps) == ("上年：4000份", "", False)
        held.answer("")
        assert str(held.facts.publicity.materials) == "待补"


def test_last_years_shortcomings_come_first(facts, last_year):
    path = facts()
    with Interview(path, last_year=last_year) as held:
        while held.question().topic != "上年不足整改":
            held.answer("")
        assert held.question().words == "上年的不足“普法形式单一”，整改得怎么样？"
        assert held.question().options == ("已完成", "正在推进", "尚未完成")
        held.answer("2")
        assert held.question().lines == ("上年打算：制作短视频；改进普法",)
        tell(held, done="制作短视频6条", why="人手不够")
        assert held.question().words == "上年的不足“执法力量不足”，整改得怎么样？"
        tell(held, outcome="1", done="组织考试2次")
        assert held.question().topic == "不足和原因"
    assert [entry.outcome for entry in examine(path).facts.follow_ups.entries] == ["正在推进", "已完成"]


def test_figures_that_jump_are_asked_for_a_reason_before_the_draft(facts, last_year):
    with Interview(facts("普法宣传:\n  宣传资料份数: 40000\n"), last_year=last_year) as held:
        held.review()
        assert held.answer("生成报告").action == ""
        assert "多于上年的五倍" in held.question().lines[0]
        tell(held, true="2", reason="增加了入户发放")
        assert held.question().topic == "审阅"
        assert held.answer("生成报告").action == "draft"


def test_last_years_file_of_another_town_is_left_aside(facts, last_year):
    with Interview(facts(head=START.replace("青山", "红旗")), last_year=last_year) as held:
        assert "上年的填报文件用不上" in held.opening[0]
        assert held.question().before == ""


def test_comments_and_order_of_a_hand_written_file_stay(tmp_path):
    path = generator.new(tmp_path / "手填.yaml").path
    before = [line.split("#")[1] for line in path.read_text(encoding="utf-8").splitlines() if "#" in line]
    with Interview(path) as held:
        answer_all(held, {"年度": "2025", "乡镇名称": "青山镇"})
    after = [line.split("#")[1] for line in path.read_text(encoding="utf-8").splitlines() if "#" in line]
    assert after == before
    assert examine(path).faults == ()


def test_windows_line_ends_and_the_mark_stay(tmp_path):
    path = tmp_path / "win.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + START.replace("\n", "\r\n").encode())
    with Interview(path) as held:
        held.answer("县委、县政府")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == 4


@pytest.mark.parametrize("typed", ["李\u200b家沟村等3个村", "⼤⼈⼝村"])
def test_characters_that_are_not_what_they_look_like_are_told_at_the_beginning(facts, typed):
    with Interview(facts(f"  发展定位: {typed}\n")) as held:
        (told,) = held.opening
    assert told.startswith("提示：第4行，基本信息 › 发展定位：有")


def test_many_such_characters_are_told_with_a_count(facts):
    lines = "".join(f"  - 问题: 执法{number}不\u200b足\n    原因: 编\u200b制有限\n" for number in range(4))
    with Interview(facts(f"不足和原因:\n{lines}")) as held:
        assert (len(held.opening), held.opening[-1]) == (6, "这样的提示还有3处。")


def test_what_is_wrong_in_the_file_is_asked_with_the_wrong_words_to_be_edited(facts):
    with Interview(facts("  行政村个数: 若干\n  面级: 3\n")) as held:
        assert held.opening == ["看不懂，原样保留：第5行，基本信息：没有“面级”这一项。是否想写“面积”？"]
        held.answer("县委、县政府")
        question = held.question()
        assert (question.words, question.text, question.keeps) == ("行政村个数", "若干", False)
        assert "不是数" in question.lines[0]
        held.answer("25")
        assert held.facts.basic.villages.value == 25


def test_a_file_with_slips_of_writing_is_refused_with_all_of_them(facts):
    with pytest.raises(InputFault) as refused:
        Interview(facts("  行政村个数：25\n  社区个数:1\n"))
    assert [fault.line for fault in refused.value.faults] == [4, 5]
    Interview(facts()).close()


@pytest.mark.parametrize("name", ["a.json", "a.docx", "a"])
def test_only_yaml_files_are_filled_in(tmp_path, name):
    with pytest.raises(UsageFault):
        Interview(tmp_path / name)


def test_two_interviews_on_one_file_are_one_too_many(facts):
    path = facts()
    with Interview(path), pytest.raises(UsageFault, match="正在另一个窗口里填"):
        Interview(path)
    Interview(path).close()


HOLDER = """
import sys, time
from pathlib import Path
from generator.interview.interview import Interview
from generator.interview.typed_commands import command_behind
held = Interview(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_the_lock_of_a_killed_interview_is_free(facts):
    path = facts()
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    with pytest.raises(UsageFault, match="正在另一个窗口里填"):
        Interview(path)
    process.kill()
    process.communicate()
    Interview(path).close()


def test_what_others_change_meanwhile_is_taken_over_and_told(facts):
    path = facts()
    with Interview(path) as held:
        held.answer("县委、县政府")
        path.write_text(path.read_text(encoding="utf-8") + "学法:\n  会前学法次数: 8\n", encoding="utf-8")
        reply = held.answer("25")
        assert reply.understood
        assert reply.notices == ("文件刚在别处改过，已按改过的接着填：", "  学法 › 会前学法次数：（空） → 8")
    facts = examine(path).facts
    assert (facts.basic.villages.value, facts.study.pre_meeting.value) == (25, 8)


def test_the_same_fact_changed_by_others_is_not_overwritten_unseen(facts):
    path = facts()
    with Interview(path) as held:
        held.answer("县委、县政府")
        path.write_text(path.read_text(encoding="utf-8") + "  行政村个数: 30\n", encoding="utf-8")
        reply = held.answer("25")
        assert not reply.understood
        assert "改成了“30”" in reply.fault
        assert "行政村个数: 30" in path.read_text(encoding="utf-8")


def test_a_file_that_others_broke_is_not_overwritten(facts):
    path = facts()
    with Interview(path) as held:
        path.write_text(START + "  行政村个数：30\n", encoding="utf-8")
        reply = held.answer("县委、县政府")
        assert not reply.understood
        assert "写法错误" in reply.fault
        assert path.read_text(encoding="utf-8") == START + "  行政村个数：30\n"


def test_a_file_that_is_gone_is_written_again(facts):
    path = facts()
    with Interview(path) as held:
        path.unlink()
        assert held.answer("县委、县政府").understood
    assert read_year_and_town(path) == (2025, "青山镇")


def test_the_review_counts_every_topic_and_leads_to_every_field(facts):
    with Interview(facts("政务公开:\n  主动公开信息条数: 多次\n  依申请公开新收件数: 待补\n")) as held:
        held.review()
        page = held.question()
        assert "政务公开：核心内容0/3，待补1项，有误1项" in page.options
        assert any(line.startswith("有误：政务公开 › 主动公开信息条数") for line in page.lines)
        held.answer("政务公开：")
        topic = held.question()
        assert topic.options[0] == "主动公开信息条数：多次（有误）"
        held.answer("1")
        assert held.question().text == "多次"
        held.answer("260")
        assert held.question().options[0] == "主动公开信息条数：260条"
        held.answer("返回")
        assert held.question().topic == "审阅"


def test_what_is_pending_is_gone_through_once_more(facts):
    with Interview(facts("政务公开:\n  主动公开信息条数: 待补\n  依申请公开新收件数: 待补\n")) as held:
        held.review()
        held.answer("补填待补的")
        assert held.question().words == "主动公开信息条数"
        tell(held, published="260", requests="0")
        assert held.question().topic == "审阅"
        assert not any("补填" in option for option in held.question().options)


def test_pending_stands_above_the_line_that_is_typed_and_never_in_it(facts):
    with Interview(facts("政务公开:\n  主动公开信息条数: 待补\n  主动公开渠道: 待补\n")) as held:
        held.review()
        held.answer("补填待补的")
        seen = []
        while (question := held.question()).topic == "政务公开":
            seen.append((question.words, question.text, question.keeps, question.lines))
            assert held.answer("").understood
        assert seen
        assert all((text, keeps) == ("", False) for _, text, keeps, _ in seen)
        assert all("现在标着“待补”" in lines for _, _, _, lines in seen)
        text = held.path.read_text(encoding="utf-8")
    assert text.count(": 待补") == 2


@pytest.mark.parametrize(
    ("typed", "standing", "command"),
    [
        ("县委、县政府?", "县委、县政府", "help"),
        ("县委、县政府＜", "县委、县政府", "back"),
        ("25 ？", "25", "help"),
        ("县委、县政府目录", "县委、县政府", ""),
        ("县委、县政府、市委?", "县委、县政府", ""),
        ("县委?", "", ""),
    ],
)
def test_a_sign_behind_what_stood_there_is_a_command_and_words_are_not(typed, standing, command):
    assert command_behind(typed, standing) == command


def test_a_topic_is_asked_whole_on_demand(facts):
    with Interview(facts()) as held:
        held.review()
        held.answer("政务公开：")
        held.answer("把本节")
        held.review()
        assert held.scope.whole("disclosure")


def test_the_draft_can_be_asked_for_from_the_review(facts):
    with Interview(facts()) as held:
        held.review()
        assert held.answer("生成报告").action == "draft"
        held.review()
        assert held.answer("保存退出").action == "leave"


def test_one_meeting_says_where_it_counts():
    for path in ("principal_duty.party_meetings", "study.centre", "study.first_topic"):
        assert "只计一处" in fields()[path].help, path


def test_the_folder_of_the_file_must_take_it(tmp_path):
    with pytest.raises(UsageFault):
        Interview(tmp_path / "没有" / "a.yaml")
    assert not Path(tmp_path / "没有").exists()


@pytest.mark.parametrize(
    ("answers", "written"), [(("/", ""), "0"), (("/", "1"), "0"), (("/", "2"), "不适用"), (("不适用",), "不适用")]
)
def test_a_slash_where_something_can_occur_asks_once_what_it_means(facts, answers, written):
    path = facts()
    with Interview(path, scope=QuestionScope(only="oversight")) as held:
        go_to(held, "今年有没有以本机关为被告的行政诉讼案件？有的填件数")
        for answer in answers:
            assert held.answer(answer).understood
        assert held.facts.oversight.suits is not None
        assert str(held.facts.oversight.suits) == written
        assert held.question().topic == "复议应诉与监督"
        assert "还是不报" not in held.question().words


def test_a_slash_where_something_is_done_or_not_is_taken_at_once(facts):
    with Interview(facts(), scope=QuestionScope(only="publicity")) as held:
        go_to(held, "宣传资料份数")
        assert held.answer("/").echo == "→ 不适用"


@pytest.mark.parametrize(
    ("typed", "answer", "name"),
    [
        ("汝阳县青山镇", "", "青山镇"),
        ("河南省汝阳县青山镇", "1", "青山镇"),
        ("汝阳县青山镇", "2", "汝阳县青山镇"),
        ("金水区花园路街道办事处", "", "花园路街道"),
        ("宝丰县商酒务镇人民政府", "", "商酒务镇"),
    ],
)
def test_a_countys_name_before_the_towns_is_taken_off_after_a_question(tmp_path, typed, answer, name):
    with Interview(folder=tmp_path) as held:
        held.answer("2025")
        held.answer(typed)
        assert "前面好像带了县名" in held.question().words
        held.answer(answer)
        assert held.facts.basic.town == name
        assert held.path == tmp_path / f"{name}2025.yaml"


@pytest.mark.parametrize(
    "name", ["青山镇", "新市镇", "市桥街道", "州城街道", "旗杆镇", "县直镇", "罗子山瑶族乡", "城区街道"]
)
def test_a_towns_own_name_is_not_taken_for_a_countys(tmp_path, name):
    with Interview(folder=tmp_path) as held:
        held.answer("2025")
        held.answer(name)
        assert held.facts.basic.town == name


def test_a_field_that_is_emptied_holds_nothing_or_waits(facts):
    with Interview(facts(), scope=QuestionScope(only="publicity")) as held:
        go_to(held, "宣传资料份数")
        held.answer("5000余")
        held.back()
        assert held.answer("清空").echo == "→ 待补（以后可以补）"
        held.answer("300")
        held.back()
        assert held.answer("清空").echo == "→ 没有填"
        held.back()
        held.answer("待补")
        held.back()
        assert held.answer("清空").echo == "→ 没有填"


def test_the_contents_go_on_at_enter_while_questions_are_left(facts):
    with Interview(facts()) as held:
        left = held.progress().altogether
        asked = held.question().words
        held.review()
        assert held.question().options[0] == f"接着往下填（还剩{left}题）"
        assert held.question().enter == "接着往下填"
        held.answer("")
        assert held.question().words == asked


@pytest.mark.parametrize("name", ["普法宣传", "学法", "荣誉", "不足和原因"])
def test_a_topic_is_reached_by_its_name(facts, name):
    with Interview(facts()) as held:
        held.review()
        assert held.answer(name).understood
        assert held.question().topic == name


def test_an_entry_is_added_to_any_list_and_asked_whole(facts):
    with Interview(facts()) as held:
        held.review()
        held.answer("荣誉")
        held.answer("增加一条荣誉")
        held.answer("全国民主法治示范村")
        asked = []
        while "要改哪一项" not in held.question().words:
            asked.append(held.question().words)
            assert held.answer("").understood
        assert len(asked) >= 3
        assert held.facts.honours.entries[0].name == "全国民主法治示范村"
        held.answer("返回")
        assert "荣誉：1条" in held.question().options


def test_a_shortcoming_is_added_from_the_contents(facts):
    with Interview(facts()) as held:
        held.review()
        held.answer("不足和原因")
        held.answer("增加一条不足")
        for answer in ("执法力量不足", "持证15人，应持证16人", "编制有限", "参加考试"):
            held.answer(answer)
        assert held.question().words.startswith("要改哪一项")
        assert len(held.facts.shortcomings.entries) == 1


def test_a_core_that_is_complete_looks_complete_and_the_rest_is_folded(facts):
    with Interview(facts("政务公开:\n  主动公开信息条数: 260\n  依申请公开新收件数: 0\n")) as held:
        held.review()
        assert "政务公开：核心内容齐了" in held.question().options
        held.answer("政务公开")
        shown = held.question().options
        assert [option.partition("：")[0] for option in shown[:2]] == ["主动公开信息条数", "依申请公开新收件数"]
        assert shown[2].startswith("没有填的其余")
        held.answer("没有填的其余")
        assert len(held.question().options) > len(shown)


def test_entries_of_a_list_are_counted_one_by_one(facts):
    three = "".join(f"  - 问题: 问题{number}\n    原因: 忙\n" for number in "甲乙丙")
    with Interview(facts(f"不足和原因:\n{three}")) as held:
        held.review()
        assert "不足和原因：3条" in held.question().options


def test_a_mended_shortcoming_that_stands_again_is_asked_for(facts):
    before = "上年不足整改:\n  - 上年问题: 执法力量不足\n    整改结果: 已完成\n"
    with Interview(facts(f"{before}不足和原因:\n  - 问题: 执法力量不足\n    原因: 忙\n")) as held:
        held.review()
        held.answer("核对数字")
        assert "今年又列为不足" in held.question().lines[0]
        held.answer("1")
        held.answer("正在推进")
        assert held.facts.follow_ups.entries[0].outcome == "正在推进"
        assert held.question().topic == "审阅"


def test_a_reason_goes_when_the_figure_that_it_explained_is_put_right(facts):
    title = "人民调解成功多于受理"
    path = facts(f"矛盾纠纷:\n  人民调解受理件数: 10\n  人民调解成功件数: 12\n已确认:\n  {title}: 上年结转2件\n")
    with Interview(path) as held:
        held.review()
        held.answer("矛盾纠纷")
        held.answer("人民调解成功件数")
        reply = held.answer("11")
        assert reply.notices == ()
        assert held.facts.confirmed == {title: "上年结转2件"}
        held.answer("人民调解成功件数")
        reply = held.answer("10")
        assert reply.notices == (f"“{title}”已经不存在，原来写的原因不再需要，已删去。",)
        assert held.facts.confirmed == {}
    assert examine(path).confirmed == ()
    assert "上年结转" not in path.read_text(encoding="utf-8")


def test_the_least_is_about_twenty_five_questions_and_gives_a_draft(facts, tmp_path):
    path, asked = facts(), 2
    with Interview(path, scope=QuestionScope(least=True)) as held:
        while (question := held.question()).topic != "审阅":
            assert held.answer(answer_to(question, {})).understood, question
            asked += 1
    assert 20 <= asked <= 30
    assert (examine(path).faults, examine(path).to_confirm) == ((), ())
    (made,) = generator.draft(path)
    assert [section.heading.number for section in generator.read(made.path).report.sections() if section.heading] == [
        "一、", "二、", "三、", "四、",
    ]  # fmt: skip


def test_the_blanks_of_the_bank_hold_the_towns_own_figures(facts):
    with Interview(facts("普法宣传:\n  宣传资料份数: 5000余\n")) as held:
        held.review()
        held.answer("不足和原因")
        held.answer("增加一条不足")
        held.answer("普法以发放资料为主")
        assert held.question().text == "发放宣传资料5000余份，以案释法、现场答疑__场"
        assert not held.answer(held.question().text).understood
        assert held.answer("发放宣传资料5000余份，以案释法、现场答疑3场").understood


def at_the_shortcomings(held):
    held.review()
    held.answer("不足和原因")
    held.answer("增加一条不足")
    return held.question()


def test_the_bank_offers_first_what_the_towns_own_figures_speak_of(facts):
    with Interview(facts("行政执法:\n  安全隐患排查条数: 36\n  露天焚烧查处起数: 0\n")) as held:
        question = at_the_shortcomings(held)
    assert question.options[0] == "安全隐患整改不够及时（行政执法）"
    assert question.known[-1] == "露天焚烧巡查发现不及时（行政执法）"


def test_without_figures_the_bank_offers_one_of_each_topic(facts):
    with Interview(facts()) as held:
        *entries, others = at_the_shortcomings(held).options
    topics_offered = [entry.partition("（")[2] for entry in entries]
    assert len(set(topics_offered)) == len(entries) == 6
    assert others.startswith("看其他方面的（还有")


def test_the_bank_shows_the_entries_of_a_topic_by_number_or_name(facts):
    for way in (("7", "行政执法"), ("看其他方面的", "6"), ("行政执法",)):
        with Interview(facts()) as held:
            at_the_shortcomings(held)
            for answer in way:
                assert held.answer(answer).understood, answer
            options = held.question().options
            assert options and all(option.endswith("（行政执法）") for option in options), (way, options)
            assert held.answer("1").understood
            assert held.question().words == "第1条 · 具体表现"


@pytest.mark.parametrize("width", [60, 80])
def test_no_page_of_the_bank_scrolls_past_its_question(facts, width):
    with Interview(facts()) as held:
        question = at_the_shortcomings(held)
        first = lines_of(question, held.progress(), width)
        held.answer(question.options[-1])
        of_topics = held.question()
        second = lines_of(of_topics, held.progress(), width)
        held.answer("行政执法")
        third = lines_of(held.question(), held.progress(), width)
    assert [len(page) < 24 for page in (first, second, third)] == [True] * 3


def test_what_was_not_finished_last_year_is_asked_again(facts):
    text = (
        "基本信息:\n  年度: 2024\n  乡镇名称: 青山镇\n上年不足整改:\n"
        "  - 上年问题: 公示栏太少\n    整改结果: 正在推进\n  - 上年问题: 台账不全\n    整改结果: 已完成\n"
        "不足和原因:\n  - 问题: 专职调解员少\n    整改措施: 招聘2名\n"
    )
    with Interview(facts(), last_year=State.of(text).facts) as held:
        while held.question().topic != "上年不足整改":
            held.answer("")
        words = []
        while held.question().topic == "上年不足整改":
            words.append(held.question().words)
            held.answer("1" if held.question().kind == "choice" else "")
    assert [one for one in words if "整改得怎么样" in one] == [
        "上年的不足“专职调解员少”，整改得怎么样？", "上年还没有改完的“公示栏太少”，整改得怎么样？",
    ]  # fmt: skip


def test_a_core_list_of_which_there_is_none_lacks_nothing(facts):
    path = facts()
    with Interview(path) as held:
        go_to(held, "上年整改清单：上年报告里写过不足吗？有的填上年问题")
        before = len(gaps(held.facts))
        assert held.answer("").echo == "→ 没有"
        assert len(gaps(held.facts)) == before - 1
        assert "上年不足整改: 无" in path.read_text(encoding="utf-8")
        held.review()
        held.answer("上年不足整改")
        held.answer("增加一条上年整改清单")
        assert held.answer("公示栏太少").understood
        assert [entry.problem for entry in held.facts.follow_ups.entries] == ["公示栏太少"]


def test_a_sketch_that_is_filled_in_needs_no_more_typing(facts):
    with Interview(facts("行政执法:\n  承接行政处罚权项数: 25\n  持有效行政执法证人数: 15\n")) as held:
        at_the_shortcomings(held)
        held.answer("持证执法人员数量不足")
        question = held.question()
    assert (question.text, question.keeps) == ("承接行政处罚权25项，在岗持证执法人员15人", True)


@pytest.mark.parametrize(("scope", "said"), [(QuestionScope(least=True), "30题左右"), (QuestionScope(), "100题左右")])
def test_the_handbook_and_the_help_say_how_many_questions_there_are(tmp_path, scope, said):
    count = 0
    with Interview(folder=tmp_path, scope=scope) as held:
        while (question := held.question()).topic != "审阅":
            first = {"年度": "2025", "乡镇名称": "青山镇"}
            assert held.answer(first.get(question.words) or answer_to(question, {})).understood
            count += 1
    assert f"{round(count, -1)}题左右" == said
    handbook = Path(generator.__file__).parents[1] / "docs" / "手册.md"
    assert not handbook.exists() or said in handbook.read_text(encoding="utf-8")
    assert not scope.least or any(said in (param.help or "") for param in app.commands["ask"].params[1:])


def test_the_menu_says_which_entry_lacks_something(facts):
    with Interview(facts("不足和原因:\n  - 问题: 公示栏太少\n    原因: 缺经费\n  - 问题: 台账不全\n")) as held:
        held.review()
        lines = held.question().lines
    assert any(line.startswith("还缺：第2条不足没有原因。") for line in lines), lines
