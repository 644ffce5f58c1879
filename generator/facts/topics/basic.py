"""基本信息: which town, which year, how the report is headed."""

from __future__ import annotations

from generator.facts.choices import IN_TEXT, LEFT_OUT, PRINCIPAL_FIRST, STATUTORY, TITLE_STYLES, YEAR_STYLES
from generator.facts.declare import (
    Day,
    Number,
    Text,
    Texts,
    Topic,
    YesNo,
    choice,
    day,
    number,
    person,
    text,
    texts,
    year,
    yes_no,
)
from generator.facts.values.frozen import frozen


@frozen
class Basic(Topic, named="基本信息", key="基本", office="党政办"):
    """基本信息."""

    year: int = year(
        "年度",
        core=True,
        required=True,
        help="报告的是哪一年，不是写报告的那一年",
        example="2025",
        counts="报告写的是哪一年的工作",
        excludes="写报告、交报告的那一年",
    )
    town: Text = text(
        "乡镇名称",
        core=True,
        required=True,
        place_name=True,
        help="全称，不带县名",
        example="商酒务镇",
        counts="公章上的全称",
        excludes="省、市、县的名称；“人民政府”“办事处”几个字",
    )
    town_kind: Text = choice(
        "乡镇类别",
        "镇",
        "乡",
        "民族乡",
        "街道",
        "苏木",
        help="名称看得出来的不用填",
        example="镇",
        counts="名称看不出来的才选，民族乡、苏木照批准的名称选",
        excludes="口头的叫法",
    )
    superior: Text = text(
        "上级党委政府名称",
        core=True,
        stays=True,
        help="报告里怎么称呼上级",
        example="县委、县政府",
        counts="报送的县（市、区）党委、政府，怎么称呼就怎么写",
        excludes="司法局等部门",
    )
    province: Text = text("省份", stays=True, help="只留底，不写进报告", example="河南省")
    city: Text = text("地市", stays=True, example="平顶山市")
    villages: Number = number(
        "行政村个数",
        "个",
        core=True,
        stays=True,
        basis="年末数",
        example="25",
        counts="在册的村民委员会",
        excludes="自然村、村民小组",
    )
    communities: Number = number(
        "社区个数",
        "个",
        core=True,
        stays=True,
        basis="年末数",
        help="没有社区填0",
        example="0",
        counts="在册的居民委员会",
        excludes="住宅小区、自然村",
    )
    area: Number = number(
        "面积",
        "平方公里",
        stays=True,
        basis="年末数",
        countable=False,
        example="68.5",
        counts="辖区总面积",
        excludes="耕地、建成区等一部分的面积",
    )
    population: Number = number(
        "人口",
        "人",
        basis="年末数",
        help="户籍或常住，全文一个口径",
        example="4.2万",
        counts="户籍人口或常住人口，选一种，全文都用它",
        excludes="两种人口相加",
    )
    counted_until: Day = day(
        "统计截止日期",
        core=True,
        help="数字统计到哪一天；不填的按年末",
        example="2025-12-31",
        counts="各项数字统计到的最后一天",
        excludes="写报告、开会的日期",
    )
    signed_on: Day = day(
        "成文日期",
        core=True,
        help="会议通过或负责人签发的日期",
        example="2026-01-15",
        counts="会议通过或负责人签发的那一天",
        excludes="起草、打印的日期",
    )
    joint: YesNo = yes_no(
        "联合行文",
        stays=True,
        help="党委、政府联合署名填“是”",
        example="否",
        counts="党委、政府两家署名的填“是”",
        excludes="只由政府署名的填“否”",
    )
    title_style: Text = choice(
        "标题样式",
        *TITLE_STYLES,
        stays=True,
        help="不填的用第一种",
        example=TITLE_STYLES[0],
        counts="只影响标题怎么写",
        excludes="内容不受影响",
    )
    year_style: Text = choice(
        "年份写法",
        *YEAR_STYLES,
        stays=True,
        help="标题里写“2025年度”还是“2025年”",
        example="年度",
        counts="只影响标题里的年份怎么写",
        excludes="正文不受影响",
    )
    recipients: Texts = texts(
        "主送机关", stays=True, help="不填的按上级党委政府名称；不印主送的写“不适用”", example="县委、县政府"
    )
    copied_to: Texts = texts("抄送机关", stays=True, help="不得抄送下级", example="县委全面依法治县委员会办公室")
    signer: Text = person("签发人", help="主要负责人；签发以后再填", example="张某")
    document_number: Text = text("发文字号", help="没有编号的不填，草稿标送审稿", example="商政〔2026〕5号")
    printed_by: Text = text("印发机关", stays=True, example="商酒务镇党政办公室")
    printed_on: Day = day("印发日期", example="2026-01-20")
    note: Text = text("附注", help="不写括号", example="此件公开")
    secretary_name: Text = person("党委书记姓名", stays=True, help="只留底，不写进报告", example="张某")
    mayor_name: Text = person("镇长姓名", stays=True, help="只留底，不写进报告；乡长、主任同", example="张某")
    considered_at: Text = text("审议会议", help="审议这份报告的会议", example="镇党委会议")
    considered_on: Day = day("审议日期", example="2026-01-10")
    last_published_on: Day = day("上年度报告公开日期", example="2025-03-20")
    last_published_at: Text = text("上年度报告公开网址", stays=True, help="网站名称或网址", example="县人民政府网站")
    contact: Text = person("联系人", stays=True, help="只留底，不写进报告", example="张某")
    telephone: Text = text("联系电话", stays=True, help="只留底，不写进报告", example="办公电话")
    order: Text = choice(
        "章节顺序",
        STATUTORY,
        PRINCIPAL_FIRST,
        help="第一责任人一章排第三（法定）还是排第一",
        example=STATUTORY,
        counts="只影响几个部分的先后，内容不变",
        excludes="数字不受影响",
    )
    restricted: Text = choice(
        "不公开数据处理",
        LEFT_OUT,
        IN_TEXT,
        help="到县、到市、赴省、进京上访等数字是否写进报送版正文；公开版一律不写",
        example=LEFT_OUT,
        counts="只管报送版；上级要求写的才选“写入正文”",
        excludes="公开版，一律不写",
    )
    superior_plan: Text = text(
        "上级部署文件", help="本年县里法治建设的要点或计划", example="《2025年全县法治政府建设工作要点》"
    )
    positioning: Text = text("发展定位", help="导语里要写的本地定位，可以不填", example="建设南部生态新城")
