"""The demo's story as data: a dozen deals and some leads of two believable companies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Deal:
    """A deal: `wan` its amount in 万, `begun` working days ago it started, `late` days its tasks are late.

    `stage` names where it stands; `quiet` days since anybody last touched it.
    """

    platform: str
    owner: str
    customer: str
    name: str
    industry: str
    wan: float
    stage: str
    begun: int
    late: int = 0
    quiet: int = 1
    note: str = ""
    blocked: str = ""


@dataclass(frozen=True)
class Prospect:
    """A lead nobody has converted yet."""

    platform: str
    owner: str
    company: str
    contact: str
    phone: str
    industry: str
    wan: float
    need: str
    source: str
    days: int
    quiet: int = 0


DEALS = (
    Deal("feishu", "ou_zhangsan", "上海智云科技有限公司", "智云科技 CRM 升级", "软件", 50, "方案验证", 12, 0,
         1, "客户信息部李总认可方案，等 POC 结果。"),
    Deal("feishu", "ou_zhangsan", "苏州恒升精密", "恒升精密 MES 一期", "制造业", 128, "商务采购", 26, 9, 2,
         "合同条款还在客户法务那里。", "客户法务对验收条款有异议"),
    Deal("feishu", "ou_linxiao", "杭州云栖零售", "云栖零售会员中台", "零售", 76, "需求明确", 7, 3, 3,
         "门店数据口径还没定。"),
    Deal("feishu", "ou_linxiao", "南京江北医疗", "江北医疗设备运维", "医疗", 210, "立项汇报", 22, 14, 9,
         "立项会推迟了两次，院长换人。"),
    Deal("feishu", "ou_zhangsan", "宁波港通物流", "港通物流调度平台", "物流", 95, "方案验证", 14, 0, 1,
         "演示效果好，客户要看同行案例。"),
    Deal("feishu", "ou_linxiao", "合肥新能电池", "新能电池质检视觉", "制造业", 160, "新建", 1, 0, 0,
         "刚立项，下周见生产副总。"),
    Deal("feishu", "ou_zhangsan", "上海嘉里物业", "嘉里物业报修小程序", "物业", 18, "赢单", 40, 0, 6,
         "已签约，月底启动实施。"),
    Deal("wecom", "chenjing", "佛山恒通制造", "恒通制造 ERP 替换", "制造业", 135, "立项汇报", 21, 8, 2,
         "财务系统接口要先评估。"),
    Deal("wecom", "chenjing", "深圳华芯电子", "华芯电子良率分析", "电子", 88, "方案验证", 13, 0, 1,
         "客户已给出三个月的数据。"),
    Deal("wecom", "tangning", "广州南粤食品", "南粤食品追溯系统", "食品", 42, "需求明确", 6, 2, 2,
         "质检部要参加下一次会议。"),
    Deal("wecom", "tangning", "东莞宏图家具", "宏图家具订单协同", "家具", 33, "新建", 1, 0, 0,
         "老客户转介绍。"),
    Deal("wecom", "chenjing", "珠海海纳环保", "海纳环保监测平台", "环保", 260, "商务采购", 31, 12, 10,
         "招标文件里的付款条件对我们不利。"),
    Deal("wecom", "tangning", "中山明辉照明", "明辉照明官网改版", "照明", 12, "输单", 25, 0, 12,
         "客户选了本地供应商，价格低三成。"),
)  # fmt: skip

LEADS = (
    Prospect("feishu", "ou_zhangsan", "无锡蓝海传感", "周工", "13800000101", "电子", 30, "high", "展会", 2),
    Prospect("feishu", "ou_linxiao", "上海青木教育", "何老师", "13800000102", "教育", 15, "medium", "官网",
             9, 8),
    Prospect("feishu", "", "常州千禾农业", "田经理", "13800000103", "农业", 25, "medium", "公众号", 1),
    Prospect("wecom", "chenjing", "惠州宏远模具", "罗总", "13800000201", "制造业", 60, "high", "转介绍", 3),
    Prospect("wecom", "", "江门水电设计院", "梁工", "13800000202", "设计", 40, "low", "来电", 1),
)  # fmt: skip
