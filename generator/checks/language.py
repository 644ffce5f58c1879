"""Family 6, language: doubled and near-miss words, punctuation (GB/T 15834—2011), numerals (GB/T 15835—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.basis import NUMERALS, PUNCTUATION
from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.phrases import declare_phrases
from generator.checks.rule import Hit, Rules
from generator.chinese.expressions import Expression, expression

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

USAGE = "《党政机关公文处理工作条例》第二十条（审核文字、标点）"

_MEASURE = "个|次|件|名|人|份|场|批|起|条|项|月|天|年|家|户|处"

declare_phrases(RULES, "FZ6")

# --- Words ----------------------------------------------------------------------------------------------------------

_DOUBLED = Expression(r"(\p{Han}{2,6})\1")
_MAY_DOUBLE = Expression(
    "(?:服务|组织|学习|研究|讨论|逐.|工作|监督|代表|领导|管理|执法|人民|行政|公开|宣传|教育|指导|调解|排查|检查|合同|培训|"
    r"评议|商量|考虑|沟通|走访|参观|活动|锻炼|高兴|.[一二三四五六七八九十]|[一二三四五六七八九十].){2}"
    "|(?:[面点心手肩背头][对把连贴碰并靠]){2}"
)


@rule(
    "FZ601",
    "词语重复",
    "提示",
    USAGE,
    explain="复制、修改时容易把一个词打两遍，如“书记书记”。“一个一个”“服务服务对象”这样可以重复的不计。",
    todo="请删去重复的一个",
    finds="明确镇党委书记书记、镇长为第一责任人。",
    spares="一件一件办，做好服务服务对象的工作，组织组织委员学习，层层落实，面对面对账。",
)
def doubled(document: CheckedReport) -> Iterator[Hit]:
    """A word or a particle twice in a row."""
    for run in document.han_runs:
        may_be_doubled = len(set(run.pairs)) < len(run.pairs)
        for match in _DOUBLED.finditer(run.words) if may_be_doubled else ():
            if not _MAY_DOUBLE.fullmatch(match[0]):
                yield Hit(run.line, match[0], f"“{match[1]}”重复", start=run.start + match.start())
    for match in expression("的的(?!确)|及及|与与|于于(?!是)|了了(?=[，。；、]|[一二三四五]|$)").finditer(
        document.text
    ):
        yield _hit(document, match, f"“{match[0][0]}”重复")


pattern(
    "FZ606", "中文里用了半角标点", "错误", f"{PUNCTUATION} 5.1",
    r"(?m)(?:\p{Han}|[》”）】％%])[,;:?!](?!//)(?=(?:\p{Han}|[《“（\s])|$)|\p{Han}\((?=\p{Han})|\p{Han}\)",
    explain="汉字之间的逗号、分号、冒号、问号、叹号和括号都用全角。时间（9:30）、网址、字母数字之间的不查。",
    message="“{0}”里的标点是半角", todo="请改用全角标点",
    finds="落实合法性审查制度,编制审查清单;报告如下:",
    spares="投诉网址http://www.example.cn，办公时间8:30至17:30，“1+3”模式，比例为1:3。",
)  # fmt: skip

pattern(
    "FZ607", "书名号、引号之间不用顿号", "提示", f"{PUNCTUATION} 4.5.3.5",
    "》、《|”、“",
    explain="并列的书名号、引号之间一般不用顿号；中间有括注等别的成分时才用。“四个意识”等带动词的并列不在其内。",
    message="并列的书名号、引号之间有顿号", todo="请删去顿号",
    finds="学习《宪法》、《民法典》。",
    spares="学习《宪法》《民法典》（2021年施行）、《信访工作条例》，增强“四个意识”、坚定“四个自信”。",
)  # fmt: skip

_PAIRS = {"（": "）", "“": "”", "《": "》", "【": "】", "〔": "〕", "〈": "〉", "‘": "’"}
_CLOSING = {after: before for before, after in _PAIRS.items()}
_BRACKETS = re.compile("[" + "".join(_PAIRS) + "".join(_CLOSING) + "]")
_NUMBER_CLOSED = Expression(r"[一二三四五六七八九十\d]{1,3}$")


@rule(
    "FZ608",
    "括号、引号、书名号不成对",
    "错误",
    f"{PUNCTUATION} 4.8、4.9、4.15",
    explain="在同一段里前后要成对；两个方向相同的引号也算。序号丢了左括号（一)的，见编号一类。",
    todo="请补上缺的一半，或者删去多余的一半",
    finds="学习《民法典等法律，落实“放管服改革。",
    spares="学习《关于印发〈法治政府建设实施纲要（2021—2025年）〉的通知》，落实“放管服”改革。",
)
def unpaired(document: CheckedReport) -> Iterator[Hit]:
    """The first bracket of a line that has no other half."""
    for line in document.lines:
        if lone := _first_unpaired(line):
            yield Hit(line, lone[0], f"“{lone[0]}”不成对", start=lone.start())


def _first_unpaired(line: ReportLine) -> re.Match[str] | None:
    open_ones: list[re.Match[str]] = []
    for sign in _BRACKETS.finditer(line.text):
        if sign[0] in _PAIRS:
            if open_ones and open_ones[-1][0] == sign[0] in "“‘":
                return sign
            open_ones.append(sign)
        elif open_ones and open_ones[-1][0] == _CLOSING[sign[0]]:
            open_ones.pop()
        elif not (sign[0] == "）" and _NUMBER_CLOSED.fullmatch(line.text[: sign.start()].strip())):
            return sign
    return open_ones[0] if open_ones else None


pattern(
    "FZ611", "直引号", "错误", f"{PUNCTUATION} 4.8",
    r"""["＂](?=[^"＂\n]{0,40}\p{Han})|(?<=\p{Han})["＂]|(?<=\p{Han})'""",
    explain="中文用弯引号“”，不用半角直引号。",
    message="半角直引号", todo="请改成“”",
    finds='落实"谁执法谁普法"责任制。',
    spares="落实“谁执法谁普法”责任制，型号为5'的管道2根。",
)  # fmt: skip

pattern(
    "FZ616", "标点重复", "错误", PUNCTUATION,
    "([，。、；：])[，。、；：]|[，。；][？！]|[？！]。",
    explain="两个点号连在一起，多半是修改时没有删净。",
    message="标点“{0}”重复", todo="请删去一个",
    finds="全面推进普法工作。。开展活动22次，。",
    spares="全面推进普法工作……开展活动22次。“为什么？”他问。",
)  # fmt: skip

# Several issuers of one document stand side by side with a space between.
_ORGAN = "(?:中共中央|国务院|中央军委|全国人大常委会|(?:中共)?(?:\\p{Han}|×){0,12}(?:[省市县区旗镇乡]委|委员会|工委|政府|办公厅|办公室|[厅局部委院]))"

pattern(
    "FZ620", "汉字之间有空格", "参考", USAGE,
    r"(?<=(?:\p{Han}|[，。；）、]))[ \u00a0]+(?=\p{Han})",
    roles=("body", "heading"),
    explain="正文里汉字之间不留半角空格；从网页复制的常有。标题、落款里为对齐留的不查。",
    unless=rf"{_ORGAN}(?:[ \u00a0]+{_ORGAN})+",
    message="汉字之间有空格", todo="请删去",
    finds="全面推进 法治政府建设。",
    spares=("运用LED 屏播放，[署名] 青山镇人民政府", "按照《中共中央 国务院关于加强基层治理的意见》《中共××县委 ××县人民政府通知》执行。"),
)  # fmt: skip

pattern(
    "FZ621", "“等”与省略号、顿号并用", "提示", f"{PUNCTUATION} 4.11、4.5",
    "、等(?=[，。；]|\\p{Han})(?!级|次|级别|比|价)|等……|……等",
    explain="列举后面用“等”就不再用省略号；“等”前面不加顿号。",
    message="“{0}”用法重复", todo="请只留一个：删去“等”前的顿号，或者删去省略号",
    finds="进机关、进学校、等场所开展普法。",
    spares="分为优、良、等次外三档，进机关、进学校等场所，等级评定。",
)  # fmt: skip

# --- Numbers and dates ----------------------------------------------------------------------------------------------

pattern(
    "FZ609", "百分数范围前一个百分号省略", "错误", NUMERALS,
    r"(?<![\d.%％])\d+(?:\.\d+)?\s?[～~—–-]\s?\d+(?:\.\d+)?[%％]",
    explain="百分数的范围，前一个百分号不能省略：63%～68%。",
    message="“{0}”前一个百分号省略了", todo="请写成“63%～68%”这样",
    finds="满意率为63～68%。",
    spares="满意率为63%～68%，编号3-5，办结率98%。",
)  # fmt: skip

pattern(
    "FZ610", "百分号前有空格", "错误", NUMERALS, r"\d[ \u00a0\u3000]+[%％]",
    explain="数字和百分号之间不留空格。", message="“{0}”中间有空格", todo="请删去空格",
    finds="办结率98 %。", spares="办结率98%，办结186件 100%满意。",
)  # fmt: skip

pattern(
    "FZ612", "单位符号应写中文", "提示", "实务（公文正文用中文单位名称）",
    r"(?<=[\d万亿余多])\s?(?:k?m²|k?m2|㎡|㎞²?|k?m³|(?:km|kg|cm|mm)(?![A-Za-z0-9²³]))",
    explain="正文里写平方米、公里、千克，不写m²、km、kg。表格里的不查。",
    roles=("body", "heading"),
    message="“{0}”是单位符号", todo="请写中文：平方米、平方公里、立方米、公里、千克",
    finds="拆除违法建筑2处约380m²。", spares="拆除违法建筑2处约380平方米，5G基站3处，M2型设备1台。",
)  # fmt: skip

_GROUPED = re.compile(r"(?<![\d.,，])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_UNGROUPED = re.compile(rf"(?<![\d.,，、—–～~+（〔-])[1-9]\d{{3,}}(?=(?:余|多)?(?:{_MEASURE}|元|亩|张|册|人次))(?!年)")
_WRITTEN_DATE = re.compile("[二〇○零一]{4}年(?:[一二三四五六七八九十]{1,2}月)?")
_DATE = re.compile(r"(?<!\d)20\d\d年")
_DOTTED_DATE = re.compile(r"(?<![\d.])20\d\d[./-]\d{1,2}[./-]\d{1,2}(?![\d.])")


@rule(
    "FZ613",
    "数字、日期写法不统一",
    "提示",
    f"{NUMERALS}（同一文内形式统一）",
    explain="同一份报告里，有的千分位有逗号有的没有，有的日期写2025年1月5日，有的写2025.1.5或者二〇二五年。",
    todo="请统一：数字不加分节号，日期写成“2025年1月5日”",
    finds=("发放资料5,000份，受众12000人次。", "2025年3月举办讲座；2025.4.15开展宣传。"),
    spares="发放资料5000份，受众12000人次，2025年3月举办讲座，1998年出生，版本为2.3.4。",
)
def mixed_forms(document: CheckedReport) -> Iterator[Hit]:
    """Numbers and dates written in the rarer of two ways."""
    text = document.text
    if _UNGROUPED.search(text):
        for match in _GROUPED.finditer(text):
            yield _hit(document, match, f"“{match[0]}”有分节号，别处的没有")
    if _DATE.search(text):
        for match in (*_WRITTEN_DATE.finditer(text), *_DOTTED_DATE.finditer(text)):
            yield _hit(document, match, f"“{match[0]}”与别处的日期写法不同")


pattern(
    "FZ614", "起止年份应用一字线", "提示", f"{PUNCTUATION} 4.13.3",
    r"(?<!\d)(?:19|20)\d\d年?(?:-|–|~|～|－|--)(?:19|20)\d\d年",
    explain="起止年份之间用一字线：2021—2025年；浪纹线用于数值范围。",
    message="“{0}”不是一字线", todo="请写成“2021—2025年”这样",
    finds="落实《法治政府建设实施纲要（2021-2025年）》。",
    spares="落实《法治政府建设实施纲要（2021—2025年）》，编号2021-2025号。",
)  # fmt: skip

pattern(
    "FZ615", "年份只写了两位", "错误", f"{NUMERALS}（年份不简写）",
    r"(?<![\d０-９近前后第每续“])[12]\d(?=年度(?!末))|(?<!\d)(?<=[，。；、在从自到至于])[12]\d年(?=法治|[1-9]月|1[0-2]月|以来|全年|我[镇乡])",
    explain="年份写四位数字：2025年度。", message="“{0}”的年份只写了两位", todo="请写四位年份",
    finds="25年度推进法治政府建设。", spares="2025年度推进法治政府建设，近10年来，工龄20年以来的同志，第12年度会议。",
)  # fmt: skip

pattern(
    "FZ617", "概数的写法", "提示", f"{NUMERALS}；{PUNCTUATION} 4.5.3.4",
    rf"(?<![一二三四五六七八九十、\d])([一二三四五六七八九])、([二三四五六七八九])(?=(?:{_MEASURE}|遍|回)(?!责任|书记|把手))"
    rf"|(?<![\d、.])\d、\d(?=个月|天[^然]|年)",
    explain="相邻两个数字表示大约多少，用汉字，中间不加顿号：三四次。",
    message="“{0}”像是概数", todo="表示概数的请写“三四次”这样；分别指两项的不用改",
    finds="每月走访三、四次。", spares="第一、第二批，一、二、三项，3、4号楼，三四次。",
)  # fmt: skip

pattern(
    "FZ618", "会议届次应用汉字", "错误", NUMERALS,
    r"(?:党的|共产党第?|中共)\d{1,2}(?:大|届)|(?<!\d)\d{1,2}届(?=[一二三四五六七\d]中全会|全国人大|人大)|届\d(?=中全会)",
    explain="党的代表大会、全会和人代会的届次用汉字：党的二十届三中全会。",
    message="“{0}”的届次用了阿拉伯数字", todo="请用汉字，如“党的二十届三中全会”",
    finds="学习贯彻党的20届三中全会精神。", spares="学习贯彻党的二十届三中全会精神，举办第3届运动会。",
)  # fmt: skip

pattern(
    "FZ619", "数字范围里“万”“亿”省略", "提示", NUMERALS,
    r"(?<![\d.万亿])\d+(?:\.\d+)?[～~](\d+(?:\.\d+)?)[万亿]",
    explain="3万～5万不写成3～5万。", message="“{0}”前一个“万（亿）”省略了", todo="请写成“3万～5万”这样",
    finds="每村投入3～5万元。", spares="每村投入3万～5万元，走访3～5次。",
)  # fmt: skip

pattern(
    "FZ622", "小数点前没有写0", "错误", NUMERALS, r"(?<![\d.A-Za-z/])\.\d+(?=[%％万亿]|个|元|亩|平方|公里)",
    explain="纯小数要写出定位的0。", message="“{0}”前面缺0", todo="请在小数点前补0",
    finds="面积约.5万平方米。", spares="面积约0.5万平方米，版本2.5。",
)  # fmt: skip

pattern(
    "FZ625", "引语是句中成分，引号里不用句号", "提示", f"{PUNCTUATION} 4.8.3",
    r"“[^“”。！？\n]{2,24}。”(?=等|主题|标语|口号|的|为)",
    explain="“珍爱生命、远离毒品”等标语，引号里的话只是句子的一部分，末尾不加句号。",
    message="“{0}”里的句号多了", todo="请删去引号里的句号",
    finds="张贴“珍爱生命、远离毒品。”等标语。", spares="张贴“珍爱生命、远离毒品”等标语。他说：“一定办好。”",
)  # fmt: skip

pattern(
    "FZ626", "“必须”写成“必需”", "提示", USAGE,
    r"必需(?=由|在|经|持|严|依|按|做到|坚持|遵守|及时|向|对)",
    explain="“必需”是一定要有的（必需品），“必须”是一定要做的。",
    message="这里应是“必须”", todo="请改为“必须”",
    finds="检查必需由两名以上执法人员进行。", spares="检查必须由两名以上执法人员进行，发放生活必需品。",
)  # fmt: skip

_VERBS_BETWEEN = (
    "提升|提高|增强|完善|推进|加大|加快|加强|改善|扩大|落实|形成|优化|强化|健全|促进|推动|实现|营造|压实|夯实"
)
_MISMATCHED = {
    "加大": "步伐|速度|进度|水平|质量|效率|能力|意识",
    "加快": "力度|水平|质量|能力|意识|作用",
    "扩大": "力度|水平|质量|意识|能力",
    "提高": "步伐|力度|短板|范围|环境",
    "提升": "步伐|力度|短板|范围|氛围",
    "增强": "步伐|水平|范围|质量",
    "改善": "力度|步伐|意识",
    "完善": "力度|步伐|水平|意识",
    "健全": "力度|步伐|水平|意识|能力",
    "优化": "力度|步伐|意识",
    "营造": "力度|基础|水平|能力",
    "夯实": "力度|步伐|水平|环境|氛围",
    "压实": "力度|步伐|水平|基础",
    "补齐": "力度|步伐|水平|优势",
    "筑牢": "力度|步伐|水平",
    "发挥": "力度|责任|意识|步伐",
    "履行": "作用|力度|意识|水平|步伐",
    "承担": "作用|水平|力度|意识",
    "树立": "力度|水平|作用|步伐",
    "采取": "力度|水平|作用|意识|步伐|氛围",
    "解决": "水平|成效|力度|氛围|步伐",
    "打造": "力度|步伐|意识|水平",
    "凝聚": "力度|水平|步伐|问题",
    "取得": "力度|步伐|氛围|意识",
    "规范": "力度|步伐|氛围",
    "激发": "力度|水平|问题|步伐",
    "巩固": "力度|步伐|短板",
    "召开": "文件|制度|力度|活动中心",
    "制定": "力度|氛围|意识|步伐|活动",
}
"""Verbs with nouns that are never their object."""
_PAIRED = "|".join(
    f"{verb}(?P<b{at}>[^，。；：、的]{{0,10}}?)(?:{nouns})" for at, (verb, nouns) in enumerate(_MISMATCHED.items())
)

pattern(
    "FZ628", "词语搭配不当", "提示", USAGE,
    rf"(?:{_PAIRED})(?=[，。；、]|$)",
    unless=rf"(?:{'|'.join(_MISMATCHED)})[^，。；：、]{{0,10}}?(?:{_VERBS_BETWEEN})[^，。；：、]{{1,10}}",
    explain="力度要加大，步伐要加快，水平要提高，短板要补齐。",
    message="“{0}”搭配不当", todo="请换一个动词，或换一个宾语",
    finds="进一步加大数字法治建设步伐。", spares="加快数字法治建设步伐，加大执法力度，加快提升执法水平，提高服务水平、扩大覆盖范围。",
)  # fmt: skip

_RAISING, _LOWERING = "提高|提升|增强|增进", "减少|降低|遏制|杜绝|压降"
_BAD = "现象|问题|隐患|漏洞|短板|风险|违法行为|违规行为|矛盾|纠纷|事故|乱象|弊端|不足|偏差|投诉"
_GOOD = "能力|满意度|满意率|获得感|幸福感|安全感|效率|质量|积极性|覆盖率|知晓率|办结率|调解成功率|公信力"
_HANDLING = "处理|化解|解决|防范|应对|治理|整治|打击|发现|识别|减少|排查|查处|预防|处置|管控|防控|抵御|研判|认识|整改|调处|破解|抗|对|影响|损害|降低|下降|工作|取得|初见|明显|进而"

pattern(
    "FZ633", "动词与所带的事一好一坏", "提示", USAGE,
    rf"(?:(?:{_RAISING})(?:了)?(?!对)(?:(?!{_HANDLING})[^，。；：、“”]){{0,14}}?(?:{_BAD})|(?:{_LOWERING})(?:了)?(?:(?!{_HANDLING})[^，。；：、“”]){{0,12}}?(?:{_GOOD}))(?=[，。；]|$)",
    explain="“提高”“增强”的是能力、意识，不是问题、现象；“减少”“降低”的是问题、成本，不是质量、满意度。",
    message="“{0}”搭配不当", todo="请换一个动词",
    finds=("切实提高干部违规执法的现象。", "降低了群众的满意度。"), spares="提高防范化解风险能力，提升解决问题的水平，减少违规执法的现象，降低办事成本，提升应对突发事件处置风险。",
)  # fmt: skip

pattern(
    "FZ634", "句子少了成分", "参考", USAGE,
    "(?<![^。；\\n])(?:通过|经过|随着)[^。；\\n]{2,60}，(?:从而|进而|也)?(?:使(?!用|命)|令(?!人)|让(?!步|利))[^，。；]{2,}",
    explain="“通过……，使……”两个词都用上，句子就没有主语；去掉其中一个即可。",
    message="“通过……，使……”句子没有主语", todo="请去掉“通过”或者“使”",
    finds="通过持续开展普法，使村民办事依法的习惯逐步养成。", spares="持续开展普法，使村民办事依法的习惯逐步养成。通过普法，村民办事更加依法。",
)  # fmt: skip

pattern(
    "FZ635", "固定格式缺了一半", "提示", USAGE,
    "(?<![^。；，\\n])在[^，。；、\\n]{2,24}(?:[委府局院所办会部]|的|大力|坚强|正确|精心|全力)(?:坚强|正确|有力|大力)?(?:领导|指导|支持|帮助|关心|关怀|监督|配合|推动|引领)，"
    "|(?:坚持|始终|(?<![^。；，\\n]))以[^，。；、为作\\n]{2,24}(?:抓手|导向|主线|契机|载体|突破口|着力点|出发点|落脚点|切入点|遵循|行动指南|指导思想)，",
    explain="“在……领导下”少了“下”，“以……为抓手”少了“为”。",
    message="“{0}”少了字", todo="请补上“下”或者“为”",
    finds=("在县委、县政府坚强领导下，在县司法局的大力指导，各项工作推进有力。", "坚持以群众满意导向，优化服务。"),
    spares="在县委、县政府坚强领导下，在县司法局的大力指导下，以法治建设为抓手，重在加强指导，在全县率先建立制度，以案释法，各项工作推进有力。",
)  # fmt: skip

pattern(
    "FZ636", "关联词不配", "提示", USAGE,
    "只有[^，。；]{2,24}，(?:就|便)(?!是|业|餐|地|医|近|民)|只要[^，。；]{2,24}，才(?!能出众)|(?:虽然|尽管)[^，。；]{2,24}，(?:所以|因此|因而)|(?:因为|由于)[^，。；]{2,24}，(?:但是|但(?!书)|却)|不仅[^，。；]{2,24}，(?:但是|但(?!书)|却|所以)",
    explain="“只有”配“才”，“只要”配“就”，“虽然”配“但是”，“因为”配“所以”，“不仅”配“而且”。",
    message="“{0}”前后不配", todo="请改成配对的关联词",
    finds="只有证据确凿，就能作出处罚决定。", spares="只有证据确凿，才能作出处罚决定。只要证据确凿，就作出决定。虽然人手不足，但任务如期完成。",
)  # fmt: skip

pattern(
    "FZ637", "标点的位置不对", "错误", PUNCTUATION,
    "[（《“][，。；、：](?![”》）])|[，、；：][）》]|《\\s*》|“\\s*”|[，。；、](?:[了着](?![解却结如望手眼力实重急落凉]))|(?<=\\p{Han})[，。；]的(?![确士])",
    explain="点号不在前括号、前引号之后，也不在后括号、后书名号之前；“了”“的”不在点号之后；书名号、引号里不空着。",
    message="“{0}”的标点位置不对", todo="请核对标点",
    finds=("学习《民法典》（，2021年施行）。", "全面完成，了年度任务。", "落实“”改革。"), spares="学习《民法典》（2021年施行），着力解决问题，了解情况，完成了年度任务。",
)  # fmt: skip

pattern(
    "FZ629", "增减的说法不通", "提示", f"{NUMERALS}；实务",
    r"(?:降低|下降|减少|缩短|缩小|压缩|压减|下滑|回落)(?:了|到|为)?(?:近|约|超过)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍"
    r"|(?:增长|增加|提高|提升|上升|上涨|下降|减少|降低|扩大|缩短|回落)了(?:到|至)",
    explain="减少、降低不用倍数，写“减少一半”“下降五成”；“增长到”是现在的数，“增长了”是增加的数，不能连用。",
    message="“{0}”的说法不通", todo="请写成“减少五成”或者“增长到”“增长了”",
    finds=("群众来访降低2倍。", "执法人员由12人增长了到18人。"), spares="群众来访减少五成，阅读量增长2倍，执法人员由12人增长到18人，减少了3人。",
)  # fmt: skip

pattern(
    "FZ630", "句式不通", "提示", USAGE,
    "(?:防止|避免|杜绝|以防|以免|切忌)[^，。；]{0,14}(?:不再|不要|不会|不得|没有)(?:再次|重复)?(?:发生|出现|产生|反弹|反复|增加|扩大)"
    "|原因(?:主要)?(?:是|在于)(?:因为|由于)|(?:本着|按照)[^，。；、]{1,10}为原则|围绕以[^，。；]{1,16}为|目的(?:就)?是为了|(?:必须务必|务必必须|更加更|非常十分|进一步更加|逐步逐渐|以及(?:和|与)|或者或)"
    "|(?:由于|因为)[^，。；]{2,16}的原因(?:造成|导致|所致)",
    explain="“防止不再发生”意思反了；“原因是由于”“本着……为原则”是两种句式混在一起。",
    message="“{0}”的说法不通", todo="请改写这一句",
    finds=("约谈业主，防止同类问题不再发生。", "原因是由于人手不足。"), spares="约谈业主，防止同类问题再次发生，确保不再发生，原因是人手不足。以便民为原则，围绕重点工作。",
)  # fmt: skip

pattern(
    "FZ624", "年份后面漏字", "错误", USAGE, r"(?<![\d.])20\d\d度(?!假|电|数|角|[左右上下])",
    explain="“2023年度”漏写“年”。", message="“{0}”漏了“年”", todo="请写成“年度”",
    finds="一、2023度推进法治政府建设情况", spares="2023年度推进法治政府建设情况，用电2023度电。",
)  # fmt: skip


def _hit(document: CheckedReport, match: re.Match[str], message: str) -> Hit:
    line = document.line_at(match.start())
    return Hit(line, match[0], message, start=match.start() - line.start)
