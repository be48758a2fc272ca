"""Help: a welcome, the topics, and what belongs to one topic."""

from collections.abc import Sequence

from cards.elements import Button, Buttons, Card, Element, Note, Text, Tone, button

FIRST = ("新建线索 上海智云科技 联系人张三 13800138000 预算50万", "转商机 L12", "我的待办", "P3 甘特图")


def welcome_card(bot: str, topics: Sequence[str], group: bool) -> Card:
    """What the bot is for and how to begin."""
    call = f"在群里 @{bot} 再说话；" if group else ""
    return Card(
        f"你好，我是{bot}",
        (
            Text("线索、商机、任务、报价审批、甘特图和健康报告，在聊天里说一句就办好。"),
            Text("试试：\n" + "\n".join(f"· {line}" for line in FIRST)),
            Note(f"{call}说错了就发「撤销」。"),
            Buttons(topic_buttons(topics)),
        ),
        Tone.GOING,
    )


def topics_card(topics: Sequence[tuple[str, str]], page: Sequence[str]) -> Card:
    """Every topic with what it can do, as (topic, verbs)."""
    lines = "\n".join(f"· {topic}：{verbs}" for topic, verbs in topics)
    body = (
        Text(lines),
        Note("想看怎么说，发「帮助 线索」「帮助 任务」……"),
        Buttons(topic_buttons(page)),
    )
    return Card("我能做这些", body, Tone.GOING)


def topic_card(topic: str, entries: Sequence[tuple[str, str]], more: int = 0) -> Card:
    """What can be said about one topic, as (what it does, example)."""
    lines = "\n".join(f"· {example}　{about}" for about, example in entries)
    body: list[Element] = [Text(lines)]
    if more:
        body.append(Note(f"还有 {more} 条，发「帮助 {topic} 全部」"))
    body.append(Buttons((button("所有主题", "help"), button("我的待办", "my_tasks"))))
    return Card(f"帮助 · {topic}", tuple(body), Tone.GOING)


def topic_buttons(topics: Sequence[str]) -> tuple[Button, ...]:
    """A button for each of the first topics."""
    return tuple(button(topic, "help", topic=topic) for topic in topics[:4])
