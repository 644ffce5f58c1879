"""Words for the time that the figures are of, where they are counted to a day before the year's end."""

from datetime import date
from pathlib import Path

import pytest

from generator.compose import compose
from generator.compose.counting_period import in_counting_period
from generator.report.outline import Paragraph, Run
from generator.sources.facts_file import read_facts

SAMPLE = Path(__file__).parents[2] / "samples" / "街道.yaml"


def draft(folder, line):
    """What the template says in the sample's report, with another line for the day that it is counted to."""
    file = folder / "街道.yaml"
    text = SAMPLE.read_text(encoding="utf-8").replace("  统计截止日期: 2025-11-30\n", line)
    file.write_text(text.replace("成文日期: 2025-12-20", "成文日期: 2026-01-20"), encoding="utf-8")
    paragraphs = compose(read_facts(file)).report.paragraphs()
    return "".join(run.text for paragraph in paragraphs for run in paragraph.runs if run.kind != "own")


def test_figures_counted_to_november_are_not_those_of_the_whole_year(tmp_path):
    text = draft(tmp_path, "  统计截止日期: 2025-11-30\n")
    assert "数据截至2025年11月30日" in text and "年内" in text and "全年" not in text


@pytest.mark.parametrize("line", ["  统计截止日期: 2025-12-31\n", ""])
def test_figures_counted_to_the_years_end_are(tmp_path, line):
    text = draft(tmp_path, line)
    assert "全年" in text and "数据截至" not in text


def test_a_persons_own_words_stay_as_they_are():
    block = Paragraph("body", (Run("全年开展普法活动"), Run("全年无休的调解室", "own", ("x",)), Run("。")))
    (changed,) = in_counting_period([block], date(2025, 11, 30))
    assert changed.text == "年内开展普法活动全年无休的调解室。"


def test_two_sentences_in_a_row_do_not_both_begin_with_it():
    block = Paragraph(
        "body",
        (
            Run("年内未新增执法人员。"),
            Run("全年"),
            Run("新取得行政执法证"),
            Run("1", "figure", ("x",)),
            Run("人。全年培训。"),
        ),
    )
    (changed,) = in_counting_period([block], date(2025, 11, 30))
    assert changed.text == "年内未新增执法人员。新取得行政执法证1人。年内培训。"
