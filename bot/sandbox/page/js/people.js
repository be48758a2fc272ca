// Who to speak as: both companies, each person with role and title.
import * as api from "./api.js";
import { ask } from "./dialog.js";
import { avatar } from "./avatar.js";
import { button, div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { asOf, emit, state } from "./store.js";

const COMPANIES = [
  ["feishu", "云帆软件", "飞书"],
  ["wecom", "启明智造", "企业微信"],
];
const DUTIES = {
  sales: "跟进线索和商机，报价送审",
  presales: "做方案，完成派来的任务",
  manager: "派任务，批报价，看团队",
  director: "看全局，能改权限",
  finance: "批折扣，看成本",
  legal: "审合同条款",
  admin: "管人和设置",
  outsider: "没有绑定，机器人应当拒绝",
};

/** The panel's content; `choose(as)` when somebody is picked. */
export function peoplePanel(choose) {
  const words = "沙箱里可以替任何人说话。换个身份，看同一张卡片在别人那里是什么样子。";
  const hint = el("p", { class: "panel-hint" }, words);
  const attrs = { class: "people", "data-testid": "people" };
  return el(
    "div",
    attrs,
    hint,
    COMPANIES.map((one) => company(one, choose)),
    leaving(),
  );
}

function company([platform, name, product], choose) {
  const attrs = { "aria-label": name, class: `company company-${platform}` };
  const colleagues = state.people.filter((one) => one.platform === platform);
  const rows = colleagues.map((one) => el("li", {}, personButton(one, choose)));
  return el("section", attrs, el("h3", {}, name, span("product", product)), el("ul", {}, rows));
}

/** The way to see what the bot does about somebody who has left. */
function leaving() {
  const { me } = state;
  if (!me || me.left) return null;
  const leave = async () => {
    const words = {
      title: `让${me.name}离职？`,
      text: "平台会通知机器人；清空聊天可以复原。",
      yes: "离职",
      danger: true,
    };
    if (!(await ask(words))) return;
    await api.leave({ as: state.as }).catch(() => {}); // the bot may be away; the person has left all the same
    emit("refresh");
  };
  return div("panel-foot", button("plain-button", leave, {}, `让${me.name}离职`));
}

function personButton(person, choose) {
  const current = asOf(person) === state.as;
  const attrs = { "data-testid": "person", "data-as": asOf(person), "aria-pressed": String(current) };
  const duty = person.left ? "已离职，登录不了" : (DUTIES[person.role] ?? person.role);
  return button(
    `person ${current ? "current" : ""}`,
    () => choose(asOf(person)),
    attrs,
    avatar(person),
    span(
      "person-words",
      el("strong", {}, person.name, span("role-mark", person.title)),
      el("small", { class: person.left ? "left" : "" }, duty),
    ),
    current && icon("check", "current-mark"),
  );
}
