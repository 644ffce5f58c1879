"""Reports of every kind, with every character that a run may hold."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.report.outline import KINDS, Annex, Head, Imprint, Paragraph, Report, Run, Table

# Every character that a run may hold, those that break things often among them.
SAID = st.text(
    st.one_of(
        st.sampled_from("& < > \" ' 　ａ１，。【】（）一、1.𠮷 \u200b\ufeff\u00a0{}%#".replace(" ", "")),
        st.just(" "),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"),
    ),
    max_size=30,
)
WORDS = SAID.filter(bool)
RUNS = st.lists(st.builds(Run, SAID, st.sampled_from(KINDS), st.just(("普法.普法活动",))), max_size=5).map(tuple)
NUMBERS = st.one_of(st.sampled_from(["", "一、", "（十二）", "3.", "（4）", "一是"]), SAID)
PARAGRAPHS = st.one_of(
    st.builds(Paragraph, st.sampled_from(["title", "recipient", "closing", "note"]), RUNS),
    st.builds(Paragraph, st.sampled_from(["body", "attachment"]), RUNS, number=NUMBERS),
    st.builds(Paragraph, st.sampled_from(["signature", "date"]), RUNS),
    st.builds(Paragraph, st.just("heading"), RUNS, st.integers(1, 4), NUMBERS),
)  # fmt: skip


@st.composite
def tables(draw):
    columns = draw(st.lists(SAID, min_size=1, max_size=5))
    row = st.lists(SAID, min_size=len(columns), max_size=len(columns)).map(tuple)
    return Table(tuple(columns), tuple(draw(st.lists(row, max_size=4))))


BLOCKS = st.lists(st.one_of(PARAGRAPHS, tables()), max_size=8).map(tuple)
HEADS = st.builds(Head, st.lists(SAID, max_size=2).map(tuple), SAID, st.lists(WORDS, max_size=5).map(tuple), SAID)
ANNEXES = st.lists(st.builds(Annex, SAID, SAID, BLOCKS), max_size=2).map(tuple)
IMPRINTS = st.builds(Imprint, SAID, SAID, SAID)
REPORTS = st.builds(Report, BLOCKS, HEADS, ANNEXES, IMPRINTS, st.booleans())
