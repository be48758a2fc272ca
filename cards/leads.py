"""The card of a lead."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.sales.levels import NEED_WORDS, Need
from bot.sales.names import masked_phone
from bot.sales.stages import LEAD_WORDS, LeadStatus
from bot.sales.words import money_words, near_words
from cards.activities import note_words
from cards.elements import (
    Button,
    Buttons,
    Card,
    Element,
    Fields,
    Note,
    Text,
    Tone,
    button,
)
from cards.files import offer

TONES = {
    LeadStatus.NEW: Tone.NEW,
    LeadStatus.ASSIGNED: Tone.GOING,
    LeadStatus.WORKING: Tone.GOING,
    LeadStatus.QUALIFIED: Tone.GOING,
    LeadStatus.CONVERTED: Tone.DONE,
    LeadStatus.UNQUALIFIED: Tone.NEW,
    LeadStatus.RECYCLED: Tone.WAITING,
}


def subject_of(lead: Any) -> str:
    """The subject of a lead's cards."""
    return f"lead:{lead.number}"


def lead_card(
    lead: Any,
    today: date,
    *,
    private: bool = False,
    notes: Sequence[Any] = (),
    deal: Any = None,
    files: int = 0,
    said: str = "",
) -> Card:
    """A lead; phones are whole only when `private`. `notes`: its last follow-ups, `deal`: what it became,
    `files`: how many it has."""
    body: list[Element] = [Note(said)] if said else []
    body.append(Fields(_pairs(lead, private)))
    body.append(Text(f"下一步：{next_words(lead, today)}"))
    body.extend(Note(note_words(note, today)) for note in notes)
    if about := _about(lead):
        body.append(Note(about))
    body += [Buttons(_buttons(lead, deal)), *offer(lead.number, files)]
    return Card(
        lead.title,
        tuple(body),
        tone=TONES[LeadStatus(lead.status)],
        tag=LEAD_WORDS[LeadStatus(lead.status)],
        subject=subject_of(lead),
    )


def _pairs(lead: Any, private: bool) -> tuple[tuple[str, str], ...]:
    phone = lead.phone if private else masked_phone(lead.phone)
    reached = " ".join(part for part in (lead.contact, phone or lead.email) if part)
    need = NEED_WORDS[Need(lead.need)] if lead.need else "未填"
    return (
        ("联系人", reached or "未填"),
        ("预算", money_words(lead.budget, lead.currency) if lead.budget is not None else "未填"),
        ("行业", lead.industry or "未填"),
        ("需求", need),
        ("负责人", lead.owner.name if lead.owner_id else "待认领"),
        ("评分", f"{lead.score} 分"),
    )


def next_words(lead: Any, today: date) -> str:
    """What should happen next with a lead: what was agreed, else what its state asks for."""
    if lead.next_on:
        return f"{near_words(lead.next_on, today)}{lead.next_step or '再次跟进'}"
    if lead.status == LeadStatus.CONVERTED:
        return "在商机里继续推进"
    if lead.status == LeadStatus.UNQUALIFIED:
        return f"无（{lead.reason or '已判无效'}）"
    if not lead.owner_id:
        return "认领，或指派给同事"
    if lead.status == LeadStatus.ASSIGNED:
        return f"联系{lead.contact or '对方'}，了解需求"
    return "约定下次跟进时间" if lead.status == LeadStatus.WORKING else "转为商机"


def _about(lead: Any) -> str:
    parts = [f"来源 {lead.source}"] if lead.source else []
    parts += [f"#{tag}" for tag in lead.tags]
    parts += [lead.note] if lead.note else []
    return " · ".join(parts)


def _buttons(lead: Any, deal: Any) -> tuple[Button, ...]:
    number = lead.number
    edit = button("改资料", "open_edit", target=number)
    if lead.status == LeadStatus.CONVERTED:
        return (*([button(f"看 {deal.number}", "show_project", project=deal.number)] if deal else []), edit)
    if lead.status == LeadStatus.UNQUALIFIED:
        return button("重新启用", "qualify_lead", lead=number, result="qualified"), edit
    follow = button("跟进", "open_followup", target=number)
    assign = button("指派", "open_assign", target=number)
    more = button("更多", "more_lead", lead=number)
    if not lead.owner_id:
        return (button("认领", "claim_lead", style="primary", lead=number), follow, assign, more)
    return (
        button("跟进", "open_followup", style="primary", target=number),
        button("转商机", "convert_lead", confirm=f"把 {lead.title} 转为商机？", lead=number),
        assign,
        more,
    )


def more_card(lead: Any) -> Card:
    """What else can be done with a lead; giving it up comes last."""
    number = lead.number
    buttons = (
        button("改资料", "open_edit", target=number),
        button("返回", "show_lead", lead=number),
        button("无效", "open_disqualify", lead=number),
    )
    return Card(lead.title, (Buttons(buttons),), TONES[lead.status], "更多操作", subject_of(lead))
