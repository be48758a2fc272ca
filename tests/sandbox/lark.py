"""The real lark_oapi against the sandbox, loaded the light way: bare packages for its __init__ files."""

import importlib.metadata
import json
import sys
from pathlib import Path
from types import ModuleType

_BARE = ("", "api", "api/im", "api/im/v1", "api/im/v1/model", "api/im/v1/resource", "api/contact")

_root = Path(importlib.metadata.distribution("lark-oapi").locate_file("lark_oapi"))
for _part in _BARE:
    _name = ".".join(["lark_oapi", *_part.split("/")]).rstrip(".")
    if _name not in sys.modules:
        _package = ModuleType(_name)
        _package.__path__ = [str(_root / _part)]
        sys.modules[_name] = _package

from lark_oapi.api.im.v1.model.create_file_request import CreateFileRequest  # noqa: E402
from lark_oapi.api.im.v1.model.create_file_request_body import CreateFileRequestBody  # noqa: E402
from lark_oapi.api.im.v1.model.create_image_request import CreateImageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.create_image_request_body import CreateImageRequestBody  # noqa: E402
from lark_oapi.api.im.v1.model.create_message_request import CreateMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.create_message_request_body import CreateMessageRequestBody  # noqa: E402
from lark_oapi.api.im.v1.model.delete_message_request import DeleteMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.get_chat_members_request import GetChatMembersRequest  # noqa: E402
from lark_oapi.api.im.v1.model.get_message_request import GetMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.get_message_resource_request import GetMessageResourceRequest  # noqa: E402
from lark_oapi.api.im.v1.model.patch_message_request import PatchMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.patch_message_request_body import PatchMessageRequestBody  # noqa: E402
from lark_oapi.api.im.v1.model.reply_message_request import ReplyMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.reply_message_request_body import ReplyMessageRequestBody  # noqa: E402
from lark_oapi.api.im.v1.model.update_message_request import UpdateMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.update_message_request_body import UpdateMessageRequestBody  # noqa: E402
from lark_oapi.api.im.v1.resource.chat_members import ChatMembers  # noqa: E402
from lark_oapi.api.im.v1.resource.file import File  # noqa: E402
from lark_oapi.api.im.v1.resource.image import Image  # noqa: E402
from lark_oapi.api.im.v1.resource.message import Message  # noqa: E402
from lark_oapi.api.im.v1.resource.message_resource import MessageResource  # noqa: E402
from lark_oapi.core.cache import LocalCache  # noqa: E402
from lark_oapi.core.model import Config  # noqa: E402
from lark_oapi.core.token import TokenManager  # noqa: E402
from lark_oapi.core.utils.decryptor import AESCipher  # noqa: E402

__all__ = ["AESCipher", "Lark"]


class Lark:
    """The calls a bot makes, by the real SDK; every call gives the SDK's response."""

    def __init__(self, origin: str, app_id: str, secret: str) -> None:
        self.conf = Config()
        self.conf.app_id, self.conf.app_secret = app_id, secret
        self.conf.domain, self.conf.timeout = origin, 5
        self.forget_token()

    def forget_token(self) -> None:
        """What a client does after 99991663."""
        TokenManager.cache = LocalCache()

    def send(self, to: str, kind: str, content: object, uuid: str = "", id_type: str = "chat_id"):
        """im.v1.message.create; `content` as an object is dumped, a string goes as it is."""
        body = CreateMessageRequestBody.builder().receive_id(to).msg_type(kind).content(_dump(content))
        request = CreateMessageRequest.builder().receive_id_type(id_type)
        return Message(self.conf).create(request.request_body(body.uuid(uuid).build()).build())

    def reply(self, message: str, content: dict, in_thread: bool = False):
        """im.v1.message.reply with a text."""
        body = ReplyMessageRequestBody.builder().msg_type("text").content(_dump(content))
        body = body.reply_in_thread(in_thread).build()
        request = ReplyMessageRequest.builder().message_id(message).request_body(body)
        return Message(self.conf).reply(request.build())

    def patch(self, message: str, card: dict):
        """im.v1.message.patch."""
        body = PatchMessageRequestBody.builder().content(_dump(card)).build()
        return Message(self.conf).patch(
            PatchMessageRequest.builder().message_id(message).request_body(body).build()
        )

    def put(self, message: str, text: str):
        """im.v1.message.update."""
        body = UpdateMessageRequestBody.builder().msg_type("text").content(_dump({"text": text})).build()
        return Message(self.conf).update(
            UpdateMessageRequest.builder().message_id(message).request_body(body).build()
        )

    def delete(self, message: str):
        """im.v1.message.delete."""
        return Message(self.conf).delete(DeleteMessageRequest.builder().message_id(message).build())

    def get(self, message: str):
        """im.v1.message.get."""
        return Message(self.conf).get(GetMessageRequest.builder().message_id(message).build())

    def image(self, data):
        """im.v1.image.create from a file object."""
        body = CreateImageRequestBody.builder().image_type("message").image(data).build()
        return Image(self.conf).create(CreateImageRequest.builder().request_body(body).build())

    def file(self, data, name: str, kind: str = "pdf"):
        """im.v1.file.create from a file object."""
        body = CreateFileRequestBody.builder().file_type(kind).file_name(name).file(data).build()
        return File(self.conf).create(CreateFileRequest.builder().request_body(body).build())

    def resource(self, message: str, key: str, kind: str):
        """im.v1.message_resource.get."""
        request = GetMessageResourceRequest.builder().message_id(message).file_key(key).type(kind)
        return MessageResource(self.conf).get(request.build())

    def members(self, chat: str):
        """im.v1.chat_members.get."""
        return ChatMembers(self.conf).get(GetChatMembersRequest.builder().chat_id(chat).build())


def _dump(content: object) -> str:
    return content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
