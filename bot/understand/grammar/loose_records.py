"""Core words for quotes, tags, files, wishes and roles, as in `loose`: what bears an order out stands behind them."""

from bot.understand.grammar.loose import hint

_SOFTLY = r"(?:一下|了|吧|呗|哈|啊|呀|啦|咯|哦|嘛)*"

HINTS = (
    hint(
        "submit_quote",
        r"(?:提交(?:一?下)?(?:去)?(?:审批|审核)?(?:流程)?|送(?:去|上去)?(?:审批|审核|审)|报审|提审|送批|报批|"
        rf"(?:发起|走)(?:一?下|个)?(?:审批|审核)(?:流程)?){_SOFTLY}(?!人|时间|流程|的)",
        "quote",
        alone=False,
    ),
    hint(
        "approve",
        rf"(?:审批同意|审批通过|审核通过|同意|批准|核准|批了|准了|放行){_SOFTLY}(?!人|时间|文件|率|的)",
        "quote",
        alone=False,
    ),
)
