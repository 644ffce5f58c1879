"""Faults of words planted in real paragraphs, families 4 to 8: a mask, a year, a name, a sign, a wrong word."""

import re

from planted import added, at, document, fault, substituted, with_line

from generator.checks.phrases import phrases
from generator.checks.policy import GOALS, PERSONALLY
from generator.lexicon.divisions import divisions

FIGURE = r"(?<![\d.])\d+(?=次|件|名|个|份)"

# Rule → what stands in reports, as an expression, and what to make of it; each is a fault.
CHANGED = {
    "FZ401": [(FIGURE, "*"), (FIGURE, "××"), (FIGURE, "X")],
    "FZ402": [(FIGURE, "{{ 次数 }}"), (FIGURE, "【待填】"), (FIGURE, "（待补）")],
    "FZ404": [("满意度", "满足度"), ("切实加强", "实在加强"), ("法律服务", "法律效劳"), ("社会秩序", "社会次序")],
    "FZ405": [("。(?=.)", "。&nbsp;"), ("(?<=] )", "[bookmark: _GoBack]"), ("。$", "。</p>")],
    "FZ406": [("2021—2025年", "2025—2025年")],
    "FZ407": [("2021—2025年", "20212025年"), ("（2021—2025年）", "（20212025年）")],
    "FZ501": [
        ("《信访工作条例》", "《信访条例》"),
        ("《民法典》", "《合同法》"),
        ("12345热线", "县长热线"),
        ("《宪法》", "《物权法》"),
    ],
    "FZ505": [
        ("镇政府", "镇府"),
        ("党委理论学习中心组", "党组中心组"),
        ("司法所", "镇司法局"),
        ("村务监督委员会", "村民监督委员会"),
    ],
    "FZ508": [
        ("《行政处罚法》", "《行政处法法》"),
        ("《安全生产法》", "《安生生产法》"),
        ("《土地管理法》", "《土地管法》"),
    ],
    "FZ509": [
        ("法治(?=宣传|讲座|培训|意识|观念|文化|教育|思维)", "法制"),
        ("法治建设", "法制建设"),
        ("法制审核", "法治审核"),
    ],
    "FZ510": [
        ("党的二十大(?=和|精神)", "二十大"),
        ("新时代中国特色社会主义思想", "新时代特色社会主义思想"),
        ("法治思维和", "法律思维和"),
    ],
    "FZ511": [("习近平法治思想", "总书记法治思想"), ("习近平新时代", "总书记新时代")],
    "FZ515": [("实施纲要（2021—2025年）", "实施纲要"), ("实施纲要（2021", "实施纲要（2022")],
    "FZ518": [("人民政府", "人民攻府"), ("中华人民共和国", "中华人民大和国")],
    "FZ601": [("(法治|政府|纠纷|干部|群众|制度|问题|书记|镇长|村民|普法|宣传资料)", r"\1\1")],
    "FZ603": [("截至(?=20|目前)", "截止")],
    "FZ604": [("切实(?=加强|做好|履行|提高|维护)", "确实")],
    "FZ605": [("其他(?!需要)", "其它")],
    "FZ606": [
        ("(?<=[一-龥])，(?=[一-龥])", ","),
        ("；(?=[一-龥])", ";"),
        ("如下：$", "如下:"),
        ("(?<=[一-龥])（(?=[一-龥])", "("),
    ],
    "FZ607": [("》《", "》、《"), ("”“", "”、“")],
    "FZ608": [("》", ""), ("《", ""), ("”", ""), ("“", ""), ("（(?=[一-龥])", ""), ("(?<=[一-龥])）", "")],
    "FZ610": [(r"(?<=\d)%", " %")],
    "FZ611": [("“(?=[一-龥])", '"'), ("(?<=[一-龥])”", '"')],
    "FZ612": [("平方米", "m²"), ("平方公里", "km²")],
    "FZ614": [("2021—2025年", "2021-2025年"), ("2021—2025年", "2021~2025年")],
    "FZ615": [(r"20(\d\d)(?=年度)", r"\1")],
    "FZ616": [("。$", "。。"), ("，(?=[一-龥])", "，。"), ("、(?=[一-龥])", "、、")],
    "FZ618": [("二十届(?=[二三四]中全会)", "20届"), ("党的二十大", "党的20大")],
    "FZ620": [("(?<=[一-龥])，(?=[一-龥])", "， "), ("(?<=加强)(?=[一-龥])", " ")],
    "FZ621": [("等(?=渠道|形式|方式|人员)", "、等"), ("等。", "等……。")],
    "FZ623": [(r"(?<![约\d近逾])(\d+余)(?=[一-龥])", r"约\1")],
    "FZ624": [(r"(20\d\d)年度", r"\1度")],
}

# Rule → sentences that are added, each a fault.
ADDED = {
    "FZ403": ["更多范文请点击下载全文。", "文章来源：公文写作网。", "版权归原作者所有，侵权请联系删除。"],
    "FZ404": ["为群众供应便民、高效的服务。", "公布服务事项名目。", "深刻把握根本情况。"],
    "FZ501": ["县扶贫办到场指导。", "严格执行《信访条例》。", "邀请法制办开展培训。", "环保局到场检查2次。"],
    "FZ506": ["对老上访户逐一走访。", "力争息访罢诉。", "实现零上访、零进京。", "对重点人员落实稳控措施，防止上访。"],
    "FZ507": ["年初下达罚款任务20万元。", "对占道经营以罚代管。", "拒不拆除的停发低保。", "项目先施工后审批。"],
    "FZ516": ["镇党委、政府要高度重视普法工作。", "各乡镇要压实责任。"],
    "FZ609": ["群众满意率为93～98%。", "办结率在95—98%之间。"],
    "FZ613": ["发放法治读本3,500份，受众12000人次。", "2024年3月举办讲座，2024.4.15开展宣传。"],
    "FZ617": ["每季度走访三、四次。", "历时2、3个月办结。"],
    "FZ619": ["每村投入3～5万元。"],
    "FZ622": ["新增阵地.5万平方米。"],
    "FZ701": ["申请人身份证号41042119800101001X。", "身份证号410421198503124324已登记。"],
    "FZ702": ["联系人手机13812345678。", "电话：15936001234。", "联系方式 177 0390 1234。"],
    "FZ703": ["办公室电话：0375-6512345。", "联系人李某，0375—6512345。"],
    "FZ704": ["补贴发放到6222021234567890128账户。"],
    "FZ705": ["村民王建国住建设路18号3单元。", "家住幸福小区12栋，长期患病。"],
    "FZ706": [
        "调解村民李大柱与张志强的宅基地纠纷。",
        "为低保户张秀英申请医疗救助。",
        "患者赵国庆在家休养，属因病致贫。",
    ],
    "FZ707": ["有关情况载内部参阅第5期。", "密级：秘密。", "本资料为内部资料，注意保存。"],
    "FZ708": ["赴省3批5人次。", "到县上访12批30人次。", "劝访8次。", "建立稳控人员名单。", "群体性事件0起。"],
    "FZ709": ["聘请明理律师事务所王志远律师担任法律顾问。"],
    "FZ710": ["镇党委书记张志强主持召开专题会议4次。", "镇长李明亲自督办信访积案。"],
    "FZ809": ["恳请上级拨付专项经费20万元。", "妥否，请批示。", "请县政府予以批准立项。"],
}


def _changing(pattern, new):
    def plant(lines, random):
        return substituted(lines, random, "正文", pattern, new)

    plant.__name__ = f"{pattern} → {new}"
    return plant


def _adding(words):
    def plant(lines, random):
        return added(lines, random, words)

    plant.__name__ = words
    return plant


for _rule, _pairs in CHANGED.items():
    for _pair in _pairs:
        fault(_rule)(_changing(*_pair))
for _rule, _sentences in ADDED.items():
    for _words in _sentences:
        fault(_rule)(_adding(_words))


# --- Wrong words for right ones: the table turned round. ---


@fault("FZ602")
def a_near_miss(lines, random):
    text = "\n".join(lines)
    pairs = [(phrase.anchors[0], re.findall("“(.+)”", phrase.todo)) for phrase in phrases("FZ602")]
    fitting = [(wrong, right[0]) for wrong, right in pairs if right and right[0] in text and wrong not in text]
    if not fitting:
        return None
    wrong, right = random.choice(fitting)
    return substituted(lines, random, "正文", re.escape(right), wrong)


# --- Years. ---


def _years(lines):
    return document(lines).year


@fault("FZ408")
def last_years_heading(lines, random):
    year = _years(lines)
    return substituted(lines, random, "一级", rf"{year}(?=年度?推进法治)", str(year - 1))


@fault("FZ408")
def last_years_opening(lines, random):
    year = _years(lines)
    return substituted(lines, random, "正文", rf"(?<=现将){year}", str(year - 1))


@fault("FZ408")
def last_years_sentence(lines, random):
    return added(lines, random, f"{_years(lines) - 1}年，我镇共开展普法活动22场次。")


@fault("FZ409")
def next_year_not_counted_on(lines, random):
    year = _years(lines)
    return substituted(lines, random, "一级", rf"{year + 1}(?=年)", str(year))


@fault("FZ502")
def what_is_yet_to_come(lines, random):
    return added(lines, random, "深入实施“九五”普法规划。") if _years(lines) < 2026 else None


# --- Places. ---


@fault("FZ410")
def another_county(lines, random):
    number = at(lines, "署名", random) or at(lines, "标题", random)
    county = random.choice([name for name in divisions() if len(name) == 3 and name.endswith("县")])
    if number is None or county == "宝丰县":
        return None
    label, _, words = lines[number].partition(" ")
    return added(with_line(lines, number, f"{label} 宝丰县{words}"), random, f"{county}各村（社区）均制定村规民约。")


@fault("FZ411")
def another_town(lines, random):
    own = document(lines).town
    return (
        substituted(lines, random, "正文", f"{own}(?=以|辖|人民政府|始终|坚持|深入)", "李桥镇")
        if own.endswith("镇")
        else None
    )


@fault("FZ411")
def another_towns_work(lines, random):
    return added(lines, random, "编制李桥镇合法性审查清单。")


@fault("FZ414")
def another_ending(lines, random):
    own = document(lines).town
    if not own.endswith(("镇", "乡")):
        return None
    return added(lines, random, f"全年{own[:-1]}{'乡' if own.endswith('镇') else '镇'}没有发生群体性事件。")


@fault("FZ415")
def another_village(lines, random):
    return added(lines, random, "在青枫村、旱冲村、沙咀村三个村试点。半年来，青枫村、旱冲村、沙井村的提问减少。")


# --- Fixed groups. ---


@fault("FZ512")
def a_goal_less(lines, random):
    left = random.choice(GOALS[2:])
    return added(lines, random, f"建设{'、'.join(goal for goal in GOALS if goal != left)}的法治政府。")


@fault("FZ513")
def law_making_at_fault(lines, random):
    return added(lines, random, "立法体系尚不完善，部分法规与实际需求不符。", "不足|问题")


@fault("FZ519")
def three_and_a_half(lines, random):
    cut = random.choice(PERSONALLY)
    return added(lines, random, f"坚持{'、'.join(part[4:] if part == cut else part for part in PERSONALLY)}。")


# --- Words of the form. ---


@fault("FZ810")
def recipient_without_colon(lines, random):
    return substituted(lines, random, "主送", "：$", "")


@fault("FZ810")
def to_a_person(lines, random):
    return substituted(lines, random, "主送", "[^ ]+：$", "县委王书记：")


@fault("FZ811")
def date_with_noughts(lines, random):
    return substituted(lines, random, "成文日期", r"年(\d)月", r"年0\1月")


@fault("FZ816")
def annex_with_a_stop(lines, random):
    return substituted(lines, random, "附件说明", "$", "。")


# --- Misspellings, what does not go together, what figures belie. ---

STANDING = {
    "FZ215": "街道坚持两手抓，一手抓执法，一手抓普法，一手抓化解。",
    "FZ338": "考评中，我镇由上年第9名上升到第11名。",
    "FZ339": "15个社区全部建成法律服务站，只有澜湾社区因装修要等到明年才能挂牌。",
    "FZ340": "其中大约整整60份为工程合同。",
    "FZ426": "县司法局反馈的4条问题已整改，县政府派员督导。年底，区司法局再次回访。",
    "FZ627": "严格落实执法人员资格管理制渡。",
    "FZ628": "进一步加大数字法治建设步伐。",
    "FZ629": "群众来访降低2倍。",
    "FZ630": "约谈两家业主，防止同类问题不再发生。",
}


for _rule, _sentence in STANDING.items():
    fault(_rule)(lambda lines, random, sentence=_sentence: added(lines, random, sentence))
