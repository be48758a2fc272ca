"""A pretend WeCom and Feishu that speak the real encrypted protocol to the bot; nothing imports it."""

from bot.sandbox.credentials import Credentials
from bot.sandbox.server import Sandbox

__all__ = ["Credentials", "Sandbox"]
