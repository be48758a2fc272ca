// Who to speak as: both companies, each person with role and title.
import { avatar } from "./avatar.js";
import { el, span } from "./dom.js";
import { icon } from "./icons.js";
import { asOf, state } from "./store.js";

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
  return el(
    "div",
    { class: "people", "data-testid": "people" },
    el("p", { class: "panel-hint" }, "沙箱里可以替任何人说话。换个身份，看同一张卡片在别人那里是什么样子。"),
    COMPANIES.map(([platform, company, product]) =>
      el(
        "section",
        { "aria-label": company, class: `company company-${platform}` },
        el("h3", {}, state.companies?.[platform] ?? company, span("product", product)),
        el(
          "ul",
          {},
          state.people
            .filter((one) => one.platform === platform)
            .map((one) => el("li", {}, personButton(one, choose))),
        ),
      ),
    ),
  );
}

function personButton(person, choose) {
  const current = asOf(person) === state.as;
  return el(
    "button",
    {
      type: "button",
      class: `person ${current ? "current" : ""}`,
      "data-testid": "person",
      "data-as": asOf(person),
      "aria-pressed": String(current),
      on: { click: () => choose(asOf(person)) },
    },
    avatar(person),
    span(
      "person-words",
      el("strong", {}, person.name, span("role-mark", person.title)),
      el("small", {}, DUTIES[person.role] ?? person.role),
    ),
    current && icon("check", "current-mark"),
  );
}
