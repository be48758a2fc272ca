"""The environment is read once; everything wrong is told at once; secrets stay hidden."""

import pytest

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


def test_admins_are_pairs_of_platform_and_id():
    """ADMINS 逐个读出平台和账号。"""
    settings = Settings.from_env({**GOOD, "ADMINS": "feishu:ou_x, wecom:zhangsan"})

    assert settings.admins == (("feishu", "ou_x"), ("wecom", "zhangsan"))


def test_secrets_do_not_show_in_a_repr():
    """打印配置时看不到任何密钥。"""
    shown = repr(Settings.from_env({**GOOD, **FEISHU}))

    assert "s3cret" not in shown
    assert "kkkk" not in shown
