"""Company names and phone numbers made comparable, and phone numbers made safe to show."""

import re
import unicodedata

_FORMS = ("有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "集团", "公司")
_REGION = re.compile(
    "^(?:"
    "北京|上海|天津|重庆|广州|深圳|杭州|苏州|南京|成都|武汉|西安|长沙|青岛|"
    "厦门|宁波|无锡|合肥|郑州|济南|大连|沈阳|福州|昆明|东莞|佛山|石家庄|太原|"
    "南昌|南宁|贵阳|海口|哈尔滨|长春|兰州|呼和浩特|乌鲁木齐|银川|西宁|拉萨|江苏|"
    "浙江|广东|山东|四川|湖北|湖南|河南|河北|福建|安徽|江西|陕西|山西|辽宁|"
    "吉林|黑龙江|云南|贵州|广西|海南|甘肃|青海|内蒙古|宁夏|新疆|西藏|中国"
    ")(?:省|市)?"
)
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_NOISE = re.compile(r"[\W_]+")


def plain_name(company: str) -> str:
    """A company's name without brackets, region, legal form and case: 上海智云科技有限公司 is 智云科技.

    What would be left of fewer than two characters stays as it was.
    """
    name = _NOISE.sub("", unicodedata.normalize("NFKC", _BRACKETS.sub("", company))).casefold()
    for ending in _FORMS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            name = name.removesuffix(ending)
            break
    bare = _REGION.sub("", name)
    return bare if len(bare) >= 2 else name


def plain_phone(phone: str) -> str:
    """Digits only, without the country's 86."""
    digits = re.sub(r"\D", "", phone)
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def masked_phone(phone: str) -> str:
    """A number that tells people apart and cannot be dialled: 138****8000."""
    return phone[:3] + "****" + phone[-4:] if len(phone) >= 8 else "****" if phone else ""
