"""The light way into lark_oapi: the only file that imports it.

`import lark_oapi` costs over a second and 160 MB because its `__init__` files import every product. Bare
packages standing in their place let the few modules we call load alone (written against lark-oapi 1.7.5).
The SDK also opens a new connection for every call; `pool` gives its transport a session that keeps them.
"""

import importlib.util
import logging
import os
import sys
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from types import ModuleType

import requests
from requests.adapters import HTTPAdapter

_BARE = ("", "api", "api/im", "api/im/v1", "api/im/v1/model", "api/im/v1/resource")


def _install_light_lark() -> None:
    spec = importlib.util.find_spec("lark_oapi")
    if spec is None or spec.origin is None:
        raise ImportError("lark_oapi is not installed")
    root = Path(spec.origin).parent
    for part in _BARE:
        name = ".".join(["lark_oapi", *part.split("/")]).rstrip(".")
        package = ModuleType(name)
        package.__path__ = [str(root / part)]
        sys.modules[name] = package


if "lark_oapi" not in sys.modules:
    _install_light_lark()

from lark_oapi.api.im.v1.model.create_file_request import CreateFileRequest  # noqa: E402
from lark_oapi.api.im.v1.model.create_image_request import CreateImageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.create_message_request import CreateMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.get_message_resource_request import GetMessageResourceRequest  # noqa: E402
from lark_oapi.api.im.v1.model.patch_message_request import PatchMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.model.reply_message_request import ReplyMessageRequest  # noqa: E402
from lark_oapi.api.im.v1.resource.file import File  # noqa: E402
from lark_oapi.api.im.v1.resource.image import Image  # noqa: E402
from lark_oapi.api.im.v1.resource.message import Message  # noqa: E402
from lark_oapi.api.im.v1.resource.message_resource import MessageResource  # noqa: E402
from lark_oapi.core.enum import AccessTokenType, HttpMethod  # noqa: E402
from lark_oapi.core.exception import ObtainAccessTokenException, UnmarshalException  # noqa: E402
from lark_oapi.core.http import transport  # noqa: E402
from lark_oapi.core.model import BaseRequest, BaseResponse, Config, RequestOption  # noqa: E402
from lark_oapi.core.token import TokenManager, verify  # noqa: E402

__all__ = [
    "AccessTokenType", "BaseRequest", "BaseResponse", "Config", "CreateFileRequest", "CreateImageRequest",
    "CreateMessageRequest", "File", "GetMessageResourceRequest", "HttpMethod", "Image", "Message",
    "MessageResource", "ObtainAccessTokenException", "PatchMessageRequest", "ReplyMessageRequest",
    "RequestOption", "TokenManager", "UnmarshalException", "pool", "transport", "verify",
]  # fmt: skip

logging.getLogger("Lark").handlers.clear()  # it would write to stdout past our log


def pool(base_url: str) -> None:
    """Have the SDK's calls share kept connections; cookies are refused.

    Proxy and certificate settings of the environment are read once, not on every call.
    """
    session = requests.Session()
    found = session.merge_environment_settings(base_url, {}, False, None, None)
    session.proxies, session.verify, session.trust_env = found["proxies"], found["verify"], False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    transport.requests = session


def _part_from_parent() -> None:
    """A forked process must not write into its parent's connections."""
    if isinstance(transport.requests, requests.Session):
        for scheme in ("https://", "http://"):
            transport.requests.mount(scheme, HTTPAdapter())


os.register_at_fork(after_in_child=_part_from_parent)
