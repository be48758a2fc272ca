// WeCom template cards, all five types → nodes. Blocks a type does not have are left out, as the client does.
import { choose, picture } from "./dialog.js";
import { div, el, fileAddress, iconButton, link, span, webAddress } from "./dom.js";
import { icon } from "./icons.js";
import { followLink } from "./follow.js";
import { answerBlocks } from "./wecom-answers.js";
import { cut, limitsOf } from "./wecom-limits.js";

const SOURCE_COLOURS = ["grey", "black", "red", "green"];
const NOTICES = new Set(["text_notice", "news_notice"]);
const ASKING = new Set(["vote_interaction", "multiple_interaction"]);
const KNOWN = new Set([...NOTICES, ...ASKING, "button_interaction"]);

/** Draw a raw template card. `ctx`: `message`, `via`, `names(id)`, `press(control, action)`. */
export function wecomCard(card, ctx) {
  const inside = { ...ctx, card, limits: limitsOf(ctx.via), type: card?.card_type, stamp: stampOf(card) };
  const node = el("article", {
    class: `card wc-card wc-${KNOWN.has(inside.type) ? inside.type : "unknown"}`,
    "data-testid": "card",
    "aria-label": wecomTitle(card),
  });
  if (!KNOWN.has(inside.type))
    node.append(el("p", { class: "wc-quiet" }, `（客户端不认识的卡片：${inside.type ?? "无类型"}）`));
  else node.append(...blocks(card, inside).filter(Boolean));
  if (card?.card_action && [1, 2].includes(card.card_action.type)) makeOpenable(node, card.card_action);
  return node;
}

/** The words of a greyed card's only button, if it has been answered for good. */
function stampOf(card) {
  return card?.replace_text || card?.replace_name || card?.button?.replace_name || "";
}

/** The card's title in words: for lists, quotes and screen readers. */
export function wecomTitle(card) {
  return card?.main_title?.title || card?.sub_title_text || card?.main_title?.desc || "卡片";
}

function blocks(card, ctx) {
  return [
    source(card, ctx),
    ctx.type === "news_notice" && cover(card.card_image),
    titles(card, ctx),
    ctx.type === "text_notice" && emphasis(card.emphasis_content, ctx),
    !ASKING.has(ctx.type) && quote(card.quote_area),
    ctx.type === "news_notice" && imageText(card.image_text_area),
    !NOTICES.has(ctx.type) || ctx.type === "text_notice" ? subTitle(card, ctx) : null,
    ctx.type === "news_notice" && vertical(card.vertical_content_list, ctx),
    !ASKING.has(ctx.type) && horizontal(card.horizontal_content_list, ctx),
    NOTICES.has(ctx.type) && jumps(card.jump_list, ctx),
    ...answerBlocks(card, ctx),
  ];
}

function source(card, ctx) {
  const { source: from, action_menu: menu } = card;
  const withMenu = menu?.action_list?.length && !ASKING.has(ctx.type);
  if (!from?.desc && !withMenu) return null;
  const colour = ASKING.has(ctx.type) ? "grey" : (SOURCE_COLOURS[from?.desc_color ?? 0] ?? "grey");
  return div(
    "wc-source",
    webAddress(from?.icon_url) && el("img", { src: from.icon_url, alt: "" }),
    span(`wc-source-${colour}`, cut(from?.desc ?? "", ctx.limits.source)),
    withMenu &&
      iconButton(icon("more"), menu.desc || "更多", (event) => openMenu(event.currentTarget, menu, ctx), {
        "data-testid": "card-menu",
      }),
  );
}

async function openMenu(button, menu, ctx) {
  const key = await choose(
    menu.desc || "更多",
    menu.action_list.slice(0, 3).map(({ text, key: value }) => ({ text, value })),
  );
  if (key) await ctx.press(button, { key });
}

function titles(card, ctx) {
  const { title, desc } = card.main_title ?? {};
  const titleLimit = ctx.type === "vote_interaction" ? ctx.limits.voteTitle : ctx.limits.title;
  const descLimit = ASKING.has(ctx.type) ? ctx.limits.longDesc : ctx.limits.desc;
  if (!title && !desc) return null;
  return div(
    "wc-titles",
    title && el("h3", { title: title.length > titleLimit ? title : null }, cut(title, titleLimit)),
    desc && el("p", {}, cut(desc, descLimit)),
  );
}

function emphasis(content, ctx) {
  if (!content?.title && !content?.desc) return null;
  return div(
    "wc-emphasis",
    el("strong", {}, cut(content.title, ctx.limits.emphasisTitle)),
    content.desc && span("", cut(content.desc, ctx.limits.emphasisDesc)),
  );
}

function quote(area) {
  if (!area?.title && !area?.quote_text) return null;
  const node = el(
    "blockquote",
    { class: "wc-quote" },
    area.title && el("strong", {}, area.title),
    area.quote_text && el("p", {}, area.quote_text),
  );
  if (area.type === 1) makeOpenable(node, area);
  return node;
}

function subTitle(card, ctx) {
  return card.sub_title_text
    ? el("p", { class: "wc-sub" }, cut(card.sub_title_text, ctx.limits.subTitle))
    : null;
}

function cover(image) {
  if (!image?.url) return null;
  const node = div("wc-cover", picture(image.url, "封面"));
  const ratio = image.aspect_ratio > 1.3 && image.aspect_ratio < 2.25 ? image.aspect_ratio : 1.3;
  node.style.setProperty("aspect-ratio", String(ratio));
  return node;
}

function imageText(area) {
  if (!area) return null;
  const node = div(
    "wc-image-text",
    area.image_url && picture(area.image_url, area.title ?? "图片"),
    el("div", {}, el("strong", {}, area.title ?? ""), el("p", {}, area.desc ?? "")),
  );
  if (area.type === 1) makeOpenable(node, area);
  return node;
}

function vertical(list, ctx) {
  return list?.length
    ? div(
        "wc-vertical",
        list
          .slice(0, 4)
          .map((row) =>
            el(
              "div",
              {},
              el("strong", {}, cut(row.title, ctx.limits.verticalTitle)),
              row.desc && el("p", {}, cut(row.desc, ctx.limits.verticalDesc)),
            ),
          ),
      )
    : null;
}

function horizontal(list, ctx) {
  if (!list?.length) return null;
  return el(
    "dl",
    { class: "wc-horizontal" },
    list
      .slice(0, 6)
      .map((row) =>
        el(
          "div",
          {},
          el("dt", {}, cut(row.keyname, ctx.limits.keyname)),
          el("dd", {}, horizontalValue(row, ctx)),
        ),
      ),
  );
}

function horizontalValue(row, ctx) {
  const text = cut(row.value, ctx.limits.value);
  if (row.type === 1) return link(row.url, text);
  if (row.type === 2)
    return el("a", { href: fileAddress(row.media_id), target: "_blank", rel: "noopener" }, text);
  if (row.type === 3) return span("at", row.value ? text : (ctx.names?.(row.userid) ?? row.userid));
  return text;
}

function jumps(list, ctx) {
  return list?.length
    ? div(
        "wc-jumps",
        list.slice(0, 3).map((row) => jump(row, ctx)),
      )
    : null;
}

function jump(row, ctx) {
  const text = cut(row.title, ctx.limits.jump);
  const href = row.type === 1 ? webAddress(row.url) : null;
  if (href) return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text, icon("chevron"));
  return span("", text, row.type ? icon("chevron") : null);
}

function makeOpenable(node, { type, url }) {
  node.classList.add("wc-openable");
  node.addEventListener("click", (event) => {
    if (event.target.closest("button, a, input, select, label, summary")) return;
    event.stopPropagation();
    followLink(type === 1 ? url : "");
  });
}
