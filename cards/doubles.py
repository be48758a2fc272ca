"""Cards about leads that may be one company."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.sales.names import masked_phone
from bot.sales.stages import LEAD_WORDS, LeadStatus
from bot.sales.words import ago_words, money_words
from cards.elements import Button, Buttons, Card, Note, Row, Rows, Table, Text, Tone, button
from cards.leads import TONES

_ADDED = ("contact", "phone", "email", "budget", "industry", "need", "source", "tags", "note")
_LABELS = ("公司", "联系人", "预算", "行业", "负责人", "最近联系")


def duplicates_card(
    company: str, leads: Sequence[Any], foreign: Collection[Any], values: Mapping[str, Any], now: datetime
) -> Card:
    """Leads that may be the same company, before another is made; `values` are what was typed.

    Of `foreign` ones, which the reader may not open, only the first character of the name is shown.
    """
    rows = tuple(_row(lead, lead in foreign, now) for lead in leads)
    return Card(
        f"「{company}」可能已经有了",
        (
            Text("还没有新建。电话、邮箱或公司名对得上这些线索："),
            Rows(rows, "", "lead", (button("问负责人", "ask_owner"),) if foreign else _known(values)),
            Buttons((Button("仍然新建", "create_lead", {**values, "anyway": True}),)),
        ),
        Tone.WAITING,
        tag="查重",
    )


def _row(lead: Any, foreign: bool, now: datetime) -> Row:
    status = LeadStatus(lead.status)
    owner = lead.owner.name if lead.owner_id else "待认领"
    title = f"{lead.number} {lead.company[:1]}***" if foreign else lead.title
    touched = f"{_touched(lead, now)}联系"
    return Row(lead.number, title, f"{owner} · {LEAD_WORDS[status]} · {touched}", TONES[status])


def _known(values: Mapping[str, Any]) -> tuple[Button, ...]:
    """What can be done with a lead that is there already, given what was typed."""
    return (
        button("查看", "show_lead", style="primary"),
        Button("补充进去", "add_to_lead", {name: value for name, value in values.items() if name in _ADDED}),
    )


def merge_card(one: Any, other: Any, now: datetime) -> Card:
    """Two leads beside each other; the one that is kept takes over what the other knows."""
    table = Table(
        ("", one.number, other.number),
        tuple(
            (label, first or "—", second or "—")
            for label, first, second in zip(_LABELS, _facts(one, now), _facts(other, now), strict=True)
            if first or second
        ),
    )
    buttons = (
        button(f"留 {one.number}", "merge_leads", style="primary", lead=other.number, target=one.number),
        button(f"留 {other.number}", "merge_leads", lead=one.number, target=other.number),
    )
    note = Note("跟进和报价都会并过去，空着的由另一条补上；五分钟内可以撤销。")
    return Card(f"合并 {one.number} 和 {other.number}", (table, note, Buttons(buttons)), Tone.WAITING)


def _facts(lead: Any, now: datetime) -> tuple[str, ...]:
    return (
        lead.company,
        " ".join(part for part in (lead.contact, masked_phone(lead.phone)) if part),
        money_words(lead.budget, lead.currency) if lead.budget is not None else "",
        lead.industry,
        lead.owner.name if lead.owner_id else "待认领",
        _touched(lead, now),
    )


def _touched(lead: Any, now: datetime) -> str:
    """When somebody last dealt with it, by the reader's calendar."""
    return ago_words(lead.touched_at.astimezone(now.tzinfo).date(), now.date())
