// Feishu's table part: typed columns, pages of at most ten rows.
import { div, el, fill, iconButton, span } from "./dom.js";
import { icon } from "./icons.js";
import { colourClass, inline } from "./inline.js";
import { markdown } from "./markdown.js";

const asList = (value) =>
  (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null && one !== "");

function number(value, { symbol = "", precision, separator } = {}) {
  if (typeof value !== "number") return String(value ?? "");
  const text = value.toLocaleString("en-US", {
    useGrouping: separator === true,
    minimumFractionDigits: precision ?? 0,
    maximumFractionDigits: precision ?? 10,
  });
  return symbol + text;
}

function date(value, format = "YYYY/MM/DD") {
  if (typeof value !== "number") return String(value ?? "");
  const d = new Date(value);
  const parts = {
    YYYY: d.getFullYear(),
    MM: d.getMonth() + 1,
    DD: d.getDate(),
    HH: d.getHours(),
    mm: d.getMinutes(),
    ss: d.getSeconds(),
  };
  return format.replace(/YYYY|MM|DD|HH|mm|ss/g, (name) => String(parts[name]).padStart(2, "0"));
}

const CELLS = {
  text: (value) => String(value ?? ""),
  number: (value, column) => number(value, column.format),
  date: (value, column) => date(value, column.date_format),
  markdown: (value, column, ctx) => markdown(String(value ?? ""), ctx),
  lark_md: (value, column, ctx) => inline(String(value ?? ""), ctx),
  options: (value) =>
    asList(value).map((one) =>
      span(`text-tag ${colourClass(one.color) || "c-neutral"}`, one.text ?? String(one)),
    ),
  persons: (value, column, ctx) =>
    asList(value)
      .map((id) => ctx.names?.(id) ?? id)
      .join("、"),
};

function cell(row, column, ctx) {
  const draw = CELLS[column.data_type] ?? CELLS.text;
  return el(
    "td",
    { class: `${side(column)} ${column.data_type === "markdown" ? "md" : ""}` },
    draw(row[column.name], column, ctx),
  );
}

function side(column) {
  const align = column.horizontal_align ?? (column.data_type === "number" ? "right" : "left");
  return `align-${["left", "center", "right"].includes(align) ? align : "left"}`;
}

/** The table with its page turner; the first column stays while the rest scrolls where the card asks for it. */
export function table(element, ctx) {
  const columns = element.columns ?? [];
  const rows = element.rows ?? [];
  const size = Math.min(Math.max(element.page_size ?? 5, 1), 10);
  const pages = Math.ceil(rows.length / size);
  const [body, turner] = [el("tbody"), div("fs-pages")];
  const line = (row) =>
    el(
      "tr",
      {},
      columns.map((column) => cell(row, column, ctx)),
    );
  const show = (page) => {
    fill(body, rows.slice(page * size, (page + 1) * size).map(line));
    fill(turner, pages > 1 && pageButtons(page, pages, show));
  };
  show(0);
  const grid = el("table", { class: look(element) }, el("thead", {}, headLine(columns)), body);
  const room = el(
    "div",
    { class: "fs-table-room", tabindex: "0", role: "group", "aria-label": "表格" },
    grid,
  );
  return el("div", { class: "fs-table", "data-testid": "card-table" }, room, turner);
}

function headLine(columns) {
  return el(
    "tr",
    {},
    columns.map((column) => el("th", { class: side(column) }, column.display_name ?? column.name)),
  );
}

function look(element) {
  const grey = element.header_style?.background_style === "grey";
  return `${element.freeze_first_column ? "fs-frozen" : ""} ${grey ? "fs-grey-head" : ""}`;
}

function pageButtons(page, pages, show) {
  return [
    iconButton(icon("back"), "上一页", () => show(page - 1), { disabled: page === 0 }),
    span("", `${page + 1} / ${pages}`),
    iconButton(icon("chevron"), "下一页", () => show(page + 1), { disabled: page === pages - 1 }),
  ];
}
