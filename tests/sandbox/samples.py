"""Cards and files that both platforms take."""

from copy import deepcopy

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f0005"
    "0001ff5679c7600000000049454e44ae426082"
)
PDF = b"%PDF-1.4\n\x00\xff\xfe binary \x80\x81"

_TEXT = {"tag": "plain_text", "content": "同意"}
_FEISHU = {
    "schema": "2.0",
    "config": {"update_multi": True},
    "header": {"title": {"tag": "plain_text", "content": "Q5 报价"}, "template": "orange"},
    "body": {
        "elements": [
            {"tag": "markdown", "content": "**智云科技** 12.8 万"},
            {
                "tag": "button",
                "text": _TEXT,
                "type": "primary",
                "behaviors": [{"type": "callback", "value": {"a": "approve", "id": 5}}],
            },
            {
                "tag": "form",
                "name": "why",
                "elements": [
                    {"tag": "input", "name": "reason", "required": True, "max_length": 20},
                    {"tag": "date_picker", "name": "day", "placeholder": _TEXT},
                    {
                        "tag": "multi_select_static",
                        "name": "tags",
                        "options": [{"text": _TEXT, "value": "a"}, {"text": _TEXT, "value": "b"}],
                    },
                    {
                        "tag": "button",
                        "name": "send",
                        "form_action_type": "submit",
                        "text": {"tag": "plain_text", "content": "驳回"},
                        "behaviors": [{"type": "callback", "value": {"a": "reject"}}],
                    },
                ],
            },
        ]
    },
}
_WECOM = {
    "card_type": "button_interaction",
    "main_title": {"title": "Q5 报价", "desc": "智云科技"},
    "horizontal_content_list": [{"keyname": "金额", "value": "12.8 万"}],
    "button_selection": {
        "question_key": "why",
        "title": "原因",
        "option_list": [{"id": "price", "text": "价格"}, {"id": "time", "text": "交期"}],
    },
    "button_list": [
        {"text": "同意", "style": 1, "key": "approve"},
        {"text": "驳回", "style": 2, "key": "reject"},
    ],
    "task_id": "quote-5@v1",
}


def feishu_card(**changes: object) -> dict:
    """A card with a button and a form; top-level parts replaced by `changes`."""
    return deepcopy(_FEISHU) | changes


def feishu_with(*elements: dict) -> dict:
    """A card of just these elements."""
    return feishu_card(body={"elements": list(elements)})


def wecom_card(**changes: object) -> dict:
    """A button card; parts replaced, or taken away with None."""
    return {name: value for name, value in (deepcopy(_WECOM) | changes).items() if value is not None}
