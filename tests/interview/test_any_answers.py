"""Whatever is typed, in whatever order: no crash, and a file that reads back with everything that was understood."""

import random

import pytest
from interviewing import START, answer_to

from generator.interview.interview import Interview
from generator.interview.plan import QuestionScope
from generator.sources.facts_file import examine
from generator.sources.yaml_text import read_yaml

LAST_YEAR = """\
基本信息: {年度: 2024, 乡镇名称: 青山镇, 上级党委政府名称: 县委、县政府, 行政村个数: 25}
普法宣传: {宣传资料份数: 4000, 普法活动受众人次: 90}
不足和原因:
  - {问题: 普法形式单一, 具体表现: 发放资料20次, 原因: 缺人, 整改措施: 制作短视频}
"""
TYPED = (
    *("", "无", "/", "待补", "0", "1", "2", "3", "9", "12", "5000余", "约380", "100%", "101%", "全覆盖"),
    *("每月1次", "是", "否", "若干", "-3", "1.5", "2025-12-31", "2024-02-30", "《宪法》、《民法典》"),
    *("甲: 乙", "- 丙", "# 丁", "'戊", '"己"', "{庚", "[辛]", "*", "&a", "!!int 3", "@", "%", "`", "|", ">"),
    *("null", "~", "true", "{{ x }}", "{% raw %}", "\t", "　", "a\nb", "\x07", "\ud800", "壬" * 9000),
    *("22，其中学校5、企业3", "合计8 学校9", "学校5", "交叉", "返回", "保存退出", "生成报告", "补填待补的", "核对数字"),
)  # fmt: skip


def one_step(held, dice):
    """Something that a person may do now."""
    if dice.random() < 0.1:
        held.back()
    elif dice.random() < 0.03:
        held.review()
    question = held.question()
    assert question.words
    assert str(held.progress())
    typed = answer_to(question, {}) if dice.random() < 0.3 else dice.choice(TYPED)
    if question.options and dice.random() < 0.3:
        typed = str(dice.randint(1, len(question.options)))
    return held.answer(typed)


@pytest.mark.parametrize("seed", range(6))
def test_no_answer_breaks_the_interview_or_the_file(tmp_path, seed):
    dice = random.Random(seed)
    last_year = tmp_path / "去年.yaml"
    last_year.write_text(LAST_YEAR, encoding="utf-8")
    path = tmp_path / "青山镇2025.yaml"
    path.write_text(START + "# 自己的说明\n", encoding="utf-8")
    scope = QuestionScope(full=bool(seed % 2))
    for _ in range(3):
        with Interview(path, scope=scope, last_year=examine(last_year).facts if seed % 3 else None) as held:
            for _ in range(80):
                reply = one_step(held, dice)
                assert reply.understood or reply.fault
                assert read_yaml(path.read_text(encoding="utf-8")).faults == ()
            told = held.facts
        with Interview(path, scope=scope) as held:
            assert held.facts == told
            assert not held.opening
    assert "# 自己的说明" in path.read_text(encoding="utf-8")
