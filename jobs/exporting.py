"""Taking records along: a job writes the file, sends it to who asked and writes down that they did."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.errors import UserError
from bot.message import Address, FileRef, Reply
from bot.sales import forecast
from bot.sales.exports import LISTS, WHAT_WORDS, Form, What
from bot.sales.periods import period_words, span_of
from bot.sales.ranking import METRIC_WORDS, Metric
from bot.sales.words import moment_words
from cards.reports import month_word
from jobs import gantts, reports, sheets
from jobs.drawing import tables
from jobs.drawing.tables import Column, Sheet
from jobs.registry import job
from storage import audit, exporting, files, forecasting, outbox, ranking, records, standing
from storage.briefs import Span
from storage.db import database
from storage.exporting import Asked
from storage.people import User
from storage.projects import Project

PRINTED = 2000  # rows of a PDF; beyond that nobody turns the pages
_MIMES = {
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CSV: "text/csv",
    Form.PDF: "application/pdf",
}


@job
def export_file(now: datetime, here: dict[str, Any], asker: int, wanted: dict[str, Any]) -> None:
    """Make what was asked for: `wanted` holds what, form, period, project, mine, metric and about."""
    user, what = User.get_by_id(asker), What(wanted["what"])
    told: dict[str, Any] = {name: value for name, value in wanted.items() if value and name != "about"}
    if what is What.GANTT:
        draw = gantts.print_gantt if wanted["form"] == Form.PDF else gantts.draw_gantt
        draw(now, here, asker, wanted["project"])
    elif what is What.HEALTH_REPORT:
        reports.report_health(now, here, asker, wanted["project"], wanted["period"])
    else:
        told["rows"] = _send_table(now, Address(**here), user, wanted)
    with database.atomic():
        audit.write(user, "export", told, (), now, Address(**here).lane)


def _send_table(now: datetime, address: Address, user: User, wanted: dict[str, Any]) -> int:
    """The table goes to the asker alone, as it holds phones and amounts; a group is told so."""
    sheet, form = _sheet(now, user, wanted), Form(wanted["form"])
    name = f"{sheet.title} {now:%Y-%m-%d}.{form}"
    file = FileRef(files.put(_written(sheet, form, now)), name, _MIMES[form])
    private = address if address.kind == "p2p" else outbox.address_of(user)
    if private is None:
        raise UserError("我没法私信你，文件发不出去。请私信我一句，再导出。")
    outbox.send(private, Reply(files=(file,)), now)
    if private is not address:
        outbox.send(address, Reply(text=f"《{name}》有 {len(sheet.rows)} 行，私信发给你了。"), now)
    return len(sheet.rows)


def _written(sheet: Sheet, form: Form, now: datetime) -> bytes:
    if form is Form.XLSX:
        return tables.xlsx(sheet)
    if form is Form.CSV:
        return tables.csv_file(sheet)
    if len(sheet.rows) > PRINTED:
        raise UserError(f"有 {len(sheet.rows)} 行，印成 PDF 太长。请导出 Excel，或者加上时间。")
    return tables.pdf_file(sheet, moment_words(now))


def _sheet(now: datetime, user: User, wanted: dict[str, Any]) -> Sheet:
    what = What(wanted["what"])
    if what in LISTS:
        found = list(exporting.found(what, _asked(now, user, wanted), now))
        about = wanted["about"] or "全部"
        return Sheet(WHAT_WORDS[what], about, sheets.columns_of(what), sheets.rows_of(what, found))
    return _RANKED[what](now, user, wanted)


def _asked(now: datetime, user: User, wanted: dict[str, Any]) -> Asked:
    project = records.find("project", wanted["project"]) if wanted["project"] else None
    days = span_of(wanted["period"], now.date()) if wanted["period"] else None
    return Asked(user, days, project, wanted["mine"])


def _leaderboard(now: datetime, user: User, wanted: dict[str, Any]) -> Sheet:
    metric, period = Metric(wanted["metric"]), wanted["period"] or "this_month"
    span = Span.of(*span_of(period, now.date()), now)
    places = ranking.places(metric, span, user, ranking.teams_of(user))
    columns = [Column("名次", 7, 10), Column("同事", 14, 30), Column(METRIC_WORDS[metric], 16, 30)]
    rows = [(one.place, one.score.name, _figure(metric, one.score.figure)) for one in places]
    if not rows:
        raise UserError(f"{period_words(period)}排行榜上还没有人，没有可导出的。")
    return Sheet(f"{METRIC_WORDS[metric]}排行榜", period_words(period), columns, rows)


def _figure(metric: Metric, figure: Decimal) -> Decimal | int:
    return figure if metric is Metric.AMOUNT else int(figure)


def _forecast(now: datetime, user: User, wanted: dict[str, Any]) -> Sheet:
    about: Any = standing.reached_by(user)
    if wanted["project"]:
        about = Project.id == records.find("project", wanted["project"]).id
    months = forecast.by_month(forecasting.weighed(about, wanted["period"], now))
    if not months:
        raise UserError("这段时间没有商机可以预测。先给商机写上金额和预计成交日期。")
    heads = (("商机", 8), ("金额", 16), ("加权", 16), ("其中已赢单", 16))
    columns = [Column("月份", 14, 20), *(Column(title, wide, 20) for title, wide in heads)]
    named = [*((month_word(month.first), month) for month in months), ("合计", forecast.total(months))]
    rows = [(word, month.count, month.amount, month.weighted, month.won) for word, month in named]
    return Sheet(WHAT_WORDS[What.FORECAST], wanted["about"] or "全部", columns, rows)


_RANKED = {What.LEADERBOARD: _leaderboard, What.FORECAST: _forecast}
