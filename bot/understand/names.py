"""Names of files, and whether a piece of text can be the name of a customer or project at all."""

import re

_EXT = (
    "docx?|xlsx?|pptx?|pdf|txt|csv|md|png|jpe?g|gif|zip|rar|7z|mp3|mp4|m4a|wav|amr|vsdx?|mpp|xmind|"
    "dwg|key|pages|numbers|wps|et|ofd|html?|json|psd|ai|svg|eml|log"
)
_FILE = re.compile(rf"[^\s,，。;；:：、!！?？《》「」\"'<>|*]{{1,120}}?\.(?:{_EXT})(?![a-z0-9])")
_LEAD = re.compile(
    r"^(?:(?:请|麻烦|帮我|帮忙|把|将|给我|想看看|想看|看一下|看看|看下|看|查一下|查看|查下|查|附件|上传|文件|"
    r"这个|那个|下载|打开|attach|upload|历史版本|关于|的|versions of|history of)\s*)+"
)
_TAKING = re.compile(
    r"^[^(（\[【]*[一-龥](?:把|将)(?=\S{3})"
)  # 不急着把合同.pdf挂上去: the name begins after 把
_NOT_NAME = re.compile(
    r"[了吗呢吧啊呀嘛哦谁么啥]|什么|怎么|为什么|为啥|好看|不错|真的?|太|很|挺|有点|觉得|感觉|可以|"
    r"不行|没有|不是|是不是|哪|几|多少|"
    r"知道|编号|[年月季]度?[底末]之?前?$|昨天|写得|做得|画得|得|漂亮|厉害|难|烦|糟|不准|^给|^把|^不|^没|^别|^我|^你|^他|^她|^这|^那|^就|^都|"
    r"^也|^又|^还|^在|^是|^会|^要|^被|^因为|^所以|^但|哈哈|谢谢|辛苦|"
    r"\b(?:is|are|was|the|a|looks?|nice|good|great|bad|so|very|too|i|you|he|she|it|we|they|what|why|"
    r"who|where|not|no)\b"
)


def find_files(text: str) -> list[re.Match[str]]:
    """File names in the text, recognised by their ending."""
    if "." not in text:
        return []
    found = []
    place = 0
    while match := _FILE.search(text, place):
        lead = _TAKING.match(match.group()) or _LEAD.match(match.group())
        if lead and lead.end() < len(match.group()) - 4:
            again = _FILE.match(text, match.start() + lead.end())
            match = again or match
        found.append(match)
        place = match.end()
    return found


def is_name(text: str) -> bool:
    """Whether the text reads like a name rather than a remark."""
    text = text.strip()
    return 1 < len(text) <= 30 and not _NOT_NAME.search(text) and any(c.isalnum() for c in text)
