// Feishu card JSON 2.0 → nodes: the frame, and which part draws which tag.
import { div, el, span } from "./dom.js";
import { standardIcon } from "./icons.js";
import { colourClass } from "./inline.js";
import { CONTAINERS } from "./feishu-containers.js";
import { CONTROLS } from "./feishu-controls.js";
import { BUTTONS } from "./feishu-buttons.js";
import { followLink } from "./follow.js";
import { DISPLAY, plain, textContent } from "./feishu-display.js";
import { table } from "./feishu-table.js";

const PARTS = { ...DISPLAY, ...CONTAINERS, ...CONTROLS, ...BUTTONS, table };
const TEMPLATES = new Set([
  "blue",
  "wathet",
  "turquoise",
  "green",
  "yellow",
  "orange",
  "red",
  "carmine",
  "violet",
  "purple",
  "indigo",
  "grey",
]);

/**
 * Draw a raw card. `ctx`: `message`, `names(id)`, `me`, `press(control, action)`.
 * A card that is no JSON 2.0 object is shown as the client shows it: a title and a hint.
 */
export function feishuCard(card, ctx) {
  const inside = {
    ...ctx,
    card,
    imageKeys: true,
    form: null,
    part,
    render: (element) => part(element, inside),
  };
  const width = ["compact", "fill"].includes(card?.config?.width_mode) ? card.config.width_mode : "default";
  return el(
    "article",
    { class: `card fs-card fs-width-${width}`, "data-testid": "card", "aria-label": cardTitle(card) },
    card?.header && header(card.header, inside),
    body(card, inside),
  );
}

/** The card's title in words: for lists, quotes and screen readers. */
export function cardTitle(card) {
  return textContent(card?.header?.title) || card?.config?.summary?.content || "卡片";
}

function header(head, ctx) {
  const template = TEMPLATES.has(head.template) ? head.template : "default";
  const tags = (head.text_tag_list ?? [])
    .slice(0, 3)
    .map((tag) => span(`text-tag ${colourClass(tag.color) || "c-neutral"}`, textContent(tag.text)));
  return el(
    "header",
    { class: `fs-header fs-header-${template}`, "data-testid": "card-header", "data-template": template },
    head.icon && span(`fs-header-icon ${colourClass(head.icon.color)}`, standardIcon(head.icon.token)),
    div(
      "fs-header-text",
      div("fs-title-line", el("h3", {}, plain(head.title, ctx)), tags),
      head.subtitle?.content && el("p", { class: "fs-subtitle" }, plain(head.subtitle, ctx)),
    ),
  );
}

function body(card, ctx) {
  const elements = card?.body?.elements ?? card?.elements ?? [];
  const direction = card?.body?.direction === "horizontal" ? "fs-row" : "";
  const node = div(`fs-body ${direction}`, elements.map(ctx.render));
  const url = card?.card_link?.url || card?.card_link?.pc_url;
  if (url) {
    node.classList.add("fs-linked");
    node.addEventListener("click", (event) => {
      if (!event.target.closest("button, a, input, select, textarea, label, summary")) followLink(url);
    });
  }
  return node;
}

function part(element, ctx) {
  const draw = PARTS[element?.tag];
  const node = draw
    ? draw(element, ctx)
    : el("p", { class: "fs-unknown" }, `（客户端不认识的组件：${element?.tag ?? "无标签"}）`);
  if (node && /^-?\d+px( -?\d+px){0,3}$/.test(element?.margin ?? "")) node.style.margin = element.margin;
  return node;
}
