"""One set of facts, two documents: the same figures, and nothing in the 公开版 that is not for the public."""

from dataclasses import replace

import pytest
from build_samples import facts_files
from hypothesis import HealthCheck, given, settings
from random_facts import facts, plausible_towns

from generator.compose import compose
from generator.drafting.proof import prove
from generator.errors import InputFault
from generator.facts.facts import Facts, fields
from generator.facts.persons import persons
from generator.layout import lay_out
from generator.report.outline import Annex, Head, Imprint, Paragraph, Report, Run, Table
from generator.report.publishing import Redaction, published
from generator.settings import Wording, in_force
from generator.sources.facts_file import read_facts

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
RESTRICTED = {path for path, declared in fields().items() if declared.disclosure == "不公开"}


def both(given_facts, wording=None):
    """The 报送版 and the 公开版 of these facts."""
    wording = wording or Wording()
    public = replace(wording, for_the_public=True)
    composed = compose(given_facts, public)
    made = published(composed.report, in_force(public, given_facts), persons(given_facts))
    return compose(given_facts, wording).report, made


def is_restricted(run):
    return any(source.removeprefix("上年.") in RESTRICTED for source in run.sources)


def figures(report):
    """The figures of the text in reading order; those of an annex are not the text's."""
    runs = [run for block in report.blocks if isinstance(block, Paragraph) for run in block.runs]
    return [(run.text, run.sources) for run in runs if run.kind == "figure" and not is_restricted(run)]


def holds_nothing_restricted(report):
    return not report.sources() & RESTRICTED


WORDINGS = [
    Wording(),
    Wording(restricted="正文"),
    Wording(restricted="不写"),
    Wording(annex=True, signature_published=True),
]


@pytest.mark.parametrize("wording", WORDINGS, ids=["附表", "正文", "不写", "数据表"])
@pytest.mark.parametrize("path", facts_files(), ids=lambda path: path.stem)
def test_the_figures_of_a_samples_public_edition_are_those_of_the_other_but_the_restricted_ones(path, wording):
    submitted, made = both(read_facts(path), wording)
    assert figures(made.report) == figures(submitted)
    assert len(figures(submitted)) > 5
    assert holds_nothing_restricted(made.report)


@MANY
@given(plausible_towns())
def test_the_figures_are_the_same_for_any_town(town):
    for wording in WORDINGS[:2]:
        submitted, made = both(town, wording)
        assert figures(made.report) == figures(submitted)
        assert holds_nothing_restricted(made.report)


@MANY
@given(facts())
def test_the_figures_are_the_same_for_whatever_a_town_hands_in(town):
    for wording in WORDINGS[:2]:
        submitted, made = both(town, wording)
        assert figures(made.report) == figures(submitted)
        assert holds_nothing_restricted(made.report)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts())
def test_a_public_edition_goes_through_word_and_its_proof(town):
    _, made = both(town)
    prove(lay_out(made.report), made.report)


# --- What the 公开版 is without --------------------------------------------------------------------------------------

TOWN = {"year": 2025, "town": "青山镇", "superior": "县委、县政府", "signed_on": "2026-01-15"}
ISSUED = {"document_number": "青政〔2026〕5号", "signer": "周正", "copied_to": ["县司法局"], "printed_by": "党政办"}


def town(**topics):
    return Facts.parse(dict(basic=TOWN | ISSUED | topics.pop("basic", {}), **topics))


def roles(report):
    return [block.role for block in report.blocks if isinstance(block, Paragraph) and block.role != "body"]


def test_the_public_edition_has_no_head_no_imprint_no_recipient_and_no_seal():
    submitted, made = both(town())
    assert submitted.head.signers == ("周正",)
    assert (made.report.head, made.report.imprint, made.report.sealed) == (Head(), Imprint(), False)
    assert {"recipient", "closing"} <= set(roles(submitted))
    assert [role for role in roles(submitted) if role not in ("recipient", "closing")] == roles(made.report)
    assert "周正" not in made.report.to_text()
    assert made.changes == ()


def test_a_county_may_keep_recipients_and_closing_and_leave_out_the_signature():
    wording = Wording(recipients_published=True, closing_published=True, signature_published=False)
    _, made = both(town(), wording)
    assert {"recipient", "closing"} <= set(roles(made.report))
    assert not {"signature", "date"} & set(roles(made.report))


# --- What is masked -------------------------------------------------------------------------------------------------


def own(text, source="other.matters"):
    return Run(text, "own", (source,))


def one_line(*runs, names=None):
    return published(Report((Paragraph("body", runs),)), Wording(), names or {})


def test_a_number_is_masked_in_a_persons_own_words_and_told():
    made = one_line(Run("其他："), own("监督电话13812345678，"), Run("13812345678", "figure", ("other.x",)))
    (line,) = made.report.blocks
    assert line.runs == (
        Run("其他："),
        own("监督电话"),
        Run("138****5678", "masked", ("other.matters",)),
        own("，"),
        Run("13812345678", "figure", ("other.x",)),
    )
    assert made.changes == (Redaction("手机号码", "13812345678", "138****5678"),)
    assert str(made.changes[0]) == "手机号码：13812345678 → 138****5678"


def test_a_name_that_is_left_out_leaves_no_run_and_is_told():
    made = one_line(own("镇党委书记周正"), Run("主持。"), names={"周正": "镇党委书记"})
    assert made.report.blocks[0].text == "镇党委书记主持。"
    assert [str(change) for change in made.changes] == ["姓名：周正，已略去"]


def test_what_is_unsure_is_told_to_be_looked_at():
    made = one_line(own("每周正常值班"), names={"周正": "镇党委书记"})
    assert made.report.blocks[0].runs == (own("每周正常值班"),)
    assert [str(change) for change in made.changes] == ["可能是姓名：“周正”没有改，请核对"]


def test_cells_of_an_annex_are_masked_and_keep_their_sources():
    table = Table(("项目", "说明"), (("讲座", "联系13812345678"),), (((), ("other.matters",)),))
    made = published(Report(annexes=(Annex("附件", "表", (table,)),)), Wording(), {})
    (masked,) = made.report.tables()
    assert masked == replace(table, rows=(("讲座", "联系138****5678"),))
    prove(lay_out(made.report), made.report)


def test_a_lawyer_in_the_towns_own_words_is_counted():
    given_facts = town(
        decision={"practices": [{"title": "法律顾问", "content": "聘请宇博律师事务所底青律师参与审查"}]},
    )
    submitted, made = both(given_facts)
    assert "聘请宇博律师事务所底青律师参与审查" in submitted.to_text()
    assert "聘请宇博律师事务所律师1名参与审查" in made.report.to_text()
    assert made.changes == (Redaction("律师姓名", "底青律师", "律师1名"),)


def test_a_lawyer_typed_into_the_firms_name_is_not_counted_twice():
    _, made = both(town(decision={"law_firm": "宇博律师事务所底青律师", "lawyers": "1"}))
    assert "聘请宇博律师事务所律师1名担任法律顾问" in made.report.to_text()


def test_names_stay_where_the_county_keeps_them_and_numbers_never_do():
    practices = [{"title": "包案", "content": "镇党委书记周正包案，电话13812345678"}]
    _, made = both(town(disputes={"practices": practices}), Wording(names_published=True))
    assert "镇党委书记周正包案，电话138****5678" in made.report.to_text()


def test_masked_text_passes_the_proof():
    practices = [{"title": "公开电话", "content": "书记周正的电话13812345678，身份证410421198501011234"}]
    _, made = both(town(publicity={"practices": practices}))
    assert [run.text for block in made.report.paragraphs() for run in block.runs if run.kind == "masked"] == [
        "138****5678",
        "41*************234",
    ]
    prove(lay_out(made.report), made.report)


# --- What is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topics", "mark", "where"),
    [
        ({"basic": {"note": "秘密★1年"}}, "秘密★", "基本信息 › 附注"),
        ({"basic": {"note": "机密"}}, "（机密）", "基本信息 › 附注"),
        ({"basic": {"note": "此件不公开"}}, "此件不公开", "基本信息 › 附注"),
        ({"other": {"matters": "详见机密★文件"}}, "机密★", "其他情况 › 其他需要报告的情况"),
        ({"other": {"attachments": ["内部资料汇编"]}}, "内部资料", "其他情况 › 附件"),
    ],
)
def test_a_secrecy_mark_is_refused_with_its_place(topics, mark, where):
    with pytest.raises(InputFault) as caught:
        both(town(**topics))
    (fault,) = caught.value.faults
    assert fault.what == f"公开版里有“{mark}”"
    assert fault.place == where
    assert "不得公开" in fault.todo


@pytest.mark.parametrize(
    "text", ["开展保守国家秘密宣传", "宣传《保守国家秘密法》", "保护商业秘密", "信息公开前经保密审查"]
)
def test_talk_of_secrets_is_no_mark(text):
    _, made = both(town(other={"matters": text}))
    assert text in made.report.to_text()
