// What went over the wire: each callback and each API call, as sent and in clear.
import * as api from "./api.js";
import { button, div, el, fill, iconButton, keep, span } from "./dom.js";
import { icon } from "./icons.js";
import { on } from "./store.js";
import { clock } from "./time.js";
import { toast } from "./toast.js";

const PLATFORM = { feishu: "飞书", wecom: "企业微信" };
const PARTS = [
  ["decrypted", "解密后的内容"],
  ["body", "原始请求（加密）"],
  ["headers", "请求头"],
  ["url", "地址"],
  ["answer_decrypted", "解密后的回答"],
  ["answer", "原始回答"],
  ["note", "平台怎么处理"],
];
const CALL_NAMES = { body: "机器人发来的请求", answer: "平台的回答" };
const ERRORS = { timeout: "超时", unreachable: "连不上", down: "断网" };
const DIRECTIONS = { all: "全部", to_bot: "平台 → 机器人", to_platform: "机器人 → 平台" };
const HINT = { class: "panel-hint" };
let rows = new Map(); // entry → its row; kept, so that what is unfolded stays so
let filter = "all";
let panel = null;

/** The panel's content, made once; it follows along while it is shown. */
export function wirePanel() {
  panel ??= build();
  return panel;
}

function build() {
  const list = el("ol", { class: "wire-list", "data-testid": "wire-list" });
  let asked = 0; // an older question's answer is out of date
  const load = async () => {
    if (!list.isConnected) return;
    const turn = (asked += 1);
    try {
      const answer = await api.getWire(80);
      if (turn === asked) draw(list, answer.wire ?? []);
    } catch (error) {
      fill(list, el("li", HINT, error.message));
    }
  };
  let timer = 0;
  on("wire", () => {
    clearTimeout(timer);
    timer = setTimeout(load, 200);
  });
  on("panel-changed", load);
  return el("div", { class: "wire", "data-testid": "wire" }, filters(load), list);
}

function filters(load) {
  const bar = el("div", { class: "wire-filters", role: "group", "aria-label": "方向" });
  const choose = (key) => () => {
    filter = key;
    show();
    load();
  };
  const chip = ([key, name]) => button("chip", choose(key), { "aria-pressed": String(filter === key) }, name);
  const show = () => fill(bar, Object.entries(DIRECTIONS).map(chip));
  show();
  return bar;
}

function draw(list, entries) {
  const shown = entries.filter((entry) => filter === "all" || entry.direction === filter);
  const key = ({ at, id }) => `${at} ${id}`; // a sandbox started anew counts from one again
  rows = new Map(shown.map((entry) => [key(entry), rows.get(key(entry)) ?? entryRow(entry)]));
  keep(list, rows.size ? [...rows.values()] : [el("li", HINT, "还没有来往。说一句话看看。")]);
}

function entryRow(entry) {
  const body = div("wire-parts");
  const attrs = { class: "wire-entry", "data-testid": "wire-entry", "data-direction": entry.direction };
  const node = el("details", attrs, summary(entry), body);
  node.addEventListener("toggle", () => {
    if (node.open && !body.childElementCount) body.append(heading(entry), ...parts(entry));
  });
  return el("li", {}, node);
}

function summary(entry) {
  const bad = Boolean(entry.error) || entry.status >= 400 || entry.status === 0;
  return el(
    "summary",
    {},
    span(
      `wire-way ${entry.direction}`,
      entry.direction === "to_bot" ? "→ 机器人" : `→ ${PLATFORM[entry.platform] ?? "平台"}`,
    ),
    span("wire-what", pathOf(entry)),
    entry.attempt > 0 && span("wire-again", `第 ${entry.attempt + 1} 次`),
    span(bad ? "wire-status bad" : "wire-status", ERRORS[entry.error] ?? entry.status ?? ""),
    span("wire-ms", `${entry.ms ?? "–"} ms`),
  );
}

function pathOf(entry) {
  try {
    return `${entry.method ?? ""} ${new URL(entry.url ?? entry.path, location.origin).pathname}`.trim();
  } catch {
    return String(entry.path ?? entry.url ?? "");
  }
}

function heading(entry) {
  return el(
    "p",
    { class: "wire-heading" },
    [PLATFORM[entry.platform] ?? entry.platform, entry.at && clock(entry.at), `编号 ${entry.id}`]
      .filter(Boolean)
      .join(" · "),
  );
}

function parts(entry) {
  const called = entry.direction === "to_platform" ? CALL_NAMES : {};
  const said = PARTS.filter(([key]) => hasWords(entry[key]));
  return said.map(([key, name]) => part(called[key] ?? name, pretty(entry[key])));
}

const hasWords = (value) =>
  value !== undefined &&
  value !== null &&
  value !== "" &&
  !(typeof value === "object" && !Object.keys(value).length);

function part(name, text) {
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    toast({ type: "success", content: "已复制。" });
  };
  return el(
    "section",
    {},
    el("h4", {}, name, iconButton(icon("copy"), `复制${name}`, copy)),
    el("pre", { tabindex: "0" }, text),
  );
}

/** JSON indented, XML with a line for each element, anything else as it came. */
function pretty(value) {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  if (value.startsWith("<xml>")) return value.replace(/>\s*<(?!!\[CDATA)/g, ">\n<");
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
