"""A time that is over is asked again, and the question says so."""

import pytest

from storage.reminders import Reminder
from storage.tasks import Task


@pytest.mark.feature("J2")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("T1 改到2026年2月3日", "2月3日 周二 已经过了，改成什么时候？"),
        ("T1 截止 昨天", "11月23日 周一 已经过了，改成什么时候？"),
        ("T1 改到本周一下午三点", "11月23日 周一 15:00 已经过了，改成什么时候？"),
        ("提醒我昨天下午三点打电话", "11月23日 周一 15:00 已经过了，改成什么时候？"),
        ("提醒我今天早上九点打电话", "11月24日 周二 09:00 已经过了，改成什么时候？"),
        ("新建任务 整理清单，2025年12月1日前", "2025年12月1日 周一 已经过了，改成什么时候？"),
        ("把 T1 派给我，昨天之前", "11月23日 周一 已经过了，改成什么时候？"),
    ],
)
def test_a_time_gone_by_is_named_in_the_question(zhang, said, told):
    """说了过去的时间：先说哪天已经过了，再问改成什么时候，什么都没改。"""
    zhang.say("新建任务 整理报价 周五")

    assert told in zhang.say(said)
    assert [f"{task.due_on:%m-%d}" for task in Task.select()] == ["11-27"]
    assert not Reminder.select().count()


def test_the_answer_may_be_past_once_more(zhang):
    """补的时间又是过去的，再说一遍；补对了就改。"""
    zhang.say("新建任务 整理报价 周五")
    zhang.say("T1 截止 昨天")

    assert "11月22日 周日 已经过了" in zhang.say("前天")

    zhang.say("周四")

    assert f"{Task.get().due_on}" == "2026-11-26"


def test_what_never_was_is_just_asked(zhang):
    """没有的日子谈不上过了，照旧只问哪天。"""
    zhang.say("新建任务 整理报价 周五")

    assert "已经过了" not in zhang.say("T1 改到11月31日")
