"""Which characters are written for each other by mistake: they sound alike, or look alike.

GB 2312 orders its 3,755 common characters by their sound, so the first character of each syllable is all that has to
be known. Tones do not count, nor does what many speakers do not tell apart: zh and z, ing and in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

_SYLLABLES = """
    a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 bi逼 bian鞭 biao标 bie鳖 bin彬 bing兵 bo玻 bu捕 ca擦
    cai猜 can餐 cang苍 cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴 cheng撑 chi吃 chong充 chou抽 chu初
    chuai揣 chuan川 chuang疮 chui吹 chun春 chuo戳 ci疵 cong聪 cou凑 cu粗 cuan蹿 cui摧 cun村 cuo磋 da搭 dai大 dan耽 dang当 dao刀
    de德 deng蹬 di堤 dian颠 diao碉 die跌 ding丁 diu丢 dong东 dou兜 du都 duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 fang坊
    fei菲 fen芬 feng丰 fo佛 fou否 fu夫 ga噶 gai该 gan干 gang冈 gao篙 ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖
    guan棺 guang光 gui瑰 gun辊 guo锅 ha哈 hai骸 han酣 hang夯 hao壕 he呵 hei嘿 hen痕 heng哼 hong轰 hou喉 hu呼 hua花 huai槐 huan欢
    huang荒 hui灰 hun荤 huo豁 ji击 jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing劲 jiong炯 jiu揪 ju鞠 juan捐 jue撅 jun均 ka喀
    kai开 kan刊 kang康 kao考 ke坷 ken肯 keng坑 kong空 kou抠 ku枯 kua夸 kuai块 kuan宽 kuang匡 kui亏 kun坤 kuo括 la垃 lai莱 lan蓝
    lang琅 lao捞 le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 liao撩 lie列 lin琳 ling拎 liu溜 long龙 lou楼 lu芦 lu驴 luan峦 lue掠
    luo萝 ma妈 mai埋 man瞒 mang芒 mao猫 me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 ming明 miu谬 mo摸 mou谋 mu拇 na拿
    nai氖 nan南 nang囊 nao挠 ne呢 nei馁 nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏 nin您 ning柠 niu牛 nong脓 nu奴 nu女 nue虐
    o哦 ou欧 pa啪 pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 peng砰 pi坯 pian篇 piao飘 pie撇 pin拼 ping聘 po坡 pu扑 qi期 qia掐 qian牵
    qiang枪 qiao橇 qie切 qin钦 qing青 qiong琼 qiu秋 qu趋 quan圈 que缺 qun裙 ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎
    rou揉 ru肉 ruan软 rui蕊 run闰 ruo若 sa撒 sai腮 san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 shan珊 shang墒 shao梢 she奢
    shen砷 sheng声 shi师 shou收 shu蔬 shua刷 shuai摔 shuan栓 shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 suan酸 sui虽
    sun孙 suo蓑 ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 tian天 tiao挑 tie贴 ting厅 tong通 tou偷 tu凸 tuan湍 tui推 tun吞
    tuo拖 wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 xiang相 xiao萧 xie楔 xin薪 xing星 xiong兄 xiu休
    xu墟 xuan轩 xue靴 xun勋 ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟 yong拥 you幽 yu迂 yuan鸳 yue曰 yun耘 za匝 zai栽
    zan咱 zang赃 zao遭 ze责 zei贼 zen怎 zeng增 zha扎 zhai摘 zhan瞻 zhang樟 zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 zhou舟
    zhu珠 zhua抓 zhuai拽 zhuan专 zhuang桩 zhui椎 zhun谆 zhuo捉 zi兹 zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨
"""
_FIRST, _BEYOND = "啊", "亍"
_ALSO = {
    "长": "zhang", "行": "hang", "重": "chong", "调": "tiao", "率": "shuai", "度": "duo", "降": "xiang", "会": "kuai",
    "校": "jiao", "省": "xing", "着": "zhao", "涨": "zhang", "处": "chu", "传": "zhuan", "还": "huan", "解": "xie",
    "畴": "chou", "溥": "pu", "俯": "fu", "隶": "li", "曾": "ceng", "给": "ji", "乐": "yue", "藏": "zang",
}  # fmt: skip
"""The other sound of characters that have two, and of some that are not among the common ones."""

_SHAPES = """
己已巳 末未 士土 人入八 干千于 天夭 太大犬 日曰 白百自 木本术 力刀 主玉王 午牛 矢失 由甲申田 问间 同何 令今 折拆析 拔拨 辩辨辫 籍藉 侯候
陪培倍赔 密蜜 博搏膊 慕幕墓募暮 坚竖 贷货 赏尝 历厉 枝技 抢枪 挡档 代伐 免兔 乌鸟 仓仑 幻幼 刺剌 冶治 汗汁 沙砂 须顺 缓援暖 顾项 建健
检捡险验 竟竞 决块快 苗茁 清请情晴 测侧则 径经轻 待侍持特诗 记纪己 圆园员 卷券 徙徒 薄簿溥 摸模漠 坏环怀 阶价介 护沪 助肋 茅矛予 题提
积织职 惯贯 夏复覆 隐稳 救教 效较校 管营 载裁栽 设没投役 网冈 审宙宇 宣宜 列例 到倒 受爱 规现 范泛 郎朗 廷延 廉谦 律津 法怯 防仿访纺
诉拆 凋调 懈解 份纷 仲伸 伤伪 优尤 从众 住往任佳 位拉 化花 外处 完宗 买实 祭察 导异 层屋 居屈 权杈 拟似 拓括 官宫 士仕 究穷 务条 各名
告吉 古占 占点 底低抵 遂逐 送迭 追迫 核该刻 议义叉 查杳 报服 责贵 负贞 督暂 罚罪 纠纤 解触 签鉴 策荣 措借错惜 施拖 落洛 实头 整整正
"""


@cache
def _starts() -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The codes of the first characters of the syllables, in order, and the syllables."""
    pairs = [(one[-1].encode("gb2312"), _blurred(one[:-1])) for one in _SYLLABLES.split()]
    return tuple(code for code, _ in pairs), tuple(sound for _, sound in pairs)


def _blurred(sound: str) -> str:
    """A syllable without what many speakers do not tell apart."""
    return re.sub("(?<=[ei])ng$", "n", re.sub("^([zcs])h", r"\1", sound))


@cache
def sounds(char: str) -> frozenset[str]:
    """The sounds of a character, tones left out; empty for one that is not common."""
    other = {_blurred(sound) for sound in _ALSO.get(char, "").split()}
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return frozenset(other)
    if not _FIRST.encode("gb2312") <= code < _BEYOND.encode("gb2312"):
        return frozenset(other)
    starts, syllables = _starts()
    return frozenset(other | {syllables[bisect_right(starts, code) - 1]})


@cache
def _look_alikes() -> frozenset[frozenset[str]]:
    groups = _SHAPES.split()
    return frozenset(frozenset((one, other)) for group in groups for one in group for other in group if one != other)


def are_confusable(one: str, other: str) -> bool:
    """True if two different characters sound or look alike: 渡 and 度, 须 and 顺."""
    return one != other and (bool(sounds(one) & sounds(other)) or frozenset((one, other)) in _look_alikes())
