"""Members and departments as WeCom's API tells them."""

from flask import request

from bot.demo.people import COMPANIES, TEAMS, Person
from bot.sandbox.box import Box
from bot.sandbox.wecom.refusal import must

_DEPARTMENTS = (
    {"id": 1, "name": COMPANIES["wecom"], "parentid": 0, "order": 1},
    {"id": 2, "name": TEAMS["wecom"], "parentid": 1, "order": 1},
)


def user(box: Box) -> dict:
    """GET user/get?userid=: no mobile and no mail, as for every app made after 2022."""
    person = _people(box).get((request.args.get("userid") or "").lower())
    return _profile(must(person, "userid not found", 60111))


def _people(box: Box) -> dict[str, Person]:
    present = (
        p for p in box.world.people.values() if p.platform == "wecom" and box.world.present(p.platform, p.id)
    )
    return {person.id.lower(): person for person in present}


def _profile(person: Person) -> dict:
    leads = int(person.role in ("manager", "director"))
    return {
        "userid": person.id,
        "name": person.name,
        "department": [2],
        "order": [0],
        "position": person.title,
        "is_leader_in_dept": [leads],
        "direct_leader": [],
        "alias": "",
        "telephone": "",
        "status": 1,
        "main_department": 2,
        "extattr": {"attrs": []},
    }


def _in_department(box: Box) -> list[Person]:
    """Direct members of a department the app may see: its visible range is the sales team, not the root."""
    id = request.args.get("department_id")
    must(id in ("1", "2"), "department not found", 60123)
    must(id == "2", "no privilege to access/modify contact/party/agent", 60011)
    return list(_people(box).values())


def simple_list(box: Box) -> dict:
    """GET user/simplelist?department_id=."""
    people = _in_department(box)
    return {"userlist": [{"userid": p.id, "name": p.name, "department": [2]} for p in people]}


def full_list(box: Box) -> dict:
    """GET user/list?department_id=."""
    return {"userlist": [_profile(person) for person in _in_department(box)]}


def ids(box: Box) -> dict:
    """POST user/list_id: ids only, a row for each department, for the address book's secret."""
    return {
        "dept_user": [{"userid": p.id, "department": 2} for p in _people(box).values()],
        "next_cursor": "",
    }


def departments(box: Box) -> dict:
    """GET department/list?id=."""
    return {"department": [dict(one, name_en="", department_leader=[]) for one in _below()]}


def simple_departments(box: Box) -> dict:
    """GET department/simplelist?id=."""
    seen = [one for one in _below() if one["id"] != 1]
    return {"department_id": [{name: one[name] for name in ("id", "parentid", "order")} for one in seen]}


def _below() -> list[dict]:
    id = request.args.get("id") or "1"
    must(id in ("1", "2"), "department not found", 60123)
    return [one for one in _DEPARTMENTS if id == "1" or one["id"] == 2]
