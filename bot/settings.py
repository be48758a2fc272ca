"""The environment, read once into frozen settings; everything missing or wrong is told in one message."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.roles import Role

MOST_FILE_MB = 30  # no platform lets a bot send back more


class SettingsError(SystemExit):
    """The environment cannot be used; the message lists every reason."""


def hidden() -> str:
    """A field that never shows in a repr."""
    return field(repr=False, default="")


@dataclass(frozen=True)
class FeishuSettings:
    """A Feishu custom app. Encrypt key and verification token are those of its event settings."""

    app_id: str = ""
    app_secret: str = hidden()
    encrypt_key: str = hidden()
    verification_token: str = hidden()
    base_url: str = "https://open.feishu.cn"

    @property
    def on(self) -> bool:
        """Whether the platform is configured at all."""
        return bool(self.app_id)


@dataclass(frozen=True)
class WeComSettings:
    """A WeCom self-built app (private chats, cards, files)."""

    corp_id: str = ""
    agent_id: str = ""
    secret: str = hidden()
    token: str = hidden()
    aes_key: str = hidden()
    contact_secret: str = hidden()
    base_url: str = "https://qyapi.weixin.qq.com"

    @property
    def on(self) -> bool:
        """Whether the app is configured at all."""
        return bool(self.corp_id)


@dataclass(frozen=True)
class WeComBotSettings:
    """A WeCom bot (智能机器人, group chats)."""

    id: str = ""
    token: str = hidden()
    aes_key: str = hidden()
    secret: str = hidden()

    @property
    def on(self) -> bool:
        """Whether the bot is configured at all."""
        return bool(self.token)


@dataclass(frozen=True)
class Settings:
    """Everything the environment decides. `admins` are (platform, id) pairs."""

    database_url: str = field(default="sqlite:///var/bot.db", repr=False)  # may hold a password
    redis_url: str = hidden()
    queue_folder: str = "var/queue"  # of the embedded queue server
    secret_key: str = hidden()
    public_url: str = ""
    bot_name: str = "销售助理"
    timezone: str = "Asia/Shanghai"
    admins: tuple[tuple[str, str], ...] = ()
    default_role: str = ""
    files_url: str = "file://var/files"
    max_file_mb: str = "20"
    log_level: str = "INFO"
    metrics_token: str = hidden()
    prometheus_multiproc_dir: str = ""  # also read by prometheus_client itself
    feishu: FeishuSettings = field(default_factory=FeishuSettings)
    wecom: WeComSettings = field(default_factory=WeComSettings)
    wecom_bot: WeComBotSettings = field(default_factory=WeComBotSettings)

    @property
    def file_limit(self) -> int:
        """Bytes a file may have that is to be kept."""
        return int(self.max_file_mb) * 1024 * 1024

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Settings from environment variables. Raises SettingsError listing all that is wrong."""
        plain = {
            name: environ[name.upper()].strip()
            for name in (f.name for f in fields(cls))
            if environ.get(name.upper(), "").strip() and name != "admins"
        }
        settings = cls(
            **plain,
            admins=_admins(environ.get("ADMINS", "")),
            feishu=_part(FeishuSettings, "FEISHU_", environ),
            wecom=_part(WeComSettings, "WECOM_", environ),
            wecom_bot=_part(WeComBotSettings, "WECOM_BOT_", environ),
        )
        problems = list(_problems(settings))
        if problems:
            raise SettingsError("配置有误，请检查环境变量：\n" + "\n".join(f"- {p}" for p in problems))
        return settings


def _part(cls, prefix: str, environ: Mapping[str, str]):
    names = {f.name: prefix + f.name.upper() for f in fields(cls)}
    return cls(**{name: environ[key].strip() for name, key in names.items() if environ.get(key, "").strip()})


def _admins(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (item.strip().partition(":") for item in text.split(",") if item.strip())
    return tuple((platform, person) for platform, _, person in pairs)


def _problems(settings: Settings):
    if len(settings.secret_key) < 16:
        yield "SECRET_KEY 至少 16 个字符（例如 openssl rand -hex 32 的输出）"
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        yield f"TIMEZONE 不认识：{settings.timezone}"
    if not settings.database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        yield "DATABASE_URL 的写法是 sqlite:///路径 或 postgresql://…"
    yield from _wrong_addresses(settings)
    yield from _wrong_figures(settings)
    if settings.log_level not in _LEVELS:
        yield f"LOG_LEVEL 只能是 {'、'.join(_LEVELS)}"
    if settings.default_role and settings.default_role not in set(Role) - {Role.ADMIN}:
        yield f"DEFAULT_ROLE 不认识：{settings.default_role}"
    if any(platform not in ("feishu", "wecom") or not person for platform, person in settings.admins):
        yield "ADMINS 的写法是 feishu:ou_x,wecom:zhangsan"
    for part, prefix, names in _TOGETHER:
        yield from _missing(getattr(settings, part), names, prefix)
    yield from _wrong_keys(settings)


def _wrong_addresses(settings: Settings):
    if settings.redis_url and not settings.redis_url.startswith(("redis://", "rediss://", "unix://")):
        yield "REDIS_URL 的写法是 redis://主机:6379/0"
    if not settings.files_url.startswith("file://"):
        yield "FILES_URL 的写法是 file:///路径"
    if settings.public_url and not settings.public_url.startswith(("https://", "http://")):
        yield "PUBLIC_URL 要写全，例如 https://bot.example.com"
    if settings.prometheus_multiproc_dir and not Path(settings.prometheus_multiproc_dir).is_dir():
        yield f"PROMETHEUS_MULTIPROC_DIR 不是目录：{settings.prometheus_multiproc_dir}"


def _wrong_figures(settings: Settings):
    if not (settings.max_file_mb.isdecimal() and 1 <= int(settings.max_file_mb) <= MOST_FILE_MB):
        yield f"MAX_FILE_MB 是 1 到 {MOST_FILE_MB} 的整数：单个文件最多多少 MB"
    if settings.metrics_token and len(settings.metrics_token) < 16:
        yield "METRICS_TOKEN 至少 16 个字符"
    if settings.wecom.agent_id and not settings.wecom.agent_id.isdecimal():
        yield "WECOM_AGENT_ID 必须是数字"


_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_TOGETHER = (
    ("feishu", "FEISHU_", ("app_id", "app_secret", "encrypt_key", "verification_token")),
    ("wecom", "WECOM_", ("corp_id", "agent_id", "secret", "token", "aes_key")),
    ("wecom_bot", "WECOM_BOT_", ("id", "token", "aes_key")),
)


def _missing(part: object, names: tuple[str, ...], prefix: str):
    given = [name for name in names if getattr(part, name)]
    if given and len(given) < len(names):
        yield "还缺 " + "、".join(prefix + name.upper() for name in names if name not in given)


def _wrong_keys(settings: Settings):
    keys = {"WECOM_AES_KEY": settings.wecom.aes_key, "WECOM_BOT_AES_KEY": settings.wecom_bot.aes_key}
    for name, key in keys.items():
        if key and not (len(key) == 43 and key.isalnum() and key.isascii()):
            yield f"{name} 必须是 43 个字母或数字"
