import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose.clauses import Unbalanced, parse, resolve, resolve_line
from generator.compose.source_marks import ABSENT, Ledger
from generator.report.outline import Run


def read(line, **facts):
    """The line with ``a b c`` standing for facts: a text that is there, 0, or None for one that is not."""
    ledger = Ledger()
    for name, value in facts.items():
        mark = ABSENT if value is None else ledger.zero(name) if value == 0 else ledger.mark(str(value), "figure", name)
        line = line.replace(f"({name})", mark)
    return "".join(run.text for run in resolve(line, ledger))


def test_a_clause_stands_with_its_fact():
    assert read("[发放资料(a)份]。", a="5000余") == "发放资料5000余份。"


def test_a_line_of_which_no_clause_stands_is_left_out():
    assert read("[发放资料(a)份]。", a=None) == ""


def test_a_line_without_brackets_falls_with_its_fact():
    assert read("通过(a)等形式学法。", a=None) == ""


def test_none_is_said_in_words():
    assert read("[发放资料(a)份|未发放资料]。", a=0) == "未发放资料。"


def test_none_without_words_is_left_out():
    assert read("[发放资料(a)份]，[设版面(b)处]。", a=0, b=20) == "设版面20处。"


@pytest.mark.parametrize(
    ("a", "b", "c", "line"),
    [
        (1, 2, 3, "设标语1条、横幅2条、版面3处。"),
        (1, None, 3, "设标语1条、版面3处。"),
        (None, 2, None, "设横幅2条。"),
        (None, None, 3, "设版面3处。"),
        (None, None, None, ""),
    ],
)
def test_separators_stand_only_between_clauses_that_stand(a, b, c, line):
    assert read("[设[标语(a)条]、[横幅(b)条]、[版面(c)处]]。", a=a, b=b, c=c) == line


@pytest.mark.parametrize(
    ("a", "b", "c", "line"),
    [
        (1, 2, 3, "保留1件、修改2件和废止3件。"),
        (1, 2, None, "保留1件和修改2件。"),
        (1, None, 3, "保留1件和废止3件。"),
        (None, 2, 3, "修改2件和废止3件。"),
        (None, 2, None, "修改2件。"),
    ],
)
def test_a_row_with_and_has_it_before_the_last_that_stands(a, b, c, line):
    assert read("[保留(a)件]、[修改(b)件]和[废止(c)件]。", a=a, b=b, c=c) == line


def test_what_depends_on_a_fact_stands_inside_its_clause():
    assert read("[签订合同(a)件[，其中经审查(b)件]]。", a=10, b=None) == "签订合同10件。"
    assert read("[签订合同(a)件[，其中经审查(b)件]]。", a=None, b=3) == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[收到诉求(a)件[，办结(b)件]]，[走访企业(c)家]。", "收到诉求1件，办结2件；走访企业3家。"),
        ("[收到诉求(a)件[，办结(x)件]]，[走访企业(c)家]。", "收到诉求1件，走访企业3家。"),
        ("[走访企业(c)家]，[收到诉求(a)件[，办结(b)件]]。", "走访企业3家，收到诉求1件，办结2件。"),
        ("[依据(a)号，承接(b)项]，[公告(c)个]。", "依据1号，承接2项，公告3个。"),
        ("[收到诉求(a)件[，办结(b)件]]，[(x)]，[走访企业(c)家]。", "收到诉求1件，办结2件；走访企业3家。"),
    ],
)
def test_a_clause_with_a_comma_of_its_own_is_closed_by_a_semicolon(line, told):
    assert read(line, a="1", b="2", c="3", x=None) == told


def test_a_text_of_the_same_signs_is_no_separator():
    assert read("依法[甲(a)]和谐[乙(b)]。", a=1, b=None) == "依法甲1和谐。"


def test_brackets_and_bars_in_a_persons_words_are_words():
    ledger = Ledger()
    line = f"[推行{ledger.mark('[甲|乙]', 'own', 'a')}]。"
    assert "".join(run.text for run in resolve(line, ledger)) == "推行[甲|乙]。"


@pytest.mark.parametrize("line", ["[甲", "甲]", "]甲[", "[甲|乙|丙]", "甲|乙"])
def test_brackets_that_do_not_pair_are_told(line):
    with pytest.raises(Unbalanced):
        resolve(f"{line}\x04\ue000", Ledger([Run("", "plain", ("a",))]))


def test_each_run_knows_its_sources():
    ledger = Ledger()
    mark = ledger.mark("5000余", "figure", "publicity.materials")
    assert [(run.text, run.sources) for run in resolve(f"[发放{mark}份]。", ledger)] == [
        ("发放", ()), ("5000余", ("publicity.materials",)), ("份。", ()),
    ]  # fmt: skip


LEDGER = Ledger()
MARKS = [LEDGER.mark("5", "figure", "x"), LEDGER.mark("丁[戊|己]", "own", "z"), LEDGER.zero("y"), LEDGER.zero("w", "v")]
ATOMS = [*MARKS, ABSENT, "甲", "乙丙", "、", "，", "和", "。"]
LINES = st.recursive(
    st.lists(st.sampled_from(ATOMS), max_size=3).map("".join),
    lambda inner: st.lists(
        st.one_of(inner, st.sampled_from(ATOMS), inner.map(lambda text: f"[{text}]"),
                  st.tuples(inner, st.sampled_from(["无", ABSENT, "没有"])).map(lambda pair: f"[{pair[0]}|{pair[1]}]")),
        max_size=5,
    ).map("".join),
    max_leaves=12,
)  # fmt: skip


def signs(standing):
    """Each character with its kind and sources, however the runs are cut."""
    return [(sign, run.kind, run.sources) for run in standing for sign in run.text]


@settings(max_examples=1500, deadline=None)
@given(LINES)
def test_what_is_remembered_of_a_form_is_what_the_grammar_says_of_each_line(line):
    assert signs(resolve(line, LEDGER)) == signs(resolve_line(parse(line, LEDGER)))
