// The panel beside the chat: people, switches, wire or chat details; one at a time.
import { div, el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";

const TITLES = { people: "换个身份", faults: "故障开关", wire: "报文", info: "会话详情" };
let current = null;
let opener = null;

/** Which panel is open, or null. */
export const openPanel = () => current;

/** Show a panel by name; the same name again closes it. `build()` makes its content. */
export function showPanel(name, build) {
  if (current === name) return closePanel();
  opener = document.activeElement;
  current = name;
  const drawer = document.getElementById("drawer");
  drawer.dataset.panel = name;
  document.body.dataset.panel = name;
  drawer.hidden = false;
  const close = iconButton(icon("close"), "关闭", closePanel, { "data-testid": "drawer-close" });
  fill(
    drawer,
    el("header", { class: "drawer-head" }, el("h2", {}, TITLES[name]), close),
    div("drawer-body", build()),
  );
  drawer.querySelector(".current")?.scrollIntoView({ block: "center" });
  close.focus();
  return undefined;
}

/** Put the panel away and give the focus back. */
export function closePanel() {
  if (!current) return;
  current = null;
  delete document.body.dataset.panel;
  const drawer = document.getElementById("drawer");
  drawer.hidden = true;
  drawer.replaceChildren();
  opener?.focus?.();
}
