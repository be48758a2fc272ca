// Inline Markdown, both platforms' tags, mentions and links → nodes. Text stays text: no HTML is ever parsed.
import { el, fileAddress, link, span, webAddress } from "./dom.js";

const COLOURS = new Set([
  "neutral",
  "blue",
  "turquoise",
  "lime",
  "orange",
  "violet",
  "indigo",
  "wathet",
  "green",
  "yellow",
  "red",
  "purple",
  "carmine",
  "grey",
  "gray",
  "white",
  "default",
  "info",
  "comment",
  "warning",
]);
const ENTITIES = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ensp: "\u2002",
  emsp: "\u2003",
};

/** A colour name of either platform (`red`, `red-500`, `info`) as our class, or nothing for anything else. */
export function colourClass(name) {
  const base = String(name ?? "")
    .toLowerCase()
    .replace(/-\d+$/, "");
  if (!COLOURS.has(base)) return "";
  return `c-${base === "gray" ? "grey" : base}`;
}

function entity(code) {
  if (code[0] !== "#") return ENTITIES[code] ?? `&${code};`;
  const number = code[1] === "x" ? parseInt(code.slice(2), 16) : parseInt(code.slice(1), 10);
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "";
}

/** One attribute of a tag, quoted or bare: `id=ou_x`, `color='red'`. */
function attribute(text, name) {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(text);
  return found ? (found[1] ?? found[2] ?? found[3]) : "";
}

/** @name as a chip; mentions of the reader and of everybody stand out. */
export function mention(id, ctx, fallback = "") {
  const name = id === "all" ? "所有人" : (ctx.names?.(id) ?? fallback ?? id);
  const mine = id === "all" || id === ctx.me;
  return el("span", { class: mine ? "at at-me" : "at", "data-testid": "mention" }, `@${name || id}`);
}

const TAGS = {
  font: (inside, attrs, ctx) =>
    el("span", { class: colourClass(attribute(attrs, "color")) }, inline(inside, ctx)),
  at: (inside, attrs, ctx) => {
    const ids =
      attribute(attrs, "ids") ||
      attribute(attrs, "id") ||
      attribute(attrs, "user_id") ||
      attribute(attrs, "email");
    return ids.split(",").map((id) => mention(id.trim(), ctx, inside.replace(/^@/, "")));
  },
  person: (inside, attrs, ctx) => span("person-chip", ctx.names?.(attribute(attrs, "id")) ?? inside),
  a: (inside, attrs, ctx) => link(attribute(attrs, "href"), inline(inside, ctx)),
  link: (inside, attrs, ctx) =>
    link(attribute(attrs, "url") || attribute(attrs, "pc_url"), inline(inside, ctx)),
  text_tag: (inside, attrs) =>
    span(`text-tag ${colourClass(attribute(attrs, "color")) || "c-neutral"}`, inside),
  number_tag: (inside, attrs) =>
    span(`number-tag ${colourClass(attribute(attrs, "background_color"))}`, inside),
  local_datetime: (inside, attrs) =>
    new Date(Number(attribute(attrs, "millisecond")) || 0).toLocaleString("zh-CN"),
  raw: (inside) => inside,
  b: (inside, attrs, ctx) => el("strong", {}, inline(inside, ctx)),
  strong: (inside, attrs, ctx) => el("strong", {}, inline(inside, ctx)),
  i: (inside, attrs, ctx) => el("em", {}, inline(inside, ctx)),
  em: (inside, attrs, ctx) => el("em", {}, inline(inside, ctx)),
  u: (inside, attrs, ctx) => el("u", {}, inline(inside, ctx)),
  s: (inside, attrs, ctx) => el("s", {}, inline(inside, ctx)),
  del: (inside, attrs, ctx) => el("s", {}, inline(inside, ctx)),
};
const TAG_NAMES = Object.keys(TAGS).join("|");

function picture(alt, target, ctx) {
  const source = webAddress(target) ?? (ctx.imageKeys ? fileAddress(target) : null);
  return source
    ? el("img", { class: "md-image", src: source, alt, loading: "lazy" })
    : `![${alt}](${target})`;
}

const ADDRESS = /https?:\/\/[^\s<>"'（）()，。；、！？】」]+/y;
const LINK_TAG = [/<a\b([^>]*)>([\s\S]*?)<\/a>/y, (m, ctx) => TAGS.a(m[2], m[1], { ...ctx, rules: [] })];
const BARE = [ADDRESS, (m) => link(m[0], m[0])];
const WECOM_AT = [/<@([\w.\-@]+)>/y, (m, ctx) => mention(m[1], ctx)];
const BREAK = [/<br\s*\/?>|\n/y, () => el("br")];
const ENTITY = [/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/iy, (m) => entity(m[1].toLowerCase())];
const RICH = [
  [/\\([\\`*_{}[\]()#+\-.!~<>&|])/y, (m) => m[1]],
  ENTITY,
  [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y, (m) => el("code", {}, m[2])],
  BREAK,
  [/<hr\s*\/?>/y, () => el("hr")],
  [
    new RegExp(`<(${TAG_NAMES})\\b([^>]*)>([\\s\\S]*?)<\\/\\1>`, "yi"),
    (m, ctx) => TAGS[m[1].toLowerCase()](m[3], m[2], ctx),
  ],
  WECOM_AT,
  [/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/y, (m, ctx) => picture(m[1], m[2], ctx)],
  [/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/y, (m, ctx) => link(m[2], inline(m[1], ctx))],
  [/\*\*(\S|\S[\s\S]*?\S)\*\*/y, (m, ctx) => el("strong", {}, inline(m[1], ctx))],
  [/__(\S|\S[\s\S]*?\S)__/y, (m, ctx) => el("strong", {}, inline(m[1], ctx))],
  [/~~(\S|\S[\s\S]*?\S)~~/y, (m, ctx) => el("s", {}, inline(m[1], ctx))],
  [/\*(\S|\S[^*]*?\S)\*/y, (m, ctx) => el("em", {}, inline(m[1], ctx))],
  [/(?<![\p{L}\p{N}])_(\S|\S[^_]*?\S)_(?![\p{L}\p{N}])/uy, (m, ctx) => el("em", {}, inline(m[1], ctx))],
  BARE,
];

/** Rules of a plain message: mentions by name, web addresses, WeCom's <a href>; nothing else means anything. */
export const PLAIN = [BREAK, LINK_TAG, WECOM_AT, BARE];

/**
 * Text → nodes. `ctx`: `names(id)` for mentions, `me` the reader's id, `imageKeys` whether pictures may be
 * stored keys, `mentions` [{id, name}] to be shown where their names stand, `rules` other than rich Markdown.
 */
export function inline(text, ctx = {}) {
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const [node, length] = matchAt(text, at, ctx);
    if (length) {
      nodes.push(plain, node);
      plain = "";
    } else plain += text[at];
    at += length || 1;
  }
  return [...nodes, plain].flat(Infinity).filter((node) => node !== "");
}

function matchAt(text, at, ctx) {
  if (text[at] === "@") return mentionAt(text, at, ctx);
  for (const [pattern, build] of ctx.rules ?? RICH) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [build(match, ctx), match[0].length];
  }
  return [null, 0];
}

function mentionAt(text, at, ctx) {
  const found = (ctx.mentions ?? []).find(({ name }) => name && text.startsWith(name, at + 1));
  return found ? [mention(found.id, { ...ctx, names: () => found.name }), found.name.length + 1] : [null, 0];
}
