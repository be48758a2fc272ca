// One message as the client shows it: face, name, time, quote, and the bubble, picture, file or card.
import { avatar } from "./avatar.js";
import { picture } from "./dialog.js";
import { el, fileAddress, iconButton } from "./dom.js";
import { feishuCard } from "./feishu-card.js";
import { icon } from "./icons.js";
import { inline, PLAIN } from "./inline.js";
import { FULL, markdown, SMALL } from "./markdown.js";
import { pressCard } from "./press.js";
import { previewOf } from "./preview.js";
import { colleague, messageOf, openChat, state } from "./store.js";
import { clock, fileSize } from "./time.js";
import { wecomCard } from "./wecom-card.js";

/** Whether the chosen person wrote it. */
export const isMine = (message) => !message.sender?.bot && message.sender?.id === state.me?.id;

/** Context of everything drawn inside a message. */
function contextOf(message) {
  const via = openChat()?.via;
  return {
    message, via, me: state.me?.id, imageKeys: true, mentions: message.mentions ?? [],
    flavour: via === "app" ? SMALL : FULL,
    names: (id) => colleague(id)?.name ?? message.mentions?.find((one) => one.id === id)?.name,
    press: (control, action) => pressCard(control, message, action),
  };
}

/** A message as a list item. `handlers`: reply(message), repeat(message), show(id). */
export function bubble(message, handlers) {
  if (message.kind === "system") return systemLine(message);
  const sender = message.sender ?? {};
  const mine = isMine(message);
  return el("li", { class: `message ${mine ? "mine" : "theirs"} kind-${message.kind}`, id: `m-${message.id}`, "data-testid": "message",
    "data-kind": message.kind, "data-id": message.id, tabindex: "-1" },
    avatar({ ...sender, name: sender.name ?? "" }),
    el("div", { class: "message-body" },
      el("div", { class: "message-meta" }, el("span", { class: "message-name" }, sender.name ?? ""),
        sender.bot && el("span", { class: "bot-mark" }, "机器人"), el("time", { datetime: new Date(message.at).toISOString() }, clock(message.at))),
      el("div", { class: "message-row" },
        el("div", { class: "message-content" }, message.reply_to && quote(message, handlers), content(message, contextOf(message))),
        actions(message, handlers)),
      message.cut && el("p", { class: "cut-note", "data-testid": "cut-note" }, "超出长度，后面的内容被平台截掉了")));
}

function systemLine(message) {
  return el("li", { class: "system-line", "data-testid": "message", "data-kind": "system", "data-id": message.id }, el("span", {}, message.text));
}

function content(message, ctx) {
  if (message.recalled) return el("p", { class: "bubble quiet" }, "消息已撤回");
  if (message.kind === "card" && message.card) return message.card.card_type ? wecomCard(message.card, ctx) : feishuCard(message.card, ctx);
  return [textBubble(message, ctx), pictures(message), message.file && message.kind !== "image" && fileTile(message.file)];
}

function textBubble(message, ctx) {
  if (!message.text && message.kind !== "stream") return null;
  if (message.kind === "text") return el("div", { class: "bubble" }, inline(message.text, { ...ctx, rules: PLAIN }));
  if (message.kind === "image" || message.kind === "file") return null;
  const [thought, rest] = splitThought(message.text ?? "");
  const node = el("div", { class: "bubble md" }, thought && el("details", { class: "thought" }, el("summary", {}, "思考过程"), el("p", {}, thought)),
    markdown(rest, ctx));
  if (message.finished === false) node.append(el("span", { class: "typing", role: "status", "aria-label": "正在输入" }, el("i"), el("i"), el("i")));
  return node;
}

function splitThought(text) {
  const found = /^\s*<think>([\s\S]*?)(?:<\/think>|$)/.exec(text);
  return found ? [found[1].trim(), text.slice(found[0].length)] : ["", text];
}

function pictures(message) {
  const keys = message.images?.length ? message.images : message.kind === "image" && message.file ? [message.file.key] : [];
  return keys.length ? el("div", { class: keys.length > 1 ? "pictures many" : "pictures" }, keys.map((key) => picture(key, message.file?.name || "图片"))) : null;
}

function fileTile(file) {
  const kind = (file.name?.split(".").pop() ?? "").toLowerCase().slice(0, 4);
  return el("a", { class: "file-tile", href: fileAddress(file.key), target: "_blank", rel: "noopener", "data-testid": "file", title: `打开 ${file.name}` },
    el("span", { class: `file-kind kind-${/^(pdf|xlsx?|docx?|pptx?|csv|zip)$/.test(kind) ? kind.slice(0, 3) : "any"}` }, kind.toUpperCase() || "FILE"),
    el("span", { class: "file-words" }, el("strong", {}, file.name), el("small", {}, fileSize(file.size))));
}

function quote(message, handlers) {
  const target = messageOf(message.reply_to);
  const words = target ? `${target.sender?.name ?? ""}：${previewOf(target)}` : "原消息不在这里";
  return el("button", { type: "button", class: "quote", "data-testid": "quote", title: "看原消息", on: { click: () => handlers.show(message.reply_to) } }, el("span", {}, words));
}

function actions(message, handlers) {
  const label = previewOf(message).slice(0, 20);
  return el("div", { class: "message-actions" },
    iconButton(icon("reply"), `引用：${label}`, () => handlers.reply(message), { "data-testid": "reply" }),
    !message.sender?.bot && iconButton(icon("repeat"), `再投递一次：${label}`, () => handlers.repeat(message), { "data-testid": "repeat" }));
}

/** A message on its way, or one that could not be sent. */
export function pendingBubble(pending, handlers) {
  return el("li", { class: "message mine pending", "data-testid": "pending" }, avatar({ ...state.me }),
    el("div", { class: "message-body" }, el("div", { class: "message-meta" }, el("span", {}, pending.error ? "没有发出去" : "发送中")),
      el("div", { class: "message-row" }, el("div", { class: "message-content" }, el("div", { class: "bubble" }, pending.text || pending.file?.name)),
        pending.error ? iconButton(icon("repeat"), "重新发送", () => handlers.resend(pending), { class: "resend" }) : el("span", { class: "spinner", "aria-hidden": "true" })),
      pending.error && el("p", { class: "cut-note", role: "alert" }, pending.error)));
}
