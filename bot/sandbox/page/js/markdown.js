// Block Markdown → nodes: headings, lists, quotes, tables, code, rules; the rest is inline.js.
import { el } from "./dom.js";
import { inline } from "./inline.js";

const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,}|<hr\s*\/?>)\s*$/;
const QUOTE = /^\s*>\s?/;
const ITEM = /^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$/;
const FENCE = /^\s*```/;
const TABLE_LINE = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/;

/** What each place understands: WeCom's app messages know no lists, tables, rules or pictures. */
export const FULL = { lists: true, tables: true, rules: true };
export const SMALL = { lists: false, tables: false, rules: false };

/** Markdown text → a fragment's nodes, to be put into an element with class `md`. */
export function markdown(text, ctx = {}) {
  const lines = String(text ?? "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const flavour = ctx.flavour ?? FULL;
  const nodes = [];
  for (let i = 0; i < lines.length;) {
    const [node, next] = block(lines, i, ctx, flavour);
    if (node) nodes.push(node);
    i = next;
  }
  return nodes;
}

function block(lines, i, ctx, flavour) {
  const line = lines[i];
  if (!line.trim()) return [null, i + 1];
  if (FENCE.test(line)) return fence(lines, i);
  const heading = HEADING.exec(line);
  if (heading) return [el(`h${heading[1].length}`, {}, inline(heading[2], ctx)), i + 1];
  if (flavour.rules && RULE.test(line)) return [el("hr"), i + 1];
  if (QUOTE.test(line)) return quote(lines, i, ctx);
  if (flavour.tables && line.includes("|") && TABLE_LINE.test(lines[i + 1] ?? ""))
    return table(lines, i, ctx);
  if (flavour.lists && ITEM.test(line)) return list(lines, i, ctx);
  return paragraph(lines, i, ctx, flavour);
}

function fence(lines, i) {
  let end = i + 1;
  while (end < lines.length && !FENCE.test(lines[end])) end += 1;
  return [el("pre", {}, el("code", {}, lines.slice(i + 1, end).join("\n"))), end + 1];
}

function quote(lines, i, ctx) {
  let end = i;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  const inside = lines
    .slice(i, end)
    .map((line) => line.replace(QUOTE, ""))
    .join("\n");
  return [el("blockquote", {}, markdown(inside, ctx)), end];
}

const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function alignment(mark) {
  if (/^:-+:$/.test(mark)) return "center";
  return /^-+:$/.test(mark) ? "right" : "left";
}

function table(lines, i, ctx) {
  const sides = cells(lines[i + 1]).map(alignment);
  let end = i + 2;
  while (end < lines.length && lines[end].includes("|")) end += 1;
  const row = (line, tag) =>
    el(
      "tr",
      {},
      cells(line).map((cell, n) => el(tag, { class: `align-${sides[n] ?? "left"}` }, inline(cell, ctx))),
    );
  const rows = lines.slice(i + 2, end).map((line) => row(line, "td"));
  const grid = el("table", {}, el("thead", {}, row(lines[i], "th")), el("tbody", {}, rows));
  return [el("div", { class: "md-table", tabindex: "0", role: "group", "aria-label": "表格" }, grid), end];
}

function list(lines, i, ctx) {
  const [, indent, mark] = ITEM.exec(lines[i]);
  const ordered = /\d/.test(mark);
  const node = el(ordered ? "ol" : "ul", ordered ? { start: parseInt(mark, 10) } : {});
  let at = i;
  while (at < lines.length) {
    const item = ITEM.exec(lines[at]);
    if (
      !item ||
      item[1].length < indent.length ||
      (item[1].length < indent.length + 2 && /\d/.test(item[2]) !== ordered)
    )
      break;
    if (item[1].length >= indent.length + 2 && node.lastChild) {
      const [inner, next] = list(lines, at, ctx);
      node.lastChild.append(inner);
      at = next;
    } else {
      node.append(listItem(item[3], ctx));
      at += 1;
    }
  }
  return [node, at];
}

function listItem(text, ctx) {
  const task = /^\[([ xX])\]\s+(.*)$/.exec(text);
  if (!task) return el("li", {}, inline(text, ctx));
  const done = task[1] !== " ";
  return el(
    "li",
    { class: "task" },
    el("input", {
      type: "checkbox",
      disabled: true,
      checked: done,
      "aria-label": done ? "已完成" : "未完成",
    }),
    inline(task[2], ctx),
  );
}

function paragraph(lines, i, ctx, flavour) {
  let end = i + 1;
  while (end < lines.length && lines[end].trim() && !startsBlock(lines, end, flavour)) end += 1;
  return [el("p", {}, inline(lines.slice(i, end).join("\n"), ctx)), end];
}

function startsBlock(lines, i, flavour) {
  const line = lines[i];
  return (
    FENCE.test(line) ||
    HEADING.test(line) ||
    QUOTE.test(line) ||
    (flavour.rules && RULE.test(line)) ||
    (flavour.lists && ITEM.test(line)) ||
    (flavour.tables && line.includes("|") && TABLE_LINE.test(lines[i + 1] ?? ""))
  );
}
