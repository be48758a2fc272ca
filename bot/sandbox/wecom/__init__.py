"""WeCom as the bot sees it: the self-built app, the 智能机器人 and the group push."""
