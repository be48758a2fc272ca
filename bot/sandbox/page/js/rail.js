// The main navigation: a rail at the left on a desk, tabs at the bottom of the list on a phone.
import { avatar } from "./avatar.js";
import { button, el, fill, span, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { activeFaults } from "./faults.js";
import { openPanel } from "./drawer.js";
import { emit, on, state } from "./store.js";

const PLACES = [
  ["chat", "消息"],
  ["people", "身份"],
  ["faults", "故障"],
  ["wire", "报文"],
];

/** Build the rail into its place and keep it right. */
export function rail() {
  const node = document.getElementById("rail");
  const facts = () => [state.me, activeFaults(), openPanel()];
  const draw = whenChanged(facts, () => fill(node, state.me && me(), el("ul", {}, PLACES.map(place))));
  for (const topic of ["people", "faults", "panel-changed"]) on(topic, draw);
  draw();
}

function me() {
  const attrs = { "aria-label": `${state.me.name}，切换身份` };
  return button("rail-me", () => emit("panel", "people"), attrs, avatar(state.me));
}

function place([name, label]) {
  const here = (openPanel() ?? "chat") === name;
  const trouble = name === "faults" && activeFaults().length;
  const attrs = { "aria-current": here ? "page" : null, "data-testid": `rail-${name}` };
  const mark = { class: "trouble", role: "img", "aria-label": `${trouble} 个故障开着` };
  const go = () => emit("panel", name === "chat" ? null : name);
  const words = [icon(name), span("", label), trouble ? el("span", mark, String(trouble)) : null];
  return el("li", {}, button(`rail-item ${here ? "here" : ""}`, go, attrs, words));
}
