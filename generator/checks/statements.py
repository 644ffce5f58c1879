"""Family 3, statements that exclude one another: none and some, sizes that stay, things named twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.basis import AUDIT
from generator.checks.checked_report import CheckedReport
from generator.checks.rule import Hit, Rules
from generator.checks.sums import hit, shown
from generator.claims.absence import false_absences_in
from generator.claims.attributes import attributes_in
from generator.claims.constancy import find_unlike
from generator.claims.implied import find_implied
from generator.claims.near_names import near_names_in
from generator.claims.none_of_them import some_of_none_in
from generator.claims.outstanding import outstanding_in
from generator.claims.recounts import recounts_in
from generator.claims.retellings import retold_in
from generator.claims.roles import other_doers_in
from generator.claims.universals import opposed_in
from generator.claims.written_twice import lasting_in, openings_in, written_twice_in

RULES = Rules()
rule = RULES.rule

_H = "一、主要举措和成效\n"


@rule(
    "FZ343", "前面写没有，后面又写了有", "提示", AUDIT,
    explain="前面写未制发规范性文件、没有诉讼案件、尚未建立平台，后面又写它已备案、已判决、已公开多少条，必有一处不对。写明是上年的、上级的、旁听的、计划的不比。",
    finds=(_H + "全年未召开听证会。听证会由分管副镇长主持，到会代表17人。", _H + "行政诉讼案件全年为零。法院判决驳回了原告的诉讼请求。",
           _H + "本街道未制发行政规范性文件。《犬只管理规定》作为当年制发的规范性文件，已报备案。"),
    spares=(_H + "全年未召开听证会。下一步将组织听证会，听证会由分管副镇长主持。", _H + "行政诉讼案件全年为零。组织旁听法院判决宣告2次。",
            _H + "本街道未制发行政规范性文件。贯彻县里出台的《犬只管理规定》。"),
    todo="请核对哪一处是对的",
)  # fmt: skip
def none_and_real(document: CheckedReport) -> Iterator[Hit]:
    """A thing of which there was none by one place, and that another place speaks of as real."""
    text = document.text
    for one in false_absences_in(text):
        line = document.line_at(one.start)
        if line.is_running and line.part != "next":
            yield Hit(line, text[one.start : one.end], f"前面写的是“{one.statement}”", start=one.start - line.start)


@rule(
    "FZ348", "写了没有变动、一致，两处人数、件数却不同", "提示", AUDIT,
    explain="写明队伍无人增补、没有变动的，前后人数要一样；写明卷宗数与登记数一致的，两个数要相等；写明无一缺席的，应到、实到要一样。",
    finds=(_H + "普法讲师团共18人，年内人员没有变动。讲师团16名成员全部提交了总结。", _H + "登记案件62件，归档卷宗60卷，案卷数与登记数一一对应。"),
    spares=(_H + "普法讲师团共18人，年内人员没有变动。讲师团9名成员获评优秀。", _H + "登记案件62件，归档卷宗62卷，案卷数与登记数一一对应。"),
    todo="请核对，统一为一个数",
)  # fmt: skip
def not_constant(document: CheckedReport) -> Iterator[Hit]:
    """Two figures that the text says to be one, and are not."""
    passages = [text for text in document.claim_texts if document.lines[text.index].is_running]
    for one in find_unlike([each for each in document.claims if document.line_of(each).is_running], passages):
        yield hit(document, one.again, f"前面是{shown(one.first)}，写的是“{one.words}”")


@rule(
    "FZ349", "同一件事的日期、文号、等级前后不一", "提示", AUDIT,
    explain="同一份文件印发的日期、文号，同一个村获评的等级，同一处地点、固定的日子、电话、门牌，文中写了两次的，两处要一样。修订的、上年的、申报的、搬迁的不比。",
    finds=(_H + "3月，印发《合同审查办法》。\n《合同审查办法》4月印发以来，审查合同43份。", _H + "柳湾村获评省级民主法治示范村。柳湾村作为市级民主法治示范村作交流。",
           _H + "印发《合同审查办法》（青政〔2025〕9号）。落实《合同审查办法》（青政〔2025〕6号）。",
           _H + "每月15日定为“政务公开日”。有居民建议把时间由每月25日挪到周末。", _H + "法治驿站设在桥头社区。桥东社区的法治驿站配有两名社工。"),
    spares=(_H + "3月，印发《合同审查办法》。《合同审查办法》3月印发以来，审查合同43份。", _H + "柳湾村获评省级民主法治示范村。柳湾村由市级民主法治示范村升为省级。",
            _H + "3月，印发《合同审查办法》，9月修订《合同审查办法》。", _H + "每月15日定为“政务公开日”。明年拟把时间由每月15日挪到周末。"),
    todo="请核对，统一为一种写法",
)  # fmt: skip
def retold_otherwise(document: CheckedReport) -> Iterator[Hit]:
    """A day, a number or a level of a named thing that is another one where it comes again."""
    text = document.running_text
    found = {one.start: one for one in (*attributes_in(text), *retold_in(text, document.year))}
    for one in found.values():
        line = document.line_at(one.start)
        yield Hit(line, one.again, f"前面“{one.name}”写的是{one.first}", start=one.start - line.start)


@rule(
    "FZ354", "说出来的数与推出来的数不一", "提示", AUDIT,
    explain="四个社区各设一处，就是四处；分别于2月、5月、8月各召开一次，就是三次；写明一份未漏、全镇各村无一遗漏的，应是前面的全部；成立几个组，后面就是几个组；计划内的期数两处要一样。写明另有、其中的不算。",
    finds=(_H + "四个社区各设一处法治长廊。三处长廊均免费开放。", _H + "分别于2月、5月、8月、11月各召开一次会议，三次会议议定事项31项。",
           _H + "上传平台的决定19份。司法所核对了18份决定，一份未漏。", _H + "成立5个工作组分片包干，六个组每日会商。",
           _H + "安排专题培训四期，每期一天。计划内的5期培训全部如期举办。"),
    spares=(_H + "四个社区各设一处法治长廊。三处长廊均免费开放，另一处正在施工。", _H + "分别于2月、5月、8月各召开一次会议，三次会议议定事项31项。",
            _H + "上传平台的决定19份。司法所抽查了8份决定，一份未漏。", _H + "成立5个工作组和1个督查组，六个组每日会商。",
            _H + "安排专题培训四期，后增补一期。计划内的4期培训全部如期举办。"),
    todo="请核对这几个数",
)  # fmt: skip
def not_as_implied(document: CheckedReport) -> Iterator[Hit]:
    """A figure that is not what the words before it come to."""
    running = [claim for claim in document.claims if document.line_of(claim).is_running]
    implied = list(find_implied(running, document.year))
    for one in implied:
        yield hit(document, one.again, f"按“{one.words[-24:]}”应是{one.amount:f}{one.again.unit}")
    text = document.running_text
    for again in recounts_in(text):
        line = document.line_at(again.start)
        place = range(again.start - line.start, again.end - line.start)
        if any(one.again.passage.text == line.text and one.again.start in place for one in implied):
            continue
        yield Hit(line, text[again.start : again.end], f"前面写的是“{again.known}”", start=again.start - line.start)


@rule(
    "FZ355", "同一职务、同一件事前后写成两个人、两个单位", "提示", AUDIT,
    explain="写了由主任任组长的，后面不会由所长以组长身份主持；写了审查由综合执法队承担的，后面不会是司法所出具的意见。写明调整、改由、初审复核的不算。",
    finds=(_H + "年初成立协调小组，由街道办事处主任任组长。小组每月碰头，由司法所所长以组长身份主持。",
           _H + "法治建设领导小组由党委书记任组长，镇长任常务副组长。全年召开领导小组会议4次，均由组长（镇长）主持。",
           _H + "规范性文件的合法性审查由综合执法队承担。没有司法所出具的合法性审查意见的，不提交讨论。"),
    spares=(_H + "年初成立协调小组，由街道办事处主任任组长，司法所所长任办公室主任。小组每月碰头，由办事处主任以组长身份主持。",
            _H + "法治建设领导小组由党委书记任组长，执法协调小组由镇长任组长。协调小组会议4次，均由组长（镇长）主持。",
            _H + "规范性文件的合法性审查由司法所承担。没有镇司法所出具的合法性审查意见的，不提交讨论。合同审查由司法所初审，法律顾问复核。"),
    todo="请核对是谁",
)  # fmt: skip
def done_by_others(document: CheckedReport) -> Iterator[Hit]:
    """An office or a task that two places give to two."""
    text = document.running_text
    for one in other_doers_in(text):
        line = document.line_at(one.start)
        message = f"“{one.what[-12:]}”前面写的是{one.first}，这里是{one.again}"
        yield Hit(line, text[one.start : one.end], message, start=one.start - line.start)


@rule(
    "FZ356", "同一个数写了两遍，两遍不一", "错误", AUDIT,
    explain="大写与小写、汉字与数字并写的，两处要相等；写了每天几小时、历时几小时，又写了几时至几时的，要算得上（写明午休、分段的不算）。",
    finds=(_H + "处以壹万伍仟元（10500元）罚款。", _H + "每天对外服务9小时（早8时至晚18时）。", _H + "听证会自9时至11时30分举行，历时三个小时。"),
    spares=(_H + "处以壹万伍仟元（15000元）罚款，每天对外服务10小时（早8时至晚18时），另设窗口8小时（8时至18时，中午休息2小时）。",
            _H + "听证会自9时至11时30分举行，历时两个半小时。庭审自9时至16时，中午休息，历时五个小时。"),
    todo="请核对哪一处是对的",
)  # fmt: skip
def written_otherwise(document: CheckedReport) -> Iterator[Hit]:
    """A figure in words and in digits that are two, hours that the two ends do not come to."""
    for line in document.body:
        for one in written_twice_in(line.text):
            if one.differs:
                yield Hit(line, one.words, f"前后两种写法不相等，前一种是{one.meant}", start=one.start)
        for span in (*openings_in(line.text), *lasting_in(line.text)):
            if span.hours != span.between:
                message = f"这两个钟点相隔{span.between:f}小时"
                yield Hit(line, span.words, message, start=span.start, severity="提示")


@rule(
    "FZ357", "写了全部、均、没有，后面又写有的不是", "提示", AUDIT,
    explain="写全部办结、均适用简易程序的，后面不会有仍在办理的几件、适用普通程序的几起；写没有一人脱管、从未邀请的，后面不会有脱管的那名、参加的那次。写明上年的、除某处外的、基本全部的、来源不同的不算。",
    finds=(_H + "今年收到建议11件，现已全部办结，仍在办理的2件涉及灌渠确权。", _H + "全年没有一人脱管。对10月间脱管9天的1名社区矫正对象，已依法给予警告。",
           _H + "今年办结处罚案件23起，全部适用简易程序。适用普通程序的2起案件都经过法制审核。",
           _H + "燃气隐患46处已全部销号。检查餐馆120家。5处燃气隐患因业主外出未能整改。",
           _H + "出店经营14件，均以教育为主，未处罚款。上述14件收缴罚款2100元。"),
    spares=(_H + "今年收到建议11件，现已基本办结，仍在办理的2件涉及灌渠确权。", _H + "全年没有一人脱管。对上年脱管9天的1名社区矫正对象，继续重点监管。",
            _H + "今年办结处罚案件23起，全部经过法制审核。适用普通程序的2起案件经集体讨论。",
            _H + "县里交办的燃气隐患46处已全部销号。自查的5处燃气隐患因业主外出未能整改。",
            _H + "出店经营14件，均以教育为主，未处罚款。全年罚款案件3件，收缴罚款2100元。"),
    todo="请核对，改正其中一处",
)  # fmt: skip
def not_all_after_all(document: CheckedReport) -> Iterator[Hit]:
    """All or none of some things, and further on some that are otherwise."""
    text = document.running_text
    starts = {at: line.start for at, line in enumerate(document.lines) if line.is_running}
    counts = [
        (starts[claim.passage.index] + claim.start, starts[claim.passage.index] + claim.end)
        for claim in document.claims
        if claim.passage.index in starts and claim.kind == "count" and claim.quantity.value
    ]
    reported: set[int] = set()
    for one in opposed_in(text, counts, document.year):
        line = document.line_at(one.instance.start)
        if line.part != "next":
            reported.add(line.start)
            message = f"前面写的是“{one.statement.words[:20]}”"
            yield Hit(line, one.instance.words, message, start=one.instance.start - line.start)
    for left in outstanding_in(text):
        line = document.line_at(left.open.start)
        if line.start not in reported:
            message = f"前面写的是“{left.statement.words}”"
            yield Hit(line, left.open.words, message, start=left.open.start - line.start)
    for some in some_of_none_in(text):
        line = document.line_at(some.start)
        if line.start not in reported:
            reported.add(line.start)
            words = text[some.start : some.end]
            yield Hit(line, words, f"前面写的是“{some.statement}”", start=some.start - line.start)


@rule(
    "FZ358", "同一个人、同一家单位，前后名字差一个字", "提示", "实务（名称前后不一）",
    explain="同一位调解员、同一家律师事务所、以同一人命名的调解室，前后写成音近、形近的另一个字的，必有一处写错。并列的两个名字不查。",
    finds=(_H + "聘请广东同舟律师事务所为法律顾问。今年仍由广东同州律师事务所承担这项服务。", _H + "网格员周建平及时报告险情。镇里通报表扬了周建萍。",
           _H + "退休教师马德山办起了“老马调解室”。邻村群众也到“老冯调解室”来。"),
    spares=(_H + "聘请广东同舟律师事务所、广东同州律师事务所为法律顾问。", _H + "网格员周建平及时报告险情。镇里通报表扬了周建平。",
            _H + "退休教师马德山办起了“老马调解室”，退休教师冯远办起了“老冯调解室”。"),
    todo="请核对名字",
)  # fmt: skip
def nearly_the_same_name(document: CheckedReport) -> Iterator[Hit]:
    """A name that comes again with one character for another."""
    for one in near_names_in(document.running_text):
        line = document.line_at(one.start)
        words = document.text[one.start : one.end]
        yield Hit(line, words, f"前面写的是{one.known}", start=one.start - line.start)
