"""What makes a draft read badly, each found by a rule of its own, apart from the code that composes."""

import re
from collections import Counter

from measuring import figures, paragraphs, sentences, text_of

_LABEL = re.compile("(?:^|。)[一二三四五六七八九]是[\u4e00-\u9fff“”]{2,8}。(?=[^。]*[，。])")
_POINT = re.compile("[一二三四五六七八九十]+是")
_VERB = re.compile(
    "(?:全年|年终)?(?:开展|组织|举办|落实|推行|推动|制定|印发|发放|设置|建立|配备|聘请|签订|作出|完成|办理|受理|化解|整改|"
    "拆除|公布|公开|通过|运用|召开|听取|审批|审核|走访|承接|收到|邀请|明确|学习|现有|采取|按照|以|对)"
)
_INSTITUTIONS = re.compile("(?:落实|执行|实行|坚持)((?:[^，。；、]+、){3,}[^，。；、]+)制度")
_PRAISE = re.compile("有效提升|显著|明显|不断|积极推进|高度重视|扎实|切实|大力|全面提升|持续|进一步|亮点|新格局|营造")


def sections(report):
    """The body paragraphs of each heading, without those that only lead in."""
    found = [[]]
    for paragraph in report.paragraphs():
        if paragraph.role == "heading":
            found.append([])
        elif paragraph.role == "closing":
            break
        elif paragraph.role == "body" and not paragraph.text.endswith("：") and not paragraph.text.startswith("本报告"):
            found[-1].append(paragraph)
    return found


def single_sentences(report):
    """Paragraphs of one sentence that stand beside others under the same heading, numbered points aside."""
    for group in sections(report)[1:]:
        yield from (p for p in group if len(group) > 1 and len(sentences(p)) == 1 and not _POINT.fullmatch(p.number))


def noun_labels(report):
    """一是审查流程。明确…: a label in place of a deed, outside of the shortcomings, which are named by nouns."""
    shortcomings = {p.to_text() for group in _under(report, "不足") for p in group}
    for paragraph in paragraphs(report):
        if paragraph.to_text() not in shortcomings:
            yield from _LABEL.findall(paragraph.to_text())


def _under(report, words):
    inside, group = False, []
    for paragraph in report.paragraphs():
        if paragraph.role == "heading" and paragraph.level == 1:
            inside = words in paragraph.text
        elif inside and paragraph.role == "body":
            group.append(paragraph)
    yield group


def rows_of_institutions(report):
    """More than three names of institutions behind one verb."""
    for paragraph in paragraphs(report):
        yield from _INSTITUTIONS.findall(paragraph.text)


def all_and_hundred(report):
    """全部化解，化解率100%: told twice in one sentence."""
    for paragraph in paragraphs(report):
        for sentence in sentences(paragraph):
            told = text_of(sentence)
            words = [run for run in sentence if run.kind == "plain" and re.match("全部|均", run.text) and run.sources]
            if words and _same_matter(sentence):
                yield told


def _same_matter(sentence):
    """Whether the rate of 100% stands on a field that the word for all of it stands on, too, or is computed."""
    said = {source for run in sentence if run.kind == "plain" for source in run.sources}
    return any(run.text == "100%" and set(run.sources) & said for run in sentence)


def doubled_figures(report):
    """A figure of one field printed in two places."""
    counts = Counter(
        run.sources
        for paragraph in paragraphs(report)
        for sentence in sentences(paragraph)
        for run in sentence
        if run.kind == "figure" and run.sources and not run.sources[0].startswith("basic.")
    )
    return (sources for sources, times in counts.items() if times > 1)


def without_subject(report):
    """Three sentences in a row of the measures that leave out who did it."""
    for group in sections(report)[1:]:
        for paragraph in group:
            told = [text_of(sentence) for sentence in sentences(paragraph)]
            bare = [bool(_VERB.match(text)) for text in told]
            yield from (told[n] for n in range(len(bare) - 2) if all(bare[n : n + 3]))


def crowded_sentences(report):
    """Sentences of more than four figures."""
    for paragraph in paragraphs(report):
        yield from (text_of(one) for one in sentences(paragraph) if len(figures(one)) > 4)


FAULTS = {
    "single-sentence paragraphs": single_sentences,
    "noun labels": noun_labels,
    "rows of more than 3 institutions": rows_of_institutions,
    "全部 with 100%": all_and_hundred,
    "a figure printed twice": doubled_figures,
    "3 sentences without a subject": without_subject,
    "more than 4 figures a sentence": crowded_sentences,
}


def sentence_lengths(report):
    return [len(text_of(sentence)) for paragraph in paragraphs(report) for sentence in sentences(paragraph)]


def praise(report):
    """How many words of empty praise it has."""
    return sum(len(_PRAISE.findall(paragraph.text)) for paragraph in paragraphs(report))
