"""The environment is read once; everything wrong is told at once; secrets stay hidden."""

import logging

import pytest

from bot.app import quiet_logs
from bot.message import Address, ChatRef, Event, Press
from bot.platforms.base import Posted
from bot.settings import Settings, SettingsError

GOOD = {"SECRET_KEY": "k" * 32}
FEISHU = {
    "FEISHU_APP_ID": "cli_x",
    "FEISHU_APP_SECRET": "s3cret-app",
    "FEISHU_ENCRYPT_KEY": "s3cret-enc",
    "FEISHU_VERIFICATION_TOKEN": "s3cret-tok",
}


def test_defaults_are_those_of_a_small_installation():
    """什么都不配，也能在一台机器上跑起来。"""
    settings = Settings.from_env(GOOD)

    assert settings.database_url == "sqlite:///var/bot.db"
    assert not settings.feishu.on


def test_everything_wrong_is_told_in_one_message():
    """所有问题一次说完。"""
    wrong = {"FEISHU_APP_ID": "cli_x", "WECOM_AES_KEY": "short", "TIMEZONE": "Mars", "ADMINS": "zhangsan"}

    with pytest.raises(SettingsError) as told:
        Settings.from_env(wrong)

    for name in ("SECRET_KEY", "FEISHU_APP_SECRET", "WECOM_CORP_ID", "WECOM_AES_KEY", "TIMEZONE", "ADMINS"):
        assert name in str(told.value)


def test_addresses_and_numbers_are_checked_at_start():
    """地址、级别、应用编号写错了，启动时就说。"""
    wrong = {
        **GOOD, "DATABASE_URL": "mysql://h/bot", "REDIS_URL": "localhost", "FILES_URL": "/data",
        "LOG_LEVEL": "LOUD", "WECOM_CORP_ID": "ww", "WECOM_AGENT_ID": "one",
        "PUBLIC_URL": "bot.example.com", "MAX_FILE_MB": "31",
    }  # fmt: skip

    with pytest.raises(SettingsError) as told:
        Settings.from_env(wrong)

    for name in ("DATABASE_URL", "REDIS_URL", "FILES_URL", "LOG_LEVEL", "WECOM_AGENT_ID", "PUBLIC_URL",
                 "MAX_FILE_MB"):  # fmt: skip
        assert name in str(told.value)


def test_addresses_that_open_something_do_not_show_in_a_repr():
    """推送密钥、一次性地址和卡片凭据，打印事件时看不到。"""
    where = Address("wecom", push="s3cret-push", answer_url="https://h/?code=s3cret-url")
    press = Press("approve", {}, credential="s3cret-card")
    event = Event("wecom", "k", "press", ChatRef("wecom", "c"), press=press, answer_url="https://h/s3cret")

    assert "s3cret" not in f"{where}{event}{Posted(where, 'c1', credential='s3cret-2')}"


def test_talkative_libraries_stay_quiet_at_every_level():
    """LOG_LEVEL=DEBUG 时，别的库也不会把令牌、推送密钥和电话写进日志。"""
    for name in ("urllib3", "requests", "peewee", "Lark"):
        logging.getLogger(name).setLevel(logging.NOTSET)

    quiet_logs("DEBUG")

    for name in ("urllib3.connectionpool", "peewee", "Lark"):
        assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)


def test_admins_are_pairs_of_platform_and_id():
    """ADMINS 逐个读出平台和账号。"""
    settings = Settings.from_env({**GOOD, "ADMINS": "feishu:ou_x, wecom:zhangsan"})

    assert settings.admins == (("feishu", "ou_x"), ("wecom", "zhangsan"))


def test_secrets_do_not_show_in_a_repr():
    """打印配置时看不到任何密钥。"""
    stores = {"DATABASE_URL": "postgresql://bot:s3cret-db@h/bot", "REDIS_URL": "redis://:s3cret-q@h/0"}

    shown = repr(Settings.from_env({**GOOD, **FEISHU, **stores}))

    assert "s3cret" not in shown
    assert "kkkk" not in shown
