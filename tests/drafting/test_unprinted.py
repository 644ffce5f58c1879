"""Nothing given is lost: each value stands in the draft, in its unit, with its qualifier, or is named."""

from functools import partial
from random import Random

import pytest
from running import facts_file, fazhi

from generator.compose import compose, unprinted
from generator.facts.facts import Facts, fields
from generator.interview.interview import Interview
from generator.tasks.inspection import unprinted_of

FIGURES = {path: declared for path, declared in fields().items() if declared.kind in ("number", "rate", "breakdown")}
QUALIFIED = ("{}", "{}余", "约{}", "超{}", "近{}", "不少于{}", "{}多")


def town(**topics):
    return Facts.parse({"basic": {"year": "2025", "town": "青山镇"} | topics.pop("basic", {}), **topics})


def given(paths, random):
    """Facts that hold a figure of its own, with or without a qualifier, for each path, and how each is printed."""
    topics, printed = {}, {}
    for number, path in enumerate(paths):
        topic, field = path.split(".")
        declared, figure = FIGURES[path], 1013 + 7 * number
        rate = declared.kind == "rate"
        text = f"{10 + number % 89}.{number % 9 + 1}%" if rate else random.choice(QUALIFIED).format(figure)
        topics.setdefault(topic, {})[field] = text
        printed[path] = text if rate else f"{text}{declared.unit}"
    return town(**topics), printed


def assert_nothing_is_lost(facts, printed):
    composed = compose(facts)
    named = {one.path for one in unprinted(composed.unused)}
    text = "\n".join("".join(run.text for run in paragraph.runs) for paragraph in composed.report.paragraphs())
    tabled = {cell for table in composed.report.tables() for row in table.rows for cell in row}
    for path, words in printed.items():
        in_table = FIGURES[path].disclosure == "不公开" and words.removesuffix(FIGURES[path].unit) in tabled
        assert words in text or in_table or path in named, (path, words)
        assert not (path in named and words in text), (path, words)


@pytest.mark.parametrize("path", FIGURES)
def test_a_figure_given_alone_is_printed_or_named(path):
    for seed in range(3):
        assert_nothing_is_lost(*given([path], Random(f"{path}{seed}")))


@pytest.mark.parametrize("seed", range(40))
def test_of_any_figures_given_together_each_is_printed_or_named(seed):
    random = Random(seed)
    paths = random.sample(sorted(FIGURES), random.choice((2, 2, 5, 40, len(FIGURES))))
    assert_nothing_is_lost(*given(paths, random))


def test_what_only_a_rate_was_computed_from_counts_as_lost(tmp_path):
    facts = town(enforcement={"should_hold": "16", "hold": "15"})
    assert not unprinted(compose(facts).unused)
    own = "## 执法\n持证率{{ 率(执法.持有效行政执法证人数, 执法.应持证执法人员人数) }}。\n"
    (tmp_path / "行政执法.txt").write_text(own, encoding="utf-8")
    found = unprinted(compose(facts, content=tmp_path).unused)
    assert [(one.path, one.why) for one in found] == [("enforcement.should_hold", "lost"), ("enforcement.hold", "lost")]


def test_a_part_that_no_sentence_holds_is_named_by_itself():
    parts = {"合计": "22", "机关": "5", "学校": "0"}
    found = unprinted(compose(town(publicity={"events": parts})).unused)
    assert [(one.path, one.why) for one in found] == [("publicity.events.学校", "zero")]


LOST = "矛盾纠纷:\n  已化解纠纷件数: 52\n"
SAID = "矛盾纠纷 › 已化解纠纷件数：“52件”没有写进草稿"


def in_a_county_without_a_word_of_it(folder):
    """A facts file that holds a figure for which its county's own templates have no sentence."""
    (folder / "县模板").mkdir()
    (folder / "县模板" / "纠纷治理.txt").write_text("## 化解纠纷\n{{ 特色做法(纠纷) }}\n", encoding="utf-8")
    (folder / "fazhi.toml").write_text('["写法"]\n"内容模板" = "县模板"\n', encoding="utf-8")
    return facts_file(folder, more=LOST)


@pytest.mark.parametrize(("call", "code"), [("draft", 0), ("validate", 0), ("missing", 0), ("draft --final", 1)])
def test_every_command_names_what_no_sentence_holds_and_a_final_draft_refuses_it(tmp_path, call, code):
    file = in_a_county_without_a_word_of_it(tmp_path)
    done = fazhi(*call.split(), file, cwd=tmp_path)
    assert (done.returncode, SAID in done.stdout + done.stderr) == (code, True)


def test_the_review_of_an_interview_names_it_too(tmp_path):
    file = in_a_county_without_a_word_of_it(tmp_path)
    with Interview(file, left_over=partial(unprinted_of, file)) as held:
        while held.question().topic != "审阅":
            held.answer("")
        assert any(SAID in line for line in held.question().lines)
