"""The short proof passes what the thorough one passes, and nothing that it refuses."""

import subprocess
import sys
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_reports import REPORTS
from tampering import DOCUMENT, changed, with_part, without

from generator.compose import compose
from generator.drafting.proof import prove
from generator.drafting.proof.short import is_beyond_doubt
from generator.drafting.proof.thorough import prove_thoroughly
from generator.errors import TemplateFault
from generator.files.resources import resource
from generator.layout import lay_out
from generator.layout.template import layout_of
from generator.report.outline import Annex, Paragraph, Report, Run, Table
from generator.settings import Appearance
from generator.sources.facts_file import read_facts
from generator.word.fingerprint import stamp
from generator.word.package import pack, unpack
from generator.word.wordml import parse, q, serialise

SAMPLES = sorted([*resource("seeds").glob("0*.yaml"), *resource("samples").glob("full.yaml")])
SLOW = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def passes_thoroughly(docx, report):
    try:
        prove_thoroughly(docx, report)
    except TemplateFault:
        return False
    return True


def passes_shortly(docx, report, appearance=None):
    return is_beyond_doubt(docx, report, layout_of(None, appearance))


@pytest.fixture(scope="module")
def docx(whole_report):
    return lay_out(whole_report)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_drafts_of_the_shipped_layout_need_no_thorough_proof(path):
    report = compose(read_facts(path)).report
    assert passes_shortly(lay_out(report), report)


@pytest.mark.parametrize(
    "appearance", [Appearance(), Appearance(text_font="仿宋"), Appearance(bold_third=True, page_number_centred=True)]
)
def test_nor_do_those_in_the_faces_that_a_county_chose(whole_report, appearance):
    docx = lay_out(whole_report, appearance=appearance)
    assert passes_shortly(docx, whole_report, appearance)
    assert passes_shortly(docx, whole_report) == (appearance == Appearance())


def test_sub_headings_that_run_in_and_own_layouts_are_left_to_the_thorough_proof(whole_report):
    run_in = Appearance(run_in=True)
    docx = lay_out(whole_report, appearance=run_in)
    assert not passes_shortly(docx, whole_report, run_in)
    assert prove(docx, whole_report, run_in) is None
    own = changed(resource("templates", "layout", "gbt9704.docx").read_bytes(), 'w:left="1587"', 'w:left="1600"')
    docx = lay_out(whole_report, template=own)
    assert not passes_shortly(docx, whole_report)
    assert not is_beyond_doubt(docx, whole_report, layout_of(own))
    assert prove(docx, whole_report) is None


@given(REPORTS)
@SLOW
def test_both_proofs_pass_the_same_reports(report):
    docx = lay_out(report)
    assert passes_shortly(docx, report) == passes_thoroughly(docx, report)


def test_rows_that_name_a_topic_and_masks_that_were_meant_are_known():
    table = Table(("序号", "指标", "单位", "数"), (("一", "普法", "", ""), ("1", "讲座", "场", "5")))
    masked = Paragraph("body", (Run("电话"), Run("138****5678", "masked"), Run("。")))
    report = Report((table, masked), annexes=(Annex("附件", "表", (table,)),))
    docx = lay_out(report)
    assert "gridSpan" in unpack(docx)[DOCUMENT].decode()
    assert passes_shortly(docx, report)


# What a bug or a hand could do to a file, the fingerprint made to fit, so that it gives nothing away.


def remove(element, _):
    element.getparent().remove(element)


def double(element, _):
    element.addnext(deepcopy(element))


def move(element, _):
    parent = element.getparent()
    parent.append(element) if element.getnext() is not None else parent.insert(0, element)


def say(element, words):
    element.text = words


def style_otherwise(element, words):
    style = next(iter(element.iter(q("pStyle"), q("rStyle"), q("tblStyle"))), element)
    style.set(q("val"), words)


def wrap(element, words):
    made = element.makeelement(q(words), {})
    element.addprevious(made)
    made.append(element)


STYLE_IDS = st.sampled_from(["GwBody", "GwTitle", "GwHeading2", "GwPending", "GwOrdinal", "GwRule", "GwCell", "GwNone"])
TEXTS = st.sampled_from(["", " ", "1", "{{ a }}", "***", "&", "\n", "\t", "二是"])
HANDS = st.one_of(
    st.tuples(st.sampled_from([remove, double, move]), st.just("")),
    st.tuples(st.just(say), TEXTS),
    st.tuples(st.just(style_otherwise), STYLE_IDS),
    st.tuples(st.just(wrap), st.sampled_from(["ins", "del", "sdtContent", "hyperlink", "vanish", "r", "p", "tc"])),
)
CHANGED = ["p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "rStyle", "pStyle", "br", "tab", "gridCol", "sectPr"]


@given(REPORTS, st.sampled_from(CHANGED), st.integers(0, 60), HANDS)
@settings(SLOW, max_examples=150)
def test_whatever_is_done_to_a_file_the_short_proof_refuses_what_the_thorough_one_does(report, tag, index, hand):
    docx = lay_out(report)
    root = parse(unpack(docx)[DOCUMENT])
    elements = list(root.iter(q(tag)))
    if not elements:
        return
    work, words = hand
    work(elements[index % len(elements)], words)
    done = stamp(with_part(docx, DOCUMENT, serialise(root)))
    if passes_shortly(done, report):
        assert passes_thoroughly(done, report)


T = '<w:t xml:space="preserve">'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("56", "65"),
        ("5000余", "5000"),
        ("深化普法宣传，营造法治氛围", "深化普法宣传"),
        ("（一）", "（二）"),
        ("一是", "二是"),
        ("GwHeading2", "GwHeading3"),
        ('<w:rStyle w:val="GwPending"/>', ""),
        ("附件2", "附件3"),
        ("王五", "王六"),
        ("青政发〔2026〕5号", "青政发〔2026〕6号"),
        ("98</w:t>", "89</w:t>"),
        ("上年</w:t>", "去年</w:t>"),
        ("县司法局。", "县财政局。"),
        ("2026年1月6日", "2026年1月7日"),
        ("送审稿", "草稿"),
        ("××县青山镇人民政府文件", "××县青山镇文件"),
        ("GwSealed", "Gw"),
        ("&amp;", "&amp;amp;"),
        ("特此报告。", "特此&#x200B;报告。"),
        ("特此报告。", "特此<!-- -->汇报。"),
        ('w:val="GwBetween"/>', 'w:val="GwTag"/>'),
        (f"{T}特此报告。", f"<w:br/>{T}特此报告。"),
        (f"<w:r>{T}特此报告。", f"<w:r><w:rPr><w:vanish/></w:rPr>{T}特此报告。"),
        ("</w:body>", '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr></w:p></w:body>'),
        ('<w:gridCol w:w="', '<w:gridCol w:w="9"/><w:gridCol w:w="'),
    ],
)  # fmt: skip
def test_neither_proof_passes_what_says_otherwise_though_its_fingerprint_fits(docx, whole_report, old, new):
    done = stamp(changed(docx, old, new))
    assert not passes_shortly(done, whole_report)
    assert not passes_thoroughly(done, whole_report)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/footer1.xml"])
def test_a_part_that_is_not_the_layouts_own_is_left_to_the_thorough_proof(docx, whole_report, name):
    whole = unpack(docx)
    replaced = stamp(with_part(docx, name, whole[name].replace(b"standalone='yes'", b"")))
    assert not passes_shortly(replaced, whole_report)
    assert not passes_shortly(stamp(with_part(docx, "word/more.xml", b"<a/>")), whole_report)
    assert not passes_shortly(without(docx, name), whole_report)


def test_bytes_that_are_not_the_layouts_own_are_seen_though_the_directory_says_nothing(docx, whole_report):
    at = docx.index(b"word/styles.xml") + 400
    damaged = docx[:at] + bytes([docx[at] ^ 1]) + docx[at + 1 :]
    assert not passes_shortly(damaged, whole_report)
    assert not passes_thoroughly(damaged, whole_report)


@pytest.mark.parametrize("name", ["docProps/core.xml", "docProps/app.xml"])
def test_a_tag_left_in_the_properties_is_found(docx, whole_report, name):
    parts = unpack(docx)
    left = pack({**parts, name: parts[name].replace("青山镇".encode(), b"{{ x }}")})
    assert not passes_shortly(left, whole_report)
    assert not passes_thoroughly(left, whole_report)


def test_a_fingerprint_that_does_not_fit_is_left_to_the_thorough_proof(docx, whole_report):
    assert not passes_shortly(changed(docx, "fazhi:sha256:", "fazhi:sha256:0", part="docProps/core.xml"), whole_report)


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"text", bytes(1000)])
def test_rubbish_is_not_known(rubbish, whole_report):
    assert not passes_shortly(rubbish, whole_report)


def test_a_usual_draft_is_proved_without_the_reader(tmp_path):
    script = (
        "import sys; from generator.drafting.drafting import draft;"
        f"draft({str(SAMPLES[0])!r}, output={str(tmp_path)!r});"
        "assert not [name for name in sys.modules if name.startswith('generator.reading')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
