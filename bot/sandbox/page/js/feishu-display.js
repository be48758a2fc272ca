// Feishu parts that only show: text, Markdown, rules, pictures, people, charts.
import { picture } from "./dialog.js";
import { div, el, span } from "./dom.js";
import { standardIcon } from "./icons.js";
import { colourClass, inline } from "./inline.js";
import { markdown } from "./markdown.js";
import { avatar } from "./avatar.js";

const SIZES = new Set([
  "heading-0",
  "heading-1",
  "heading-2",
  "heading-3",
  "heading-4",
  "heading",
  "normal",
  "notation",
  "xxxx-large",
  "xxx-large",
  "xx-large",
  "x-large",
  "large",
  "medium",
  "small",
  "x-small",
]);

/** The words of a text object in the reader's language. */
export function textContent(text) {
  return text?.i18n_content?.zh_cn ?? text?.content ?? "";
}

/** A text object (`plain_text`, `lark_md`, `markdown`) as inline nodes. */
export function plain(text, ctx) {
  const content = textContent(text);
  return text?.tag === "lark_md" || text?.tag === "markdown" ? inline(content, ctx) : content;
}

function sizeClass(size, ctx) {
  const style = ctx.card?.config?.style?.text_size?.[size];
  const name = style ? (style.pc ?? style.default) : size;
  return SIZES.has(name) ? `ts-${name}` : "";
}

function alignClass(align) {
  return align === "center" || align === "right" ? `align-${align}` : "";
}

function withIcon(spec, node) {
  if (!spec) return node;
  return div("fs-with-icon", span(`fs-icon ${colourClass(spec.color)}`, standardIcon(spec.token)), node);
}

function markdownPart(element, ctx) {
  const classes = `md ${sizeClass(element.text_size, ctx)} ${alignClass(element.text_align)}`;
  return withIcon(element.icon, div(classes, markdown(textContent(element), ctx)));
}

function textPart(element, ctx) {
  const text = element.text ?? {};
  const look = [sizeClass(text.text_size, ctx), colourClass(text.text_color), alignClass(text.text_align)];
  const node = div(`fs-text ${look.join(" ")}`, plain(text, ctx));
  if (text.lines > 0) {
    node.classList.add("fs-lines");
    node.style.setProperty("--lines", Math.floor(text.lines));
  }
  return withIcon(element.icon, node);
}

function image(element) {
  const alt = textContent(element.alt);
  const crop = element.scale_type === "fit_horizontal" || !element.scale_type ? "" : "fs-crop";
  return el(
    "figure",
    { class: "fs-image" },
    picture(element.img_key, alt || "图片", crop),
    element.title && el("figcaption", {}, textContent(element.title)),
  );
}

function person(element, ctx) {
  const name = ctx.names?.(element.user_id) ?? element.user_id ?? "";
  return span(
    "fs-person",
    element.show_avatar !== false && avatar({ id: element.user_id, name }, "tiny"),
    element.show_name !== false && span("", name),
  );
}

function personList(element, ctx) {
  return div(
    "fs-people",
    (element.persons ?? []).map(({ id }) => person({ user_id: id, show_name: element.show_name }, ctx)),
  );
}

function chart(element) {
  const title = element.chart_spec?.title?.text ?? element.chart_spec?.type ?? "";
  return el("p", { class: "fs-unknown" }, `（图表 ${title}：请在真实客户端里看）`);
}

export const DISPLAY = {
  markdown: markdownPart,
  div: textPart,
  chart,
  person,
  person_list: personList,
  img: image,
  hr: () => el("hr"),
  img_combination: (element) =>
    div(
      "fs-images",
      (element.img_list ?? []).map((one) => image({ ...one, alt: { content: "图片" } })),
    ),
};
