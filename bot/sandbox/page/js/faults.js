// The switches for a bad day, in plain words.
import * as api from "./api.js";
import { ask } from "./dialog.js";
import { div, el, fill } from "./dom.js";
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
    says: "平台拒绝机器人的每次调用（“太频繁”）。答复不该丢，关掉后应当补上。",
  },
  { name: "延迟", key: "delay", on: 2, off: 0, says: "每个事件晚 2 秒才送到机器人。" },
  { name: "平台故障", key: "api_down", on: "502", off: "", says: "平台的接口回答 502。机器人应当稍后再试。" },
];

/** The names of the switches that are on. */
export function activeFaults() {
  return SWITCHES.filter(({ key }) => Boolean(state.faults?.[key])).map(({ name }) => name);
}

let panel = null;

/** The panel's content, made once. */
export function faultsPanel() {
  panel ??= build();
  return panel;
}

function build() {
  const rows = div("switches");
  const draw = () => fill(rows, SWITCHES.map(row));
  on("faults", draw);
  draw();
  return el(
    "div",
    { "data-testid": "faults" },
    el("p", { class: "panel-hint" }, "给两个平台添点麻烦，看机器人还稳不稳。对所有会话起作用。"),
    rows,
    div(
      "panel-foot",
      el(
        "button",
        { type: "button", class: "plain-button", "data-testid": "reset", on: { click: startOver } },
        icon("reset"),
        "清空聊天，从头来过",
      ),
    ),
  );
}

function row(spec) {
  const id = `fault-${spec.key}`;
  const control = el("input", {
    type: "checkbox",
    role: "switch",
    id,
    class: "switch",
    checked: Boolean(state.faults?.[spec.key]),
    "data-testid": `fault-${spec.key}`,
    "aria-describedby": `${id}-says`,
    on: { change: (event) => turn(spec, event.target.checked) },
  });
  return div(
    "switch-row",
    el("label", { for: id }, el("strong", {}, spec.name), el("small", { id: `${id}-says` }, spec.says)),
    control,
  );
}

async function turn(spec, wanted) {
  try {
    state.faults = await api.setFaults({ [spec.key]: wanted ? spec.on : spec.off });
    toast({ type: wanted ? "warning" : "success", content: `${spec.name}${wanted ? "开了" : "关了"}。` });
  } catch (error) {
    toast({ type: "error", content: error.message });
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
  await api.reset().catch((error) => toast({ type: "error", content: error.message }));
  forgetSeen();
  emit("restart");
}
