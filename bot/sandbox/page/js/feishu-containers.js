// Feishu parts that hold others: columns, folding panels, clickable areas, forms.
import { div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { inline } from "./inline.js";
import { act } from "./feishu-buttons.js";
import { plain } from "./feishu-display.js";
import { FormValues } from "./form-values.js";

const SPACES = { small: "4px", medium: "8px", large: "12px", extra_large: "16px" };
const FLEX = ["none", "stretch", "flow", "bisect", "trisect"];
const SIDES = ["left", "center", "right"];
const HEIGHTS = ["top", "center", "bottom"];
const oneOf = (known, value, otherwise) => (known.includes(value) ? value : otherwise);
const BACKGROUNDS =
  /^(default|grey|blue|wathet|turquoise|green|yellow|orange|red|carmine|violet|purple|indigo|white)(-\d+)?$/;

function space(node, property, value) {
  const size = SPACES[value] ?? (/^\d{1,2}px( \d{1,2}px){0,3}$/.test(value ?? "") ? value : null);
  if (size) node.style.setProperty(property, size);
}

function backgroundClass(style) {
  return BACKGROUNDS.test(style ?? "") && style !== "default" ? `bg-${style.replace(/-\d+$/, "")}` : "";
}

function box(node, element) {
  space(node, "padding", element.padding);
  space(node, "row-gap", element.vertical_spacing);
  space(node, "column-gap", element.horizontal_spacing);
  return node;
}

function columnSet(element, ctx) {
  const mode = oneOf(FLEX, element.flex_mode, "none");
  const align = oneOf(SIDES, element.horizontal_align, "left");
  const classes = `fs-columns fs-flex-${mode} fs-h-${align} ${backgroundClass(element.background_style)}`;
  const node = div(
    classes,
    (element.columns ?? []).map((one) => column(one, ctx)),
  );
  return box(node, element);
}

function column(element, ctx) {
  const height = oneOf(HEIGHTS, element.vertical_align, "top");
  const row = element.direction === "horizontal" ? "fs-row" : "";
  const classes = `fs-column fs-v-${height} ${row} ${backgroundClass(element.background_style)}`;
  const node = box(div(classes, (element.elements ?? []).map(ctx.render)), element);
  if (element.width === "weighted") node.style.flex = `${Math.min(Math.max(element.weight ?? 1, 1), 5)} 1 0`;
  else if (/^\d+px$/.test(element.width ?? "")) node.style.flex = `0 0 ${element.width}`;
  else node.style.flex = "0 1 auto";
  return node;
}

function collapsible(element, ctx) {
  const head = element.header ?? {};
  return el(
    "details",
    { class: `fs-fold ${element.border ? "fs-bordered" : ""}`, open: element.expanded === true },
    el(
      "summary",
      { class: backgroundClass(head.background_color) },
      span(
        "",
        head.title?.tag === "markdown" ? inline(head.title.content ?? "", ctx) : plain(head.title, ctx),
      ),
      icon("caret", "fold-mark"),
    ),
    box(div("fs-fold-body", (element.elements ?? []).map(ctx.render)), element),
  );
}

function interactive(element, ctx) {
  const node = el(
    "div",
    {
      class: `fs-area ${element.has_border ? "fs-bordered" : ""} ${backgroundClass(element.background_style)}`,
      role: "button",
      tabindex: element.disabled ? "-1" : "0",
      "aria-disabled": element.disabled === true && "true",
    },
    (element.elements ?? []).map(ctx.render),
  );
  const go = (event) => {
    const inner = event.target.closest("button, a, input, select, textarea, summary, [role=button]");
    if (!element.disabled && inner === node)
      act(node, element, ctx, { tag: "interactive_container", name: element.name });
  };
  node.addEventListener("click", go);
  node.addEventListener("keydown", (event) => event.key === "Enter" && go(event));
  return box(node, element);
}

function form(element, ctx) {
  const values = new FormValues();
  const inside = { ...ctx, form: values, render: (child) => ctx.part(child, inside) };
  const node = el(
    "div",
    {
      class: `fs-form ${element.direction === "horizontal" ? "fs-row" : ""}`,
      role: "form",
      "data-testid": "card-form",
      "aria-label": "表单",
    },
    (element.elements ?? []).map(inside.render),
  );
  return box(node, element);
}

export const CONTAINERS = {
  column_set: columnSet,
  column,
  collapsible_panel: collapsible,
  interactive_container: interactive,
  form,
};
