"""Feishu as the bot sees it: events and card callbacks out, the open API in."""
