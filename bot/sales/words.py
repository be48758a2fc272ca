"""Days, money and shares as Chinese salespeople write them. Times come in already in the reader's zone."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_WEEKDAYS = "一二三四五六日"
_SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "HKD": "HK$", "JPY": "JP¥", "GBP": "£"}
_UNITS = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元", "GBP": "英镑"}
_CENT = Decimal("0.01")
_MYRIAD = Decimal(10_000)
_SCALES = ((Decimal(1), ""), (_MYRIAD, "万"), (_MYRIAD**2, "亿"))


def weekday_words(day: date) -> str:
    """The weekday: 周五."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def day_words(day: date, today: date | None = None) -> str:
    """A day with its weekday, 11月27日 周五; the year leads when `today` lies in another one."""
    year = f"{day.year}年" if today is not None and today.year != day.year else ""
    return f"{year}{day.month}月{day.day}日 {weekday_words(day)}"


def moment_words(moment: datetime, today: date | None = None) -> str:
    """A point in time in the reader's zone: 11月27日 周五 15:00."""
    return f"{day_words(moment.date(), today)} {moment:%H:%M}"


def near_words(day: date, today: date) -> str:
    """A day as people say it: 昨天, 今天, 明天 or 后天, else as `day_words`."""
    return {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}.get((day - today).days) or day_words(day, today)


def short_day(day: date, today: date | None = None) -> str:
    """A day where room is scarce, 11/27; 27/1/4 when `today` lies in another year."""
    year = f"{day:%y}/" if today is not None and today.year != day.year else ""
    return f"{year}{day.month}/{day.day}"


def due_words(due: date, today: date) -> str:
    """How a deadline stands today: 超期 6 天, 今天到期, 明天到期, 还有 3 天."""
    left = (due - today).days
    if left < 0:
        return days_late_words(-left)
    return {0: "今天到期", 1: "明天到期"}.get(left, f"还有 {left} 天")


def days_late_words(days: int) -> str:
    """Days late in words; none or fewer is on time: 超期 6 天, 按期."""
    return f"超期 {days} 天" if days > 0 else "按期"


def ago_words(day: date, today: date) -> str:
    """How long ago a day was: 今天, 昨天, 6 天前."""
    days = (today - day).days
    return {0: "今天", 1: "昨天"}.get(days, f"{days} 天前")


def money_words(amount: Decimal, currency: str = "CNY") -> str:
    """An amount as people say it, to two places of its unit: 8,500 元, 12.8 万, 1.2 亿, 3 万美元."""
    scale, name = next((step for step in _SCALES if abs(_in_unit(amount, step[0])) < _MYRIAD), _SCALES[-1])
    unit = name + ("" if name and currency == "CNY" else _UNITS.get(currency, f" {currency}"))
    return f"{_trimmed(_in_unit(amount, scale))} {unit.strip()}"


def _in_unit(amount: Decimal, scale: Decimal) -> Decimal:
    return (amount / scale).quantize(_CENT, ROUND_HALF_UP)


def money_full(amount: Decimal, currency: str = "CNY") -> str:
    """An amount to the cent, as it is signed for: ¥128,000.00."""
    exact = amount.quantize(_CENT, ROUND_HALF_UP)
    sign = "-" if exact < 0 else ""
    return f"{sign}{_SYMBOLS.get(currency, currency + ' ')}{abs(exact):,.2f}"


def share_words(ratio: Decimal | float | None, places: int = 0) -> str:
    """A ratio as a percentage: 78%; nothing to divide by is a dash."""
    if ratio is None:
        return "—"
    step = Decimal(1).scaleb(-places)
    return f"{(Decimal(str(ratio)) * 100).quantize(step, ROUND_HALF_UP)}%"


def discount_words(ratio: Decimal) -> str:
    """The share to pay, as traders say it: 0.9 is 9 折, 0.95 is 9.5 折, 1 is 原价."""
    return "原价" if ratio == 1 else f"{_trimmed(ratio * 10)} 折"


def count_words(count: int, measure: str) -> str:
    """A count with its measure word: 3 个项目."""
    return f"{count:,} {measure}"


def _trimmed(figure: Decimal) -> str:
    """Digits with thousands marks and no trailing zeros after the point."""
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
