"""Who lives in the demo: two believable companies, their people and their groups.

The seed (`flask seed-demo`) makes users of them; the sandbox lets a visitor speak as any of them.
Plain data, so that both read the same and neither imports the other.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One colleague: `id` is what the platform calls them (open_id or userid)."""

    platform: str
    id: str
    name: str
    role: str
    title: str
    colour: str


@dataclass(frozen=True)
class Group:
    """One group chat the bot is a member of; `members` are platform ids, `push` its key for pushed posts."""

    platform: str
    id: str
    name: str
    team: str
    members: tuple[str, ...]
    push: str = ""


COMPANIES = {"feishu": "云帆软件", "wecom": "启明智造"}
TEAMS = {"feishu": "云帆销售部", "wecom": "启明销售部"}

PEOPLE = (
    Person("feishu", "ou_zhangsan", "张三", "sales", "销售", "#3370ff"),
    Person("feishu", "ou_lisi", "李四", "presales", "售前工程师", "#7f3bf5"),
    Person("feishu", "ou_wangfang", "王芳", "manager", "销售经理", "#f54a45"),
    Person("feishu", "ou_zhaolei", "赵磊", "director", "销售总监", "#de7802"),
    Person("feishu", "ou_sunli", "孙丽", "finance", "财务", "#2ea121"),
    Person("feishu", "ou_zhoumin", "周敏", "legal", "法务", "#0077b6"),
    Person("feishu", "ou_linxiao", "林晓", "sales", "销售", "#c2185b"),
    Person("feishu", "ou_moshu", "莫舒", "outsider", "外部访客", "#8f959e"),
    Person("wecom", "chenjing", "陈静", "sales", "销售", "#267ef0"),
    Person("wecom", "xunuo", "许诺", "presales", "售前工程师", "#6b5bd2"),
    Person("wecom", "qianjin", "钱进", "manager", "销售经理", "#e5484d"),
    Person("wecom", "hedong", "何东", "director", "销售总监", "#c96f00"),
    Person("wecom", "fenglei", "冯蕾", "finance", "财务", "#1f9d55"),
    Person("wecom", "guoyu", "郭宇", "legal", "法务", "#0f7b8a"),
    Person("wecom", "tangning", "唐宁", "sales", "销售", "#b83280"),
    Person("wecom", "luyou", "陆游客", "outsider", "外部访客", "#8f959e"),
)


def _everybody(platform: str) -> tuple[str, ...]:
    return tuple(person.id for person in PEOPLE if person.platform == platform)


GROUPS = (
    Group("feishu", "oc_sales", "云帆销售作战群", TEAMS["feishu"], _everybody("feishu")),
    Group(
        "feishu", "oc_zhiyun", "智云科技项目群", TEAMS["feishu"], ("ou_zhangsan", "ou_lisi", "ou_wangfang")
    ),
    Group("wecom", "wrQimingSales", "启明销售作战群", TEAMS["wecom"], _everybody("wecom"), "693a91f6-qiming"),
    Group(
        "wecom",
        "wrHengtong",
        "恒通制造项目群",
        TEAMS["wecom"],
        ("chenjing", "xunuo", "qianjin"),
        "693ab2c6-heng",
    ),
)

ADMINS = "feishu:ou_zhaolei,wecom:hedong"
BOT_NAME = "销售助理"
