// The switches for a bad day, in plain words.
import * as api from "./api.js";
import { ask } from "./dialog.js";
import { button, div, el, fill, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { emit, forgetSeen, on, state } from "./store.js";
import { toast } from "./toast.js";

const SWITCHES = [
  {
    name: "重复投递",
    key: "repeat",
    on: 2,
    off: 0,
    says: "平台把每个事件连送三次，像网络抖动时那样。机器人应当只做一次、只答一次。",
  },
  {
    name: "断网",
    key: "bot_down",
    on: true,
    off: false,
    says: "平台找不到机器人：消息和按钮都送不过去，恢复后平台自己会补送。",
  },
  {
    name: "限流",
    key: "rate_limit",
    on: true,
    off: false,
    says: "平台拒绝机器人的每次调用（“太频繁”）。答复不该丢：关掉后一分钟左右按原来的顺序补上。",
  },
  { name: "延迟", key: "delay", on: 2, off: 0, says: "每个事件晚 2 秒才送到机器人。" },
  { name: "平台故障", key: "api_down", on: "502", off: "", says: "平台的接口回答 502。机器人应当稍后再试。" },
];

/** The names of the switches that are on. */
export function activeFaults() {
  return SWITCHES.filter(({ key }) => Boolean(state.faults?.[key])).map(({ name }) => name);
}

const EXPIRED = { type: "warning", content: "发出去的令牌都失效了，机器人应当自己换新的。" };
let panel = null;

/** The panel's content, made once. */
export function faultsPanel() {
  panel ??= build();
  return panel;
}

function build() {
  const rows = div("switches");
  const facts = () => SWITCHES.map(({ key }) => state.faults?.[key]);
  const draw = whenChanged(facts, () => fill(rows, SWITCHES.map(row)));
  on("faults", draw);
  draw();
  const words = "给两个平台添点麻烦，看机器人还稳不稳。对所有会话起作用。";
  return el("div", { "data-testid": "faults" }, el("p", { class: "panel-hint" }, words), rows, onceOnly());
}

function row(spec) {
  const id = `fault-${spec.key}`;
  const says = `${id}-says`;
  const change = (event) => turn(spec, event.target.checked);
  const attrs = {
    type: "checkbox",
    role: "switch",
    id,
    class: "switch",
    "data-testid": id,
    "aria-describedby": says,
  };
  const control = el("input", { ...attrs, checked: Boolean(state.faults?.[spec.key]), on: { change } });
  const label = el("label", { for: id }, el("strong", {}, spec.name), el("small", { id: says }, spec.says));
  return div("switch-row", label, control);
}

/** Troubles that happen once. */
function onceOnly() {
  const expire = () => api.setFaults({ expire_tokens: true }).then(() => toast(EXPIRED), complain);
  return div(
    "panel-foot",
    button("plain-button", expire, {}, "让访问令牌全部失效"),
    button("plain-button", startOver, { "data-testid": "reset" }, icon("reset"), "清空聊天，从头来过"),
  );
}

const complain = (error) => toast({ type: "error", content: error.message });

async function turn(spec, wanted) {
  try {
    state.faults = await api.setFaults({ [spec.key]: wanted ? spec.on : spec.off });
    toast({ type: wanted ? "warning" : "success", content: `${spec.name}${wanted ? "开了" : "关了"}。` });
  } catch (error) {
    complain(error);
  }
  emit("faults");
}

async function startOver() {
  const sure = await ask({
    title: "清空所有聊天？",
    text: "两个平台的消息和文件都会消失；机器人自己的数据不动。",
    yes: "清空",
    danger: true,
  });
  if (!sure) return;
  await api.reset().catch(complain);
  forgetSeen();
  emit("restart");
}
