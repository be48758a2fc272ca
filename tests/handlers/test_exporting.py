"""Files taken along: what is in them, for whom, and what is on record about it."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

import jobs.duties  # noqa: F401  (the jobs that handlers promise)
from bot.roles import Role, Scope
from bot.sales.exports import LISTS, What
from bot.sales.stages import Outcome
from storage import activities, audit, exporting, files, meetings, reach, records
from storage.audit import AuditLog
from storage.exporting import Asked
from storage.people import Team
from storage.quotes import Quote
from tests.handlers.deals import deal, lead, task

TODAY = date(2026, 11, 24)


def _sent(person, in_group=False):
    """The newest file they see in their private chat, or in the group too."""
    shown = person.seen if in_group else person.private
    return [file for one in shown for file in one.reply.files][-1]


def _book(person):
    return load_workbook(io.BytesIO(files.get(_sent(person).key))).active


def _table(person):
    """The newest workbook as a list of {head: value}."""
    head, *rows = _book(person).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _told(person):
    """The newest words without a file or card."""
    return [one.text for one in person.private if one.text][-1]


@pytest.mark.feature("I6")
def test_leads_come_as_an_excel_file(zhang):
    """“导出线索”：说清多少条，马上私信一个 Excel；日期是日期，金额是数字，电话是文字。"""
    lead(zhang, "上海智云科技", phone="+8613800138000", budget=Decimal("500000.50"), next_on=TODAY)
    lead(zhang, "苏州明德精密", tags=["战略客户", "展会"])

    zhang.say("导出线索")

    assert _told(zhang) == "正在导出线索 2 条，马上发到这里：Excel。"
    assert _sent(zhang).name == "线索 2026-11-24.xlsx"
    first, second = _table(zhang)
    assert (first["编号"], first["公司"], first["电话"]) == ("L1", "上海智云科技", "+8613800138000")
    assert (first["预算"], first["币种"], first["下次跟进"].date()) == (500000.5, "CNY", TODAY)
    assert first["负责人"] == "张三" and second["标签"] == "战略客户、展会"


@pytest.mark.feature("I6")
def test_the_answer_tells_how_many_and_which(zhang):
    """回答里写明条数和理解到的条件：时间、项目、只看自己。"""
    plan = deal(zhang, "智云 MES")
    task(zhang, "调研", TODAY, plan)
    task(zhang, "验收", TODAY + timedelta(days=60), plan)

    zhang.say("导出 P1 本月任务 csv")

    assert [m.text for m in zhang.private if m.text][
        -1
    ] == "正在导出任务 1 项（本月到期，P1 智云 MES），马上发到这里：CSV。"

    zhang.say("导出我的任务")

    assert "正在导出任务 2 项（只看我负责的），马上" in _told(zhang)


@pytest.mark.feature("I6")
def test_a_csv_file_opens_in_excel_and_holds_no_formulas(zhang):
    """CSV 带 UTF-8 标记；以 = + - @ 开头的字不会变成公式，负数以外都加引号。"""
    lead(zhang, '=HYPERLINK("http://x","点我")', contact="@SUM(1)", note="-2+3", phone="+8613800138000")

    zhang.say("导出线索 csv")

    content = files.get(_sent(zhang).key)
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert row["公司"].startswith("'=HYPERLINK") and row["联系人"] == "'@SUM(1)" and row["备注"] == "'-2+3"


def test_an_excel_cell_never_becomes_a_formula(zhang):
    """Excel 里以等号开头的公司名是文字，控制字符被去掉。"""
    lead(zhang, "=1+1", note="好\x0b的")

    zhang.say("导出线索")

    cells = {cell.value: cell.data_type for cell in next(_book(zhang).iter_rows(min_row=2))}
    assert cells["=1+1"] == "s" and "好的" in cells


@pytest.mark.feature("I6")
def test_every_list_can_be_taken_along(zhang, room):
    """项目、任务、报价、跟进、纪要都能导。"""
    plan = deal(zhang, "智云 MES", close_on=date(2026, 12, 31))
    task(zhang, "调研", TODAY, plan)
    zhang.say("P1 报价 12.8万 打9折")
    activities.write(plan, "followup", zhang.user, room.now, "电话聊了需求", channel="phone")
    minutes = meetings.keep("上线推迟一周", ["推迟一周"], (), zhang.user, room.now)
    meetings.file_to(minutes, plan)

    zhang.say("导出项目")
    assert _table(zhang)[0]["金额"] == 500000 and _table(zhang)[0]["预计成交"].date() == date(2026, 12, 31)
    zhang.say("导出任务")
    assert _table(zhang)[0]["项目"] == "P1 智云 MES"
    zhang.say("导出报价")
    assert (_table(zhang)[0]["合计"], _table(zhang)[0]["折扣"]) == (115200, "9 折")
    zhang.say("导出跟进记录")
    assert (_table(zhang)[0]["对象"], _table(zhang)[0]["方式"]) == ("P1 智云 MES", "电话")
    zhang.say("导出会议纪要")
    assert (_table(zhang)[0]["项目"], _table(zhang)[0]["决定"]) == ("P1 智云 MES", "推迟一周")


@pytest.mark.feature("I6", "E6", "I5")
@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("导出 P1 甘特图", b"\x89PNG"),
        ("导出 P1 甘特图 pdf", b"%PDF"),
        ("导出健康报告", b"%PDF"),
        ("导出任务 pdf", b"%PDF"),
    ],
)
def test_charts_and_reports_come_as_what_draws_them(zhang, said, begins):
    """甘特图是图片或 PDF，健康报告是 PDF，列表也能印成 PDF。"""
    task(zhang, "调研", TODAY, deal(zhang, "智云 MES"))

    zhang.say(said)

    assert files.get(_sent(zhang).key).startswith(begins)


@pytest.mark.feature("I6")
def test_the_forecast_and_the_leaderboard_as_tables(zhang, room):
    """销售预测按月，最后一行合计；排行榜按名次。"""
    deal(zhang, "智云", close_on=date(2026, 12, 31), chance=50)
    deal(zhang, "恒通", outcome=Outcome.WON, closed_at=room.now)

    zhang.say("导出销售预测")
    assert [(row["月份"], row["加权"]) for row in _table(zhang)] == [
        ("2026年11月", 500000),
        ("2026年12月", 250000),
        ("合计", 750000),
    ]

    zhang.say("排行榜")
    zhang.press("导出")
    assert _table(zhang) == [{"名次": 1, "同事": "张三", "成交金额": 500000}]


@pytest.mark.feature("K1", "I6")
def test_a_seller_takes_the_own_a_manager_the_teams_a_director_the_companys(zhang, wang, zhao, room):
    """销售只导自己的，经理导团队和下级的，总监导全公司的；别家公司的谁也导不到。"""
    lin = room.person("林晓", team=Team.add(name="苏州组", parent=room.team))
    chen = room.person("陈静", team=Team.add(name="启明销售部"))
    for person in (zhang, lin, chen):
        lead(person, f"{person.name}的客户")

    for person, companies in ((zhang, 1), (lin, 1), (wang, 2), (zhao, 2), (chen, 1)):
        person.say("导出线索")

        assert len(_table(person)) == companies


@pytest.mark.feature("K1")
def test_who_may_export_what_is_refused_is_told(zhang, li, wang):
    """同事的项目自己导不了，告诉找谁；没有导出权限的人也告诉谁可以。"""
    plan = deal(wang, "智云 MES")
    task(wang, "调研", TODAY, plan)

    assert "没有可导出的任务（P1 智云 MES）。你能导出自己负责的；团队的请找王芳导出。" in zhang.say(
        "导出 P1 任务"
    )
    assert "销售" in li.say("导出线索") and not li.user.admin
    assert not [m for m in zhang.private if m.reply.files]


@pytest.mark.feature("K4")
def test_a_list_asked_for_in_a_group_goes_to_the_asker_alone(zhang):
    """群里说导出，文件只私信给本人，群里说一声；甘特图照旧发在群里。"""
    task(zhang, "调研", TODAY, deal(zhang, "智云 MES"))

    zhang.say("导出任务", in_group=True)

    assert _sent(zhang).name.startswith("任务")
    assert zhang.seen[-1].text == "《任务 2026-11-24.xlsx》有 1 行，私信发给你了。"

    zhang.say("导出 P1 甘特图 png", in_group=True)

    assert _sent(zhang, in_group=True).name == "P1 甘特图 1.png" and _sent(zhang).name.startswith("任务")


@pytest.mark.feature("K2", "I6")
def test_every_export_is_on_record(zhang):
    """每次导出都记审计：谁、导了什么、什么条件、多少行。"""
    task(zhang, "调研", TODAY, deal(zhang, "智云 MES"))

    zhang.say("导出 P1 本月任务 csv")
    zhang.say("导出 P1 甘特图")

    table, chart = AuditLog.select().where(AuditLog.action == "export").order_by(AuditLog.id)
    assert table.user == zhang.user and table.values == {
        "what": "tasks", "form": "csv", "period": "this_month", "project": "P1", "rows": 1,
    }  # fmt: skip
    assert chart.values == {"what": "gantt", "form": "png", "project": "P1"}
    assert audit.first_break() is None


@pytest.mark.feature("J6")
def test_nothing_to_export_is_said_at_once(wang, zhang):
    """没有记录就直说，不发空文件。"""
    lead(zhang, "智云科技")

    assert (
        wang.say("导出上月线索") == "没有可导出的线索（上月新建）。换个时间试试，或者发「导出线索」导出全部。"
    )
    assert wang.say("导出排行榜") and wang.heard == "本月排行榜上还没有人，没有可导出的。"
    assert "没有商机可以预测" in (wang.say("导出销售预测") and wang.heard)


@pytest.mark.feature("J2")
def test_what_and_which_deal_are_asked_for(zhang):
    """只说“导出”会问导什么；甘特图会问哪个项目；导不成的格式说有哪些。"""
    deal(zhang, "智云 MES")

    assert "导出什么" in zhang.say("导出")
    assert [b.text for b in zhang.card.body[0].buttons][:2] == ["线索", "项目"]
    assert "请选一个" in zhang.say("导出甘特图") and "哪个项目" in zhang.heard

    zhang.press("P1 智云 MES")

    assert _sent(zhang).name == "P1 甘特图 1.png"
    assert zhang.say("导出线索 图片") == "线索导不成图片，可以导成：Excel、CSV、PDF。"


@pytest.mark.feature("K1")
def test_the_lists_say_what_the_check_of_rights_says(zhang, li, wang, zhao, room):
    """列表里的每一条，权限检查都认；经理和总监该有的一条不少。"""
    lin = room.person("林晓", team=Team.add(name="苏州组", parent=room.team))
    chen = room.person("陈静", Role.DIRECTOR, team=Team.add(name="启明销售部"))
    people = (zhang, li, wang, zhao, lin, chen)
    for person in people:
        plan = deal(person, f"{person.name}的项目")
        lead(person, f"{person.name}的客户", creator=zhang.user)
        task(person, "项目里的", TODAY, plan, creator=lin.user)
        task(person, "没有项目的", TODAY)
        task(zhang, "别人项目里的", TODAY, plan)
        Quote.add(project=plan, owner=person.user, created_at=room.now)
        Quote.add(owner=person.user, created_at=room.now)
        activities.write(plan, "followup", zhang.user, room.now, "聊过")

    for person in people:
        for what in LISTS:
            held = {row.id for row in exporting.found(what, Asked(person.user), room.now)}
            rows = exporting.MODELS[what].select()

            assert held == {row.id for row in rows if _reached(person.user, what, row)}, (person.name, what)


def _reached(user, what, row):
    """As the check of rights has it; a follow-up is reached with its record."""
    record = records.by_number(row.record) if what is What.FOLLOWUPS else row
    return reach.reaches(user, record, Scope.OWN)
