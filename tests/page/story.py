"""Conversations with every kind of bubble and card, put straight into a sandbox's world."""

import io
import json
from pathlib import Path

from PIL import Image, ImageDraw

from bot.sandbox.world import Message, Sender, World

CARDS = Path(__file__).with_name("cards.json").read_text(encoding="utf-8")
BOT = Sender("bot", "销售助理", bot=True)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
REPORT = """<think>先算每个项目的逾期天数</think>## 健康报告

| 项目 | 金额 | 状态 |
|:--|--:|:--|
| P3 智云科技 | 12.8 万 | 逾期 7 天 |
| P7 恒通制造 | 86 万 | 正常 |

1. 先补 **T12** 的负责人
2. 催 `Q5/v2` 的审批"""
MOVED = "**P3 智云科技** 已推进到 <font color='green'>报价</font>\n- 金额 12.8 万\n- 预计 12月18日 签约"
NEW_LEAD = "@销售助理 新建线索 上海智云科技 联系人张三 13800138000 预算50万 制造业 需求高"
LOOK = "这个客户去年聊过，资料在 https://example.com/zhiyun ，@张三 先看看。"
PAGE = '请看<a href="https://example.com/p3">项目页</a>，或者说“P3 甘特图”。'
AT_BOT = [{"id": "bot", "name": "销售助理"}]
BARS = ((80, 400, "#34c759"), (300, 640, "#3370ff"), (620, 900, "#f54a45"), (700, 1020, "#c9cdd4"))


class Story:
    """Posts bubbles into a world, a few minutes apart."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.minutes = 90
        self.picture = world.keep(_gantt(), "P3 甘特图.png", "image/png", "bot").key
        self.pdf = world.keep(PDF, "健康报告 第47周.pdf", "application/pdf", "bot").key
        self._cards = json.loads(CARDS.replace("PICTURE", self.picture))

    def say(self, chat: str, who: Sender, kind: str, text: str = "", **fields) -> Message:
        """One more bubble."""
        message = self.world.post(self.world.chats[chat], who, kind, text=text, **fields)
        self.world.age(message, self.minutes * 60)
        self.minutes -= 2
        return message

    def card(self, chat: str, name: str, **fields) -> Message:
        """A card of cards.json from the bot, as the platform remembers one that was sent."""
        card, via = self._cards[name], self.world.chats[chat].via
        memory = {"via": via, "task": card.get("task_id"), "batch": name}
        return self.say(chat, BOT, "card", card=card, memory=memory, **fields)

    def tell(self) -> None:
        """Fill the groups and private chats of 张三 and 陈静."""
        self._feishu_group()
        self._feishu_private()
        self._wecom_group()
        self._wecom_private()

    def _feishu_group(self) -> None:
        zhang, wang = Sender("ou_zhangsan", "张三"), Sender("ou_wangfang", "王芳")
        self.say("oc_sales", BOT, "system", "销售助理加入了群聊")
        asked = self.say("oc_sales", zhang, "text", NEW_LEAD, mentions=AT_BOT)
        self.card("oc_sales", "feishu_lead", reply_to=asked.id)
        self.say("oc_sales", wang, "text", LOOK, mentions=[{"id": "ou_zhangsan", "name": "张三"}])
        self.say("oc_sales", zhang, "text", "@销售助理 P3 甘特图", mentions=AT_BOT)
        self.say("oc_sales", BOT, "image", images=[self.picture], file=self.picture)
        self.say("oc_sales", BOT, "file", file=self.pdf)
        self.say("oc_sales", BOT, "markdown", MOVED)

    def _feishu_private(self) -> None:
        for name in ("feishu_buttons", "feishu_report", "feishu_form"):
            self.card("oc_p2p_ou_zhangsan", name)

    def _wecom_group(self) -> None:
        chen = Sender("chenjing", "陈静")
        self.say("wrQimingSales", chen, "text", "@销售助理 健康报告", mentions=AT_BOT)
        self.say("wrQimingSales", BOT, "stream", REPORT)
        self.card("wrQimingSales", "wecom_approval")
        self.card("wrQimingSales", "wecom_stamped")
        self.say("wrQimingSales", BOT, "stream", "正在画甘特图，稍后发给你", finished=False)

    def _wecom_private(self) -> None:
        chen = Sender("chenjing", "陈静")
        for name in ("wecom_news", "wecom_notice", "wecom_multiple", "wecom_vote"):
            self.card("app-chenjing", name)
        self.say("app-chenjing", chen, "text", "P3 现在什么情况？下周要去客户那里。")
        self.say("app-chenjing", BOT, "text", PAGE, cut=True)
        self.say("app-chenjing", BOT, "file", file=self.pdf)


def _gantt() -> bytes:
    image = Image.new("RGB", (1080, 560), "#ffffff")
    draw = ImageDraw.Draw(image)
    for row, (begin, end, colour) in enumerate(BARS):
        draw.rounded_rectangle((begin, 80 + row * 110, end, 140 + row * 110), 12, fill=colour)
    draw.line((560, 40, 560, 520), fill="#f54a45", width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
