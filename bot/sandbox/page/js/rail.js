// The main navigation: a rail at the left on a desk, tabs at the bottom of the list on a phone.
import { avatar } from "./avatar.js";
import { el, fill, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { activeFaults } from "./faults.js";
import { openPanel } from "./drawer.js";
import { emit, on, state } from "./store.js";

const PLACES = [["chat", "消息"], ["people", "身份"], ["faults", "故障"], ["wire", "报文"]];

/** Build the rail into its place and keep it right. */
export function rail() {
  const node = document.getElementById("rail");
  const draw = whenChanged(() => [state.me, activeFaults(), openPanel()], () => fill(node, state.me && el("button", { type: "button", class: "rail-me", "aria-label": `${state.me.name}，切换身份`, on: { click: () => emit("panel", "people") } }, avatar(state.me)),
    el("ul", {}, PLACES.map(([name, label]) => el("li", {}, place(name, label))))));
  for (const topic of ["people", "faults", "panel-changed"]) on(topic, draw);
  draw();
}

function place(name, label) {
  const here = (openPanel() ?? "chat") === name;
  const trouble = name === "faults" && activeFaults().length;
  return el("button", { type: "button", class: `rail-item ${here ? "here" : ""}`, "aria-current": here ? "page" : null, "data-testid": `rail-${name}`,
    on: { click: () => emit("panel", name === "chat" ? null : name) } },
    icon(name), el("span", {}, label), trouble ? el("span", { class: "trouble", role: "img", "aria-label": `${trouble} 个故障开着` }, String(trouble)) : null);
}
