// Feishu parts that are pressed: buttons and overflow menus; and what a press does.
import { ask, choose } from "./dialog.js";
import { el, span } from "./dom.js";
import { followLink } from "./follow.js";
import { icon, standardIcon } from "./icons.js";
import { plain, textContent } from "./feishu-display.js";
import { toast } from "./toast.js";

const TYPES = new Set([
  "default",
  "primary",
  "danger",
  "text",
  "primary_text",
  "danger_text",
  "primary_filled",
  "danger_filled",
  "laser",
]);
const SIZES = new Set(["tiny", "small", "medium", "large"]);

/** Carry out an element's behaviors: ask first where it wants that, then open its link or send its value. */
export async function act(node, element, ctx, extra) {
  if (element.confirm && !(await confirmed(element))) return;
  const behaviors = element.behaviors ?? [];
  const target = behaviors.find(({ type }) => type === "open_url");
  if (target) followLink(target.default_url || target.pc_url || target.url);
  else if (element.url || element.multi_url) followLink(element.url ?? element.multi_url.url);
  const callback = behaviors.find(({ type }) => type === "callback");
  if (callback || element.value !== undefined || extra.form) {
    await ctx.press(node, { value: callback?.value ?? element.value ?? {}, ...extra });
  }
}

function confirmed({ confirm, type = "" }) {
  return ask({
    title: textContent(confirm.title) || "确认",
    text: textContent(confirm.text),
    danger: type.startsWith("danger"),
  });
}

function button(element, ctx) {
  const type = TYPES.has(element.type) ? element.type : "default";
  const size = SIZES.has(element.size) ? element.size : "medium";
  const width = element.width === "fill" ? "fs-fill" : "";
  const node = el(
    "button",
    {
      type: "button",
      class: `fs-button fs-button-${type} fs-button-${size} ${width}`,
      disabled: element.disabled === true,
      title: textContent(element.disabled ? element.disabled_tips : element.hover_tips) || null,
      "data-testid": "card-button",
      on: { click: () => pressButton(node, element, ctx) },
    },
    element.icon && standardIcon(element.icon.token),
    span("", plain(element.text, ctx)),
  );
  return node;
}

function pressButton(node, element, ctx) {
  const kind = element.form_action_type ?? (element.action_type ?? "").replace("form_", "");
  if (ctx.form && kind === "reset") return ctx.form.reset();
  const extra = { tag: "button", name: element.name };
  if (!ctx.form || kind !== "submit") return act(node, element, ctx, extra);
  if (!ctx.form.complete()) return toast({ type: "error", content: "请把必填项填好再提交。" });
  return act(node, element, ctx, { ...extra, form: ctx.form.all() });
}

function overflow(element, ctx) {
  const node = el(
    "button",
    {
      type: "button",
      class: "fs-button fs-button-default fs-overflow",
      "aria-haspopup": "menu",
      "aria-label": "更多",
      "data-testid": "card-overflow",
      on: { click: () => pressOverflow(node, element, ctx) },
    },
    icon("more"),
  );
  return node;
}

async function pressOverflow(node, element, ctx) {
  const choices = (element.options ?? []).map((option) => ({
    text: textContent(option.text),
    value: option,
  }));
  const option = await choose("更多", choices);
  if (!option) return;
  const url = option.multi_url?.url ?? option.url;
  if (url) followLink(url);
  else await act(node, element, ctx, { tag: "overflow", name: element.name, option: option.value });
}

export const BUTTONS = { button, overflow };
