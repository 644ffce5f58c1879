"""What makes a draft read badly, each found by a rule of its own, apart from the code that composes."""

import re
from collections import Counter
from itertools import pairwise

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


_BARE_PARTS = re.compile("其中|另有其他[^、，。各]*。")
_SAME_OUTCOME = re.compile("个，(全部[^，。；]{2,6})[。；][^，。；]*个，\\1")
_HALTING = re.compile("[\u4e00-\u9fff]{2}每(?:月|季度|半年|周|年)[0-9]+(?:次|件)")
_VERB_TWICE = re.compile("整改完成[^，。；0-9]{2,}[0-9]")
_PRINCIPAL = re.compile(
    "(?:^|[，。；])([^，。、；]{0,8}?(?:书记|[镇乡]长|主任))(?!、)[^，。；]*[0-9][^，。；]*[，。；]\\1(?!、)"
)


def parts_without_their_total(report):
    """Sentences of the parts of a total that begin with 其中, or that are 其他 and nothing else."""
    for paragraph in paragraphs(report):
        for sentence in sentences(paragraph):
            if sentence[0].kind == "plain" and _BARE_PARTS.match(text_of(sentence)):
                yield text_of(sentence)


def outcomes_told_again(report):
    """反馈问题3个，全部整改完成。发现问题4个，全部整改完成: one outcome in two clauses in a row."""
    for paragraph in paragraphs(report):
        yield from _SAME_OUTCOME.findall(paragraph.text)


def cadences_behind_their_verb(report):
    """镇党委书记主持研究法治工作每季度1次 in the part on the principals, where 每季度 belongs before the verb."""
    for paragraph in _under(report, "第一责任人"):
        for one in paragraph:
            yield from _HALTING.findall("".join(run.text for run in one.runs if run.kind != "own"))


def verbs_with_a_second_one(report):
    """整改完成反馈问题5个: 完成 takes no object behind 整改."""
    for paragraph in paragraphs(report):
        yield from _VERB_TWICE.findall("".join(run.text for run in paragraph.runs if run.kind != "own"))


def persons_named_again(report):
    """乡长讲法治课1次；乡长出庭应诉1次: the same person in two clauses in a row."""
    for group in _under(report, "第一责任人"):
        for paragraph in group:
            yield from _PRINCIPAL.findall("".join(run.text for run in paragraph.runs if run.kind != "own"))


_NOT_DONE = re.compile("(?:全年|今年)?(?:未|没有|无)")
_LINKED = re.compile("此外，|同时，(?=(?:全年)?(?:开展|组织|落实|召开|办理|受理|制定|整改|排查))")


def linked_deeds(report):
    """此外，开展…: a connective only because two sentences begin alike."""
    for paragraph in paragraphs(report):
        for sentence in sentences(paragraph):
            yield from _LINKED.findall("".join(run.text for run in sentence if run.kind == "plain"))


def own_statements_joined(report):
    """A clerk's own statement joined by ； to a deed of the template's."""
    for group in sections(report)[1:]:
        for paragraph in group:
            for sentence in sentences(paragraph):
                for before, joint, behind in zip(sentence, sentence[1:], sentence[2:], strict=False):
                    sign = joint.kind == "plain" and not joint.sources and joint.text.endswith("；")
                    if sign and _is_statement(behind) and not _is_statement(before):
                        yield text_of(sentence)


def _is_statement(run):
    return run.kind == "own" and any(".practices." in source for source in run.sources)


def nothing_behind_honours(report):
    """获评…。全年未发生…: what did not occur belongs behind the counts of its matter, before the honours."""
    for paragraph in paragraphs(report):
        before = ""
        for one, other in pairwise(sentences(paragraph)):
            before = _topic(one) if _topic(one) != "honours" else before
            bare = _NOT_DONE.match(text_of(other)) and all(run.kind == "plain" for run in other)
            if _topic(one) == "honours" and bare and _topic(other) == before:
                yield text_of(other)


def _topic(sentence):
    return next((run.sources[0].split(".")[0] for run in sentence if run.sources), "")


def opening_with_the_town(report):
    """The paragraphs of the measures and the principals that begin with 我镇."""
    for group in sections(report)[1:]:
        yield from (p for p in group if not _POINT.fullmatch(p.number) and re.match("我(?:镇|乡|街道|苏木)", p.text))


def of_the_town(report):
    """All paragraphs of which some may begin so."""
    return [p for group in sections(report)[1:] for p in group if not _POINT.fullmatch(p.number)]


_WHOLE_SENTENCE = re.compile(
    "(?:全年|年内)?([\u4e00-\u9fff“”（）]{2,20}?)(?:约|近|超|逾|突破)?[0-9][0-9.]*[余多万]*(?!%)[\u4e00-\u9fff]{1,3}。"
)
_PREDICATE = re.compile(
    "[有为由被经对将把共参应持]|开展|组织|举办|办理|办结|审批|审核|审结|实施|受理|调解成功|化解|召开|接待|接访|列席|提供|推送|研究|学法|讲法|述法|"
    "培养|培训|检查|公开|发布|查处|发生|出现|反馈|发现|整改|出庭|败诉|纠错|和解|回复|收到|承办|承接|收回|减少|新增|增加|设置|发放|张贴|制作|"
    "进驻|完成|人口|签订|接受|旁听|批示|听取|讨论|排查|形成|年终|开设|聘请|配备|支持|采纳|备案|制定|修改|保留|废止|结转|走访|清偿|复耕|拆除|核查|巡查|监督|审查|申报|获评|决策|处罚$|"
    "下访|上访|劝访|约访|人均|涉及|列明|评查|取得|移送|立案|解决|帮办|统办|投入|调整|划分|修订|现有|设|建|出具|提出|印发|征集|考试优秀|考试合格"
)
_OUTCOME_WITH_RATE = re.compile("无败诉案件，胜诉率100%")
_TOTAL_AGAIN = re.compile("办结([\u4e00-\u9fff]{4}[0-9]+件).*按[\u4e00-\u9fff]{2}分，[^。]*\\1")
_FOLLOW_UP = re.compile("[一二三四五六七八九十]+是(?!针对)[^；。]*，[^；。]*?(?:已完成整改|整改正在推进|尚未完成整改)")
_SLOGAN = re.compile("发挥示范作用|提供工作借鉴|推广经验做法|总结工作经验|厚植|筑牢")


def bare_figures(report):
    """全年罚没款2600元。 or 活动受众3000人次。: a figure with its name and nothing that it did or was."""
    for paragraph in paragraphs(report):
        for sentence in sentences(paragraph):
            found = _WHOLE_SENTENCE.fullmatch(text_of(sentence))
            if found and not _PREDICATE.search(found[1]) and all(run.kind != "own" for run in sentence):
                yield found[0]


def outcomes_with_their_rate(report):
    """无败诉案件，胜诉率100%: one of them says it."""
    for paragraph in paragraphs(report):
        yield from _OUTCOME_WITH_RATE.findall(paragraph.text)


def totals_told_again(report):
    """办结行政处罚案件6件……按领域分，行政处罚案件6件: one total before each of its two divisions."""
    for paragraph in paragraphs(report):
        yield from _TOTAL_AGAIN.findall(paragraph.text)


def places_told_again(report):
    """推动法律进学校，……进学校2场次: a place named before its figure and with it."""
    for paragraph in paragraphs(report):
        if pushed := re.search("推动法律((?:进[^，。、]+、?)+)", paragraph.text):
            rest = paragraph.text[pushed.end() :]
            yield from (place for place in re.findall("进([^、]+)", pushed[1]) if re.search(f"进{place}[0-9]", rest))


def follow_ups_without_lead_in(report):
    """一是案卷不规范，组织评查2次，已完成整改: what was done about a shortcoming, told as if it were it."""
    for paragraph in paragraphs(report):
        _, told, points = paragraph.text.partition("整改情况：")
        yield from _FOLLOW_UP.findall(points if told else "")


def slogans_in_headings(report):
    """总结典型案例，发挥示范作用: half a heading that nothing below it stands for."""
    for paragraph in report.paragraphs():
        if paragraph.role == "heading" and all(run.kind == "plain" for run in paragraph.runs):
            yield from _SLOGAN.findall(paragraph.text)


_CONTENT = ("study.spirits", "study.laws", "study.party_rules")
_STUDIED = ("study.centre", "study.forms", "study.leaders")
_ACTIVITIES = ("publicity.events", "publicity.campaigns")


def content_apart_from_study(report):
    """我镇学习《宪法》。: what was studied in a sentence of its own, although it is known who studied."""
    yield from _apart(report, _CONTENT, _STUDIED)


def audience_apart_from_activities(report):
    """有3000余人次到场参加。: an audience in a sentence of its own, although its activities are told."""
    yield from _apart(report, ("publicity.audience",), _ACTIVITIES)


def _apart(report, fields, homes):
    """The sentences whose first fact is one of these fields, in a report that prints one of their homes."""
    told = [sentence for paragraph in paragraphs(report) for sentence in sentences(paragraph)]
    if any(run.sources and run.sources[0] in homes for sentence in told for run in sentence):
        firsts = (next((run.sources[0] for run in sentence if run.sources), "") for sentence in told)
        yield from (text_of(sentence) for sentence, first in zip(told, firsts, strict=True) if first in fields)


FAULTS = {
    "single-sentence paragraphs": single_sentences,
    "noun labels": noun_labels,
    "rows of more than 3 institutions": rows_of_institutions,
    "全部 with 100%": all_and_hundred,
    "a figure printed twice": doubled_figures,
    "3 sentences without a subject": without_subject,
    "more than 4 figures a sentence": crowded_sentences,
    "parts apart from their total": parts_without_their_total,
    "one outcome in two clauses": outcomes_told_again,
    "a cadence behind its verb": cadences_behind_their_verb,
    "整改完成 with an object": verbs_with_a_second_one,
    "a person named again": persons_named_again,
    "a link for alike beginnings": linked_deeds,
    "own statements joined by ；": own_statements_joined,
    "what did not occur behind honours": nothing_behind_honours,
    "a figure with nothing but its name": bare_figures,
    "an outcome and its rate": outcomes_with_their_rate,
    "a total before each division": totals_told_again,
    "a place before its figure and with it": places_told_again,
    "a remedy that names no shortcoming": follow_ups_without_lead_in,
    "slogans in headings": slogans_in_headings,
    "what was studied apart from the study": content_apart_from_study,
    "an audience apart from its activities": audience_apart_from_activities,
}


def sentence_lengths(report):
    return [len(text_of(sentence)) for paragraph in paragraphs(report) for sentence in sentences(paragraph)]


def praise(report):
    """How many words of empty praise it has."""
    return sum(len(_PRAISE.findall(paragraph.text)) for paragraph in paragraphs(report))
