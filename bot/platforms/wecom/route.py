"""Which channel a message takes. docs/platforms.md shows the choices as a table.

Person: the app. Group: the running answer while it is asked for, then the one-time answer address (for one
message), then the push. What a group cannot be given goes to the person who asked, and the group is told so.
"""

from dataclasses import dataclass, replace

from bot.message import Address, FileRef, Reply
from bot.platforms.wecom.bot_answers import carried
from bot.platforms.wecom.words import (
    APP_TEXT,
    BOT_MARKDOWN,
    PUSH_MARKDOWN,
    PUSH_TEXT,
    joined,
    split,
    spoken,
    whole,
    with_pictures,
)

APP, URL, PUSH, NOWHERE = "app", "url", "push", "nowhere"

Piece = tuple[Address, Reply]


@dataclass(frozen=True)
class Route:
    """Chooses channels; `app` says whether the self-built app is configured."""

    app: bool

    def pieces(self, address: Address, reply: Reply) -> list[Piece]:
        """The single messages a reply becomes: text, card and files, each for its channel, nothing lost.

        Only pieces whose address keeps its `stream` may ride in the running answer.
        """
        reply = with_pictures(reply)
        if address.stream:
            return self._riding(address, reply)
        if address.answer_url:
            return self._answered(address, reply)
        if address.push and address.kind != "p2p":
            return _alone(_pushed(address), reply)
        return _alone(self.privately(address), reply)

    def privately(self, address: Address) -> Address:
        """The app's chat with the person an address is about, or nowhere."""
        if address.kind == "p2p" and address.via in ("", APP) and self.app:
            return replace(address, answer_url="", stream="")
        person = address.person or (address.chat if address.kind == "p2p" else "")
        if not (self.app and person):
            return replace(address, via=NOWHERE, answer_url="", stream="", push="")
        return Address(address.platform, kind="p2p", via=APP, person=person)

    def _riding(self, address: Address, reply: Reply) -> list[Piece]:
        """Text and pictures ride; other files and cards take the way they would take later."""
        later = replace(address, stream="")
        if not carried(Reply(text=reply.text, mention=reply.mention)):
            return self.pieces(later, reply)
        shown = tuple(file for file in reply.files if carried(Reply(files=(file,))))
        files = tuple(file for file in reply.files if file not in shown)
        note = self._note(later, files)
        ridden = replace(reply, text=_lines(reply.text, note), card=None, files=shown)
        said = [(address, ridden)] if ridden.text or ridden.files or ridden.mention else []
        cards = self.pieces(later, Reply(card=reply.card)) if reply.card else []
        return said + cards + [(self._files_to(later), Reply(files=(file,))) for file in files]

    def _answered(self, address: Address, reply: Reply) -> list[Piece]:
        """One message by response_url; files and what is left by push or privately."""
        one = joined(replace(reply, files=(), text=_lines(reply.text, self._note(address, reply.files))))
        here, after = replace(address, via=URL, push="", stream=""), self._files_to(address)
        said = split_reply(one, BOT_MARKDOWN)
        rest = said[1:] + [Reply(files=(file,)) for file in reply.files]
        return [(here, piece) for piece in said[:1]] + [(after, piece) for piece in rest]

    def _files_to(self, address: Address) -> Address:
        return _pushed(address) if address.push else self.privately(address)

    def _note(self, address: Address, files: tuple[FileRef, ...]) -> str:
        """What the group is told about files it cannot be given."""
        to, names = self._files_to(address), "".join(f"《{file.name}》" for file in files)
        if not files or to.via == PUSH:
            return ""
        if to.via == NOWHERE:
            return f"{names}在这里发不出来：请管理员给这个群绑定推送，或配置自建应用。"
        return f"{names}已私信发给你。"


def split_reply(reply: Reply, limit: int) -> list[Reply]:
    """Text in pieces of at most `limit` bytes (the names before it counted), then the card."""
    names = len(spoken(replace(reply, text="")).encode())
    texts = split(reply.text, limit - names) or ([""] if reply.mention and not reply.card else [])
    said = [Reply(text=text, mention=() if place else reply.mention) for place, text in enumerate(texts)]
    return said + ([Reply(card=reply.card)] if reply.card else [])


def _alone(address: Address, reply: Reply) -> list[Piece]:
    limit = APP_TEXT
    if address.via == PUSH:
        limit = PUSH_TEXT if reply.mention else PUSH_MARKDOWN
    reply = whole(reply, "push" if address.via == PUSH else "app")
    parts = split_reply(reply, limit) + [Reply(files=(file,)) for file in reply.files]
    return [(address, reply if len(parts) == 1 else part) for part in parts]


def _pushed(address: Address) -> Address:
    return replace(address, via=PUSH, answer_url="", stream="", reply_to="")


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
