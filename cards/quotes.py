"""Cards about quotes: the quote itself, the approval that is asked for, and its record once it is over."""

from datetime import datetime
from typing import Any

from bot.sales.stages import QUOTE_WORDS, ApprovalStatus, QuoteStatus
from bot.sales.words import day_words, discount_words, moment_words, money_full, money_words
from cards.elements import Buttons, Card, Fields, Form, Input, Note, Row, Rows, Text, Tone, button
from storage.quoting import Sheet, Verdict

REASONS = ("价格太低", "资料不全", "条款要改")
_USUAL = ("1", "0.95", "0.9", "0.85", "0.8")

_TONES = {
    QuoteStatus.DRAFT: Tone.NEW,
    QuoteStatus.PENDING: Tone.WAITING,
    QuoteStatus.APPROVED: Tone.DONE,
    QuoteStatus.SENT: Tone.DONE,
    QuoteStatus.ACCEPTED: Tone.DONE,
    QuoteStatus.DECLINED: Tone.LATE,
    QuoteStatus.EXPIRED: Tone.LATE,
}
_APPROVAL_TONES = {
    ApprovalStatus.PENDING: Tone.WAITING,
    ApprovalStatus.APPROVED: Tone.DONE,
    ApprovalStatus.REJECTED: Tone.LATE,
}
_APPROVAL_WORDS = {
    ApprovalStatus.PENDING: "待审批",
    ApprovalStatus.APPROVED: "已同意",
    ApprovalStatus.REJECTED: "已驳回",
    ApprovalStatus.WITHDRAWN: "已撤回",
    ApprovalStatus.EXPIRED: "已超时",
    ApprovalStatus.CANCELLED: "已作废",
}
_VERDICT_WORDS = {"approved": "同意", "rejected": "驳回"}


def quote_card(sheet: Sheet, now: datetime, news: str = "") -> Card:
    """A version of a quote for its salesperson: what is new, figures, the approval, the next step."""
    return Card(
        f"{sheet.label} {sheet.about}",
        body=(*_texts(news), Fields(_figures(sheet, now)), *_notes(sheet, now, news), *_quote_buttons(sheet)),
        tone=_TONES.get(QuoteStatus(sheet.status), Tone.NEW),
        tag=quote_word(sheet),
        subject=quote_subject(sheet),
    )


def quote_subject(sheet: Sheet) -> str:
    """Copies of the current version follow the quote; an old version stays what it is."""
    return f"quote:{sheet.number if sheet.version == sheet.current else sheet.label}"


def approval_card(sheet: Sheet, now: datetime, news: str = "") -> Card:
    """What an approver decides on, money in full; once decided it is a record with who and when."""
    status = ApprovalStatus(sheet.approval)
    waiting = status is ApprovalStatus.PENDING
    return Card(
        f"{sheet.label} 报价审批",
        body=(
            *_texts(news, sheet.about),
            Fields(_figures(sheet, now)),
            *_words(f"审批原因：{sheet.why}", sheet.terms.note),
            *(_decide_buttons(sheet) if waiting else ()),
        ),
        tone=_APPROVAL_TONES.get(status, Tone.NEW),
        tag=_APPROVAL_WORDS[status],
        subject=f"approval:{sheet.label}",
        stamp="" if waiting else stamp(sheet, now),
    )


def reason_card(sheet: Sheet) -> Card:
    """Asks an approver why: three usual reasons by one tap, or their own words."""
    picks = tuple(button(word, "reject", reason=word, **_names(sheet)) for word in REASONS)
    return Card(
        f"{sheet.label} 报价审批",
        body=(
            Text(f"{sheet.about}，合计 {money_full(sheet.total, sheet.terms.currency)}。为什么驳回？"),
            Buttons((*picks, button("先不驳回", "show_approval", **_names(sheet)))),
            Form(
                (Input("reason", "其他理由", placeholder="写给报价人看的话", required=True),),
                (button("驳回", "reject", style="danger", **_names(sheet)),),
                hint=f"驳回 {sheet.number} 账期太长",
            ),
        ),
        tone=Tone.WAITING,
        tag=_APPROVAL_WORDS[ApprovalStatus.PENDING],
        subject=f"approval:{sheet.label}",
    )


def terms_card(sheet: Sheet) -> Card:
    """A form that makes the next version out of the present figures."""
    terms = sheet.terms
    fields = (
        Input("amount", "折前金额（元）", value=f"{terms.amount:.2f}", required=True),
        Input("discount", "折扣（0.9 就是 9 折）", f"{terms.discount.normalize():f}", suggestions=_USUAL),
        Input("note", "备注", value=terms.note),
    )
    save = button("保存新版本", "revise_quote", style="primary", quote=sheet.number)
    return Card(
        f"修改 {sheet.label} {sheet.about}",
        body=(Form(fields, (save,), hint=f"改报价 {sheet.number} 12万 9折"),),
        tag=quote_word(sheet),
        subject=f"terms:{sheet.label}",
    )


def quotes_card(title: str, sheets: list[Sheet]) -> Card:
    """All quotes of one deal, newest first."""
    rows = tuple(
        Row(
            sheet.number,
            f"{sheet.label} {money_words(sheet.total, sheet.terms.currency)}",
            quote_word(sheet) + (f"，等{'、'.join(sheet.waiting)}" if sheet.waiting else ""),
            _TONES.get(QuoteStatus(sheet.status), Tone.NEW),
        )
        for sheet in sheets[:6]
    )
    more = max(0, len(sheets) - 6)
    listed = Rows(rows, slot="quote", buttons=(button("查看", "show_quote"),), more=more)
    return Card(f"{title} 的报价", body=(listed,), tone=Tone.GOING)


def waiting_card(sheets: list[Sheet]) -> Card:
    """What waits for one approver."""
    rows = tuple(
        Row(
            sheet.number,
            f"{sheet.label} {money_full(sheet.total, sheet.terms.currency)}",
            sheet.about,
            Tone.WAITING,
        )
        for sheet in sheets[:8]
    )
    more = max(0, len(sheets) - 8)
    listed = Rows(rows, slot="quote", buttons=(button("查看", "show_approval", style="primary"),), more=more)
    return Card(f"待我审批 {len(sheets)} 份", body=(listed,), tone=Tone.WAITING)


def outcome_words(sheet: Sheet) -> str:
    """How an approval ended, as it is told: 王芳 驳回了，理由：价格太低."""
    made = sheet.verdicts[-1]
    said = f"：{made.comment}" if made.comment else "。"
    return f"{made.name} {_VERDICT_WORDS[made.decision]}了这份报价{said}"


def quote_word(sheet: Sheet) -> str:
    """The state in a word; an older version is superseded."""
    if sheet.version != sheet.current:
        return QUOTE_WORDS[QuoteStatus.SUPERSEDED]
    if sheet.status == QuoteStatus.DRAFT and sheet.approval == ApprovalStatus.REJECTED:
        return "被驳回"
    return QUOTE_WORDS[QuoteStatus(sheet.status)]


def stamp(sheet: Sheet, now: datetime) -> str:
    """Who ended the approval, how and when: 王芳 已驳回 · 11月24日 周二 15:20 · 价格太低."""
    if sheet.verdicts and sheet.approval in (ApprovalStatus.APPROVED, ApprovalStatus.REJECTED):
        return verdict_words(sheet.verdicts[-1], now)
    when = moment_words(sheet.ended_at.astimezone(now.tzinfo)) if sheet.ended_at else ""
    return " · ".join(part for part in (_APPROVAL_WORDS[ApprovalStatus(sheet.approval)], when) if part)


def verdict_words(made: Verdict, now: datetime) -> str:
    """One decision in a line."""
    when = moment_words(made.at.astimezone(now.tzinfo))
    return " · ".join(
        part for part in (f"{made.name} 已{_VERDICT_WORDS[made.decision]}", when, made.comment) if part
    )


def _figures(sheet: Sheet, now: datetime) -> tuple[tuple[str, str], ...]:
    terms = sheet.terms
    valid = day_words(terms.valid_until, now.date()) if terms.valid_until else "不限"
    return (
        ("合计", money_full(sheet.total, terms.currency)),
        ("折扣", discount_words(terms.discount)),
        ("折前", money_full(terms.amount, terms.currency)),
        ("有效期至", valid),
        ("报价人", sheet.owner),
        ("审批", _approver_words(sheet)),
    )


def _approver_words(sheet: Sheet) -> str:
    if sheet.waiting:
        return "等" + "、".join(sheet.waiting)
    return _APPROVAL_WORDS[ApprovalStatus(sheet.approval)] if sheet.approval else "未提交"


def _notes(sheet: Sheet, now: datetime, news: str) -> tuple[Note, ...]:
    decided = () if news else tuple(verdict_words(made, now) for made in sheet.verdicts[-2:])
    return _words(sheet.terms.note, *decided)


def _texts(*texts: str) -> tuple[Text, ...]:
    return tuple(Text(text) for text in texts if text)


def _words(*texts: str) -> tuple[Note, ...]:
    return tuple(Note(text) for text in texts if text)


def _quote_buttons(sheet: Sheet) -> tuple[Buttons, ...]:
    if sheet.version != sheet.current:
        return (Buttons((button("看最新版", "show_quote", quote=sheet.number),)),)
    change = button("修改", "change_terms", quote=sheet.number)
    if sheet.status == QuoteStatus.DRAFT:
        return (Buttons((button("提交审批", "submit_quote", style="primary", quote=sheet.number), change)),)
    if sheet.status == QuoteStatus.PENDING:
        remind = button("催办", "nudge", style="primary", quote=sheet.number)
        undo = button("撤回", "withdraw", quote=sheet.number, confirm=f"撤回 {sheet.label} 的审批？")
        return (Buttons((remind, undo)),)
    return (Buttons((change,)),) if sheet.status == QuoteStatus.APPROVED else ()


def _decide_buttons(sheet: Sheet) -> tuple[Buttons, ...]:
    names = _names(sheet)
    yes = button("同意", "approve", style="primary", **names)
    no = button("驳回", "start_reject", style="danger", **names)
    more = button("看报价", "show_quote", quote=sheet.number)
    return (Buttons((yes, no, more)),)


def _names(sheet: Sheet) -> dict[str, Any]:
    return {"quote": sheet.number, "version": sheet.version}
