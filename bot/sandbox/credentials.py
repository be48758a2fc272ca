"""What both companies typed into the platforms' consoles: the same values the bot is started with."""

import base64
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Credentials:
    """App ids and secrets; a field is the environment variable of the same name in lower case."""

    feishu_app_id: str = ""
    feishu_app_secret: str = ""
    feishu_encrypt_key: str = ""
    feishu_verification_token: str = ""
    wecom_corp_id: str = ""
    wecom_agent_id: str = ""
    wecom_secret: str = ""
    wecom_token: str = ""
    wecom_aes_key: str = ""
    wecom_contact_secret: str = ""
    wecom_bot_id: str = ""
    wecom_bot_token: str = ""
    wecom_bot_aes_key: str = ""
    bot_name: str = "销售助理"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Credentials":
        """Credentials from environment variables; what is missing stays empty."""
        names = {f.name: f.name.upper() for f in fields(cls)}
        return cls(
            **{name: environ[key].strip() for name, key in names.items() if environ.get(key, "").strip()}
        )

    @classmethod
    def made_up(cls) -> "Credentials":
        """Fresh credentials of the right shapes, for demos and tests."""
        return cls(
            feishu_app_id="cli_" + secrets.token_hex(8),
            feishu_app_secret=secrets.token_hex(16),
            feishu_encrypt_key=secrets.token_hex(12),
            feishu_verification_token=secrets.token_hex(16),
            wecom_corp_id="ww" + secrets.token_hex(8),
            wecom_agent_id="1000002",
            wecom_secret=secrets.token_hex(20),
            wecom_token=secrets.token_hex(8),
            wecom_aes_key=_aes_key(),
            wecom_contact_secret=secrets.token_hex(20),
            wecom_bot_id="aib" + secrets.token_hex(8),
            wecom_bot_token=secrets.token_hex(8),
            wecom_bot_aes_key=_aes_key(),
        )

    def environ(self) -> dict[str, str]:
        """The environment variables a bot needs to be this app."""
        return {f.name.upper(): getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}

    def secret_values(self) -> tuple[str, ...]:
        """Everything that must not be shown in a log."""
        return tuple(
            value
            for name, value in self.environ().items()
            if value and any(word in name for word in ("SECRET", "TOKEN", "KEY"))
        )


def _aes_key() -> str:
    """43 letters and digits that decode to 32 bytes, as the WeCom console makes them."""
    while True:
        key = base64.b64encode(os.urandom(32)).decode().rstrip("=")
        if key.isalnum():
            return key
