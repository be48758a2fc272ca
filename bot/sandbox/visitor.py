"""What a person does in the chat page: say, press, open a chat. Page and tests call the same."""

from bot.sandbox import courier, views
from bot.sandbox.box import Box
from bot.sandbox.feishu import events
from bot.sandbox.feishu import says as feishu
from bot.sandbox.wecom import app, bot
from bot.sandbox.wecom import says as wecom
from bot.sandbox.words import Words
from bot.sandbox.world import Chat, Message, Sender


class Refused(Exception):
    """The client would not let the person do that; the text says why."""


class Visitor:
    """One person of one platform, acting through the platform's client."""

    def __init__(self, box: Box, who: str) -> None:
        self.box = box
        self.platform, _, self.id = who.partition(":")
        self._side = feishu if self.platform == "feishu" else wecom
        person = box.world.person(self.platform, self.id)
        if person is None:
            raise Refused(f"没有这个人：{who}")
        self.person = person

    @property
    def sender(self) -> Sender:
        """How their bubbles are signed."""
        return Sender(self.id, self.person.name)

    def chat(self, id: str) -> Chat:
        """A chat they are a member of. Raises Refused."""
        chat = self.box.world.chats.get(id)
        if chat is None or self.id not in chat.members or chat.platform != self.platform:
            raise Refused("你不在这个会话里。")
        return chat

    def message(self, id: str) -> Message:
        """A message they can see. Raises Refused."""
        message = self.box.world.messages.get(id)
        if message is None:
            raise Refused("没有这条消息。")
        self.chat(message.chat)
        return message

    def messages(self, chat: str) -> list[dict]:
        """A conversation as they see it, oldest first."""
        self.chat(chat)
        return [views.message_view(self.box, m, self.id) for m in self.box.world.messages_in(chat)]

    def say(self, chat: str, text: str = "", **rest) -> dict:
        """Say something; {message, delivery}. Delivery is None when the bot is not told (no @ in a group)."""
        self._must_be_here()
        words = Words(text, **rest)
        if not (words.text.strip() or words.file):
            raise Refused("还没写内容。")
        if words.file and words.file not in self.box.world.files:
            raise Refused("没有这个文件。")
        message, outcome = self._side.say(self.box, self.sender, self.chat(chat), words)
        return {
            "message": views.message_view(self.box, message, self.id),
            "delivery": outcome and outcome.as_json(),
        }

    def press(self, message: str, **press) -> dict:
        """Press something on a card; {toast?, error?} as the client shows it."""
        self._must_be_here()
        return self._side.press(self.box, self.sender, self.message(message), press)

    def enter(self, chat: str) -> dict:
        """Open a private chat with the bot; {delivery}."""
        self._must_be_here()
        outcome = self._side.enter(self.box, self.sender, self.chat(chat))
        return {"delivery": outcome and outcome.as_json()}

    def menu(self, key: str) -> dict:
        """Choose an entry of the bot's menu; {delivery}."""
        self._must_be_here()
        return {"delivery": self._side.menu(self.box, self.sender, key).as_json()}

    def leave(self) -> dict:
        """Leave the company; the bot is told. {delivery}"""
        self.box.world.left.add((self.platform, self.id))
        return {"delivery": self._side.leave(self.box, self.sender).as_json()}

    def arrive(self) -> dict:
        """Come (back) into the company; WeCom's app is told. {delivery}"""
        self.box.world.left.discard((self.platform, self.id))
        outcome = wecom.subscribe(self.box, self.sender) if self.platform == "wecom" else None
        return {"delivery": outcome and outcome.as_json()}

    def _must_be_here(self) -> None:
        if not self.box.world.present(self.platform, self.id):
            raise Refused(f"{self.person.name} 已经离职，登录不了。")


def verify(box: Box) -> dict[str, bool]:
    """What saving the callback addresses in the consoles does: {address: whether the bot answered right}."""
    return {
        events.PATH: events.verify_url(box),
        app.PATH: app.verify_url(box, app.PATH, app.crypto(box)),
        bot.PATH: app.verify_url(box, bot.PATH, bot.crypto(box)),
    }


def join(box: Box, chat: Chat) -> dict:
    """The bot is added to a group; {delivery}. WeCom tells its bot nothing about that."""
    chat.bot_in = True
    outcome = feishu.join(box, chat) if chat.platform == "feishu" else None
    return {"delivery": outcome and outcome.as_json()}


def expel(box: Box, chat: Chat) -> dict:
    """The bot is taken out of a group; {delivery}."""
    chat.bot_in = False
    outcome = feishu.expel(box, chat) if chat.platform == "feishu" else None
    return {"delivery": outcome and outcome.as_json()}


def repeat(box: Box, message: str, times: int = 1) -> dict:
    """Deliver the last callback about a message again; {deliveries}."""
    delivery = box.deliveries.get(message)
    if delivery is None:
        raise Refused("这条消息没有送给过机器人。")
    outcomes = [courier.attempt(box, delivery, number + 1) for number in range(times)]
    return {"deliveries": [outcome.as_json() for outcome in outcomes]}
