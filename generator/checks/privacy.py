"""Family 7, privacy and secrecy: what must not stand in the 公开版."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.checked_report import CheckedReport, ReportLine
from generator.checks.phrases import sentence_around
from generator.checks.rule import Example, Hit, Rules
from generator.chinese.expressions import Expression
from generator.lexicon.divisions import province_codes
from generator.report.editions import PUBLISHED
from generator.report.masking import CARD, IDENTITY, LAWYER, MOBILE, SURNAMES, Mask, digits_of, masks

RULES = Rules()
rule, pattern = RULES.rule, RULES.pattern

PERSONAL = "《个人信息保护法》、政府信息公开去标识化要求"
SECRETS = "《保守国家秘密法》《政府信息公开条例》第十四条"
INSIDE = "实务（不宜公开的内部工作情况）"
PUBLIC = (PUBLISHED,)


def _public(*texts: str) -> tuple[Example, ...]:
    return tuple(Example(text, edition=PUBLISHED) for text in texts)


# --- Numbers of persons ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)  # four rules ask of each text
def _masked(text: str) -> tuple[Mask, ...]:
    """The passages that our own 公开版 would mask."""
    return tuple(masks(text, "", {}))


def _passages(document: CheckedReport, what: str) -> Iterator[tuple[ReportLine, Mask, str]]:
    """The masked passages of a kind: line, mask, words."""
    for mask in _masked(document.text):
        if mask.what == what:
            yield document.line_at(mask.start), mask, document.text[mask.start : mask.end]


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


@rule(
    "FZ701",
    "身份证号码",
    "错误",
    f"{PERSONAL}；GB 11643—1999（校验位）",
    explain="校验位正确的18位身份证号是错误；地区、出生日期像、校验位不对的，可能抄错了一位，作提示。",
    todo="请删去，或者只留“35*************123”这样的首尾",
    editions=PUBLIC,
    finds=_public("申请人身份证号11010519491231002X。", "身份证号110105194912310021。"),
    spares=(
        *_public("身份证号11***************X，工单编号202501150000012345。"),
        "申请人身份证号11010519491231002X。",
    ),
)
def identity_numbers(document: CheckedReport) -> Iterator[Hit]:
    """Numbers of identity cards by code of the province, date of birth and check digit."""
    for line, mask, words in _passages(document, IDENTITY):
        number = digits_of(words)
        if number[:2] in province_codes():
            sure = is_identity_number(number)
            told = "身份证号码" if sure else "像是身份证号码"
            yield Hit(line, words, told, start=mask.start - line.start, severity=None if sure else "提示")


def is_identity_number(number: str) -> bool:
    """True if a number has 18 characters and the right check digit (GB 11643—1999, ISO 7064 MOD 11-2)."""
    if len(number) != len(_WEIGHTS) + 1:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK_DIGITS[total % 11] == number[17].upper()


@rule(
    "FZ704",
    "银行卡号",
    "错误",
    PERSONAL,
    explain="16至19位、校验位（卢恩算法）正确的卡号。",
    todo="请删去",
    editions=PUBLIC,
    finds=_public("补贴发放到6222021234567890128账户。"),
    spares=_public("工单编号6222021234567890123，文件编号20250115000000000。"),
)
def bank_cards(document: CheckedReport) -> Iterator[Hit]:
    """Numbers of bank cards: they begin with 3 to 6 and their Luhn sum is right."""
    for line, mask, words in _passages(document, CARD):
        if is_luhn(digits_of(words)):
            yield Hit(line, words, "像是银行卡号", start=mask.start - line.start)


def is_luhn(number: str) -> bool:
    """True if the check digit of a card's number is right (ISO/IEC 7812-1)."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


@rule(
    "FZ702",
    "手机号码",
    "错误",
    PERSONAL,
    explain="公开版不留个人手机号码；要留的写成138****1234。",
    todo="请删去，或者改成办公电话",
    editions=PUBLIC,
    finds=_public("联系人手机13812345678。", "联系人手机 138-1234-5678。"),
    spares=_public("联系人手机138****5678，工单138123456789件。"),
)
def mobile_numbers(document: CheckedReport) -> Iterator[Hit]:
    """Numbers of mobile telephones."""
    for line, mask, words in _passages(document, MOBILE):
        yield Hit(line, words, f"手机号码“{words}”", start=mask.start - line.start)


pattern(
    "FZ703", "固定电话号码", "提示", PERSONAL,
    r"(?<!\d)0\d{2,3}[-—－ ]\d{7,8}(?!\d)|(?<=电话[：:])\d{7,8}(?!\d)|(?<=联系电话)\d{7,8}(?!\d)",
    unless="[^，。；]*(?:监督|举报|投诉|咨询|热线|值班|服务电话|求助)[^，。；]*",
    explain="监督举报、咨询、值班电话可以公开；个人的办公电话请核对。",
    message="电话号码“{0}”", todo="请核对能不能公开", editions=PUBLIC,
    finds=_public("联系人电话：0375-6512345。"), spares=_public("监督举报电话0375-6512345，工单编号0375-651。"),
)  # fmt: skip

# --- Persons --------------------------------------------------------------------------------------------------------

# The commoner surnames that begin no common word.
_SURNAME = "[王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱顾侯邵孟黎乔贺赖龚庞樊殷陶洪翟颜倪]"
_GIVEN = "[^\\W\\d_a-zA-Z某的了是在有和与及等因向对把被们自可能应需要提出反映申请不同意均已未将就之间代表家村镇乡庄委组社区两一二三四五六七八九十]{1,2}"
_ONE_GIVEN = _GIVEN.removesuffix("{1,2}")
# A name that spaces pad to the width of longer ones is no other word, whatever its surname.
_NAMED = f"(?:{_SURNAME}{_GIVEN}|[{SURNAMES}](?:[ \u3000]{{1,4}}{_ONE_GIVEN}){{1,2}})"
_PERSON = (
    f"(?:村民|居民|当事人|户主|原告|被告|第三人|申请人|被申请人|低保户|低保对象|特困户|特困人员|贫困户|脱贫户|监测户|患者|病人|嫌疑人|被处罚人|被告人|"
    f"老人|残疾人|上访人|信访人|投诉人|举报人|死者|伤者|受害人|未成年人)[ \u3000]?({_NAMED})(?=与|和|、|，|的|因|家|住|等|（|向|在|之|对|。|患|到|户|申请|提起|反映|办理|发放|提供|落实)"
)
_MATTER = Expression(
    "患|病|残疾|精神|艾滋|低保|特困|救助|补助|补贴|贫困|处罚|罚款|违法|案|诉|离婚|赡养|抚养|继承|纠纷|打架|酗酒|吸毒|戒毒|"
    "刑满|矫正|帮教|上访|信访|拘留|欠款|债|伤|死亡"
)


@rule(
    "FZ706",
    "个人姓名与案件、病情、救助写在一起",
    "提示",
    PERSONAL,
    explain="公开版里当事人、患者、救助对象不写姓名，写“王某”。",
    todo="请隐去姓名，如“王某”",
    editions=PUBLIC,
    finds=_public("调解村民王建国与李大柱的宅基地纠纷。", "为低保户张秀英申请医疗救助。"),
    spares=_public("调解村民王某与李某某的宅基地纠纷，村民反映的问题全部办结，居民安全感提高，先进个人王建国作报告。"),
)
def named_with_a_matter(document: CheckedReport) -> Iterator[Hit]:
    """A person's name in a sentence on a case, an illness or a benefit."""
    text = document.text
    for match in re.finditer(_PERSON, text):
        if _MATTER.search(text, *sentence_around(text, match.start(), match.end())):
            line = document.line_at(match.start())
            yield Hit(line, match[1], "个人姓名与案件、病情或救助写在一起", start=match.start(1) - line.start)


_ADDRESS = Expression(
    r"(?:路|街|巷|道|弄|村|组|屯|小区|花园|家园|苑)[^，。；\d]{0,4}\d{1,5}(?:-\d+)?(?:号|栋|幢|座|单元|室|号楼)(?!文|令|公告|线|楼盘)"
)
_NAME_NEAR = Expression(
    f"{_PERSON}|(?:家住|住址|住在|居住在|户籍地)|(?<!\\p{{Han}}){_NAMED}(?:家|住)(?=[，。；]|在|址)"
)


@rule(
    "FZ705",
    "个人住址",
    "提示",
    PERSONAL,
    explain="住址写到乡镇、街道为止。单位地址不算；和人名写在一起的门牌才查。",
    todo="请删去门牌号",
    editions=PUBLIC,
    finds=_public("村民王建国家住人民路18号3单元。"),
    spares=_public("便民服务中心位于人民路18号，学习〔2025〕18号文件。"),
)
def home_addresses(document: CheckedReport) -> Iterator[Hit]:
    """House numbers in a sentence that names a person or says who lives there."""
    text = document.text
    for match in _ADDRESS.finditer(text):
        if _NAME_NEAR.search(text, *sentence_around(text, match.start(), match.end())):
            line = document.line_at(match.start())
            yield Hit(line, match[0], "个人住址", start=match.start() - line.start)


@rule(
    "FZ709",
    "写了律师的姓名",
    "提示",
    "实务（公开版不写个人姓名，写事务所和人数）",
    explain="律师可能变动，公开版写“聘请××律师事务所律师1名”。",
    todo="请写成“聘请××律师事务所律师1名”",
    editions=PUBLIC,
    finds=_public("聘请明理律师事务所底青律师为镇政府法律顾问。"),
    spares=_public("聘请明理律师事务所律师1名担任法律顾问，明理律师事务所专职律师到村服务。"),
)
def named_lawyers(document: CheckedReport) -> Iterator[Hit]:
    """Lawyers named behind their firm."""
    for line, mask, words in _passages(document, LAWYER):
        yield Hit(line, words, f"律师姓名“{words.removesuffix('律师')}”", start=mask.start - line.start)


pattern(
    "FZ710", "写了领导的姓名", "提示", "实务（领导可能调离；公开前要核对任职）",
    rf"(?:党委书记|党工委书记|镇长|乡长|街道办事处主任|副书记|副镇长|副乡长)[ \u3000]?({_NAMED})(?=同志|带头|主持|亲自|多次|出庭|率|带队|任组长|讲)",
    explain="一般只写职务；写姓名的，公开前核对是否还在任。",
    message="领导姓名“{1}”", todo="建议只写职务；要写的，公开前核对任职", editions=PUBLIC,
    finds=_public("镇党委书记张志强主持召开专题会议。"), spares=_public("镇党委书记主持召开专题会议，镇长带头讲法治课。"),
)  # fmt: skip

# --- Secrets and inside matters -------------------------------------------------------------------------------------

pattern(
    "FZ707", "涉密标志、内部标志", "错误", SECRETS,
    r"(?m)(?:绝密|机密|秘密)[ \u3000]?★[^，。；\n]{0,8}|^[ \u3000]*(?:绝密|机密|秘密)[ \u3000]*$|密级[：:]|内部资料|内部参阅|内部文件|内部刊物|仅供内部|注意保存|请勿外传|严禁外传",
    explain="公开版不得有密级和“内部”字样；涉密文件公开前要先解密。",
    message="“{0}”", todo="请核对能否公开；经保密审查可以公开的删去标志", editions=PUBLIC,
    finds=_public("秘密★1年\n一、2025年度主要举措和成效", "有关情况载内部参阅第5期。", "[正文] 青山镇\n[正文] 机密\n[正文] 全文如下。"),
    spares=_public("开展保守国家秘密宣传，全年未发生失泄密事件，开展内部监督。"),
)  # fmt: skip

pattern(
    "FZ708", "不宜公开的内部工作情况", "提示", INSIDE,
    r"(?:到县|去县|到市|去市|赴市|到省|赴省|去省|进京|赴京)(?:集体|个)?(?:越级)?(?:上访|信访|走访|访|劝访)?(?=\d|[*＊×]|批|人次|为零|零)"
    r"|劝访|越级(?:上)?访|群体性事件\d|(?:稳控|重点)(?:人员)?(?:名单|台账)|涉稳(?:人员|风险|问题|事件)?|维稳|涉群事件|(?:社区矫正|安置帮教)(?:对象|人员)?\d"
    r"|涉黑(?:涉恶)?线索\d|重点(?:上访)?人员\d",
    explain="分级上访的批次人次、劝访、稳控、重点人员等只报上级，不写进公开版。",
    message="“{0}”不宜公开", todo="请从公开版删去，需要报的写进不公开的附表", editions=PUBLIC,
    finds=_public("赴省3批5人次，到省劝访2次，进京访1批1人次。"),
    spares=_public("受理信访事项43件，全部按期办结，防范化解风险，落实社区矫正制度，维护稳定。"),
)  # fmt: skip
