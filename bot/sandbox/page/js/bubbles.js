// One message as the client shows it: face, name, time, quote, and the bubble, picture, file or card.
import { avatar } from "./avatar.js";
import { picture } from "./dialog.js";
import { button, div, el, fileAddress, iconButton, span } from "./dom.js";
import { feishuCard } from "./feishu-card.js";
import { icon } from "./icons.js";
import { inline, PLAIN } from "./inline.js";
import { FULL, markdown, SMALL } from "./markdown.js";
import { pressCard } from "./press.js";
import { previewOf } from "./preview.js";
import { colleague, messageOf, openChat, state } from "./store.js";
import { clock, fileSize } from "./time.js";
import { wecomCard } from "./wecom-card.js";

const KINDS = /^(pdf|xlsx?|docx?|pptx?|csv|zip)$/;

/** Whether the chosen person wrote it. */
export const isMine = (message) => !message.sender?.bot && message.sender?.id === state.me?.id;

/** Context of everything drawn inside a message. */
function contextOf(message) {
  const via = openChat()?.via;
  return {
    message,
    via,
    me: state.me?.id,
    imageKeys: true,
    mentions: message.mentions ?? [],
    flavour: via === "app" ? SMALL : FULL,
    names: (id) => colleague(id)?.name ?? message.mentions?.find((one) => one.id === id)?.name,
    press: (control, action) => pressCard(control, message, action),
  };
}

/** A message as a list item. `handlers`: reply(message), repeat(message), show(id). */
export function bubble(message, handlers) {
  if (message.kind === "system") return systemLine(message);
  const sender = message.sender ?? {};
  const inside = [message.reply_to && quote(message, handlers), content(message, contextOf(message))];
  const cut =
    message.cut &&
    el("p", { class: "cut-note", "data-testid": "cut-note" }, "超出长度，后面的内容被平台截掉了");
  return el(
    "li",
    {
      class: `message ${isMine(message) ? "mine" : "theirs"} kind-${message.kind}`,
      tabindex: "-1",
      ...marks(message),
    },
    avatar({ ...sender, name: sender.name ?? "" }),
    div(
      "message-body",
      meta(message, sender),
      div("message-row", div("message-content", inside), actions(message, handlers)),
      cut,
    ),
  );
}

function meta(message, sender) {
  const time = el("time", { datetime: new Date(message.at).toISOString() }, clock(message.at));
  return div(
    "message-meta",
    span("message-name", sender.name ?? ""),
    sender.bot && span("bot-mark", "机器人"),
    message.thread && span("bot-mark", "话题"),
    time,
  );
}

const marks = (message) => ({ "data-testid": "message", "data-kind": message.kind, "data-id": message.id });

function systemLine(message) {
  return el("li", { class: "system-line", ...marks(message) }, span("", message.text));
}

function content(message, ctx) {
  if (message.recalled) return el("p", { class: "bubble quiet" }, "消息已撤回");
  if (message.kind === "card" && message.card)
    return message.card.card_type ? wecomCard(message.card, ctx) : feishuCard(message.card, ctx);
  return [
    textBubble(message, ctx),
    pictures(message),
    message.file && !shownAsPicture(message) && fileTile(message.file),
  ];
}

const shownAsPicture = ({ kind, file, images }) => kind === "image" || images?.includes(file.key);

function textBubble(message, ctx) {
  if (!message.text && message.kind !== "stream") return null;
  if (message.kind === "text") return div("bubble", inline(message.text, { ...ctx, rules: PLAIN }));
  if (message.kind === "image" || message.kind === "file") return null;
  const [thought, rest] = splitThought(message.text ?? "");
  const node = div(
    "bubble md",
    thought && el("details", { class: "thought" }, el("summary", {}, "思考过程"), el("p", {}, thought)),
    markdown(rest, ctx),
  );
  if (message.finished === false)
    node.append(
      el("span", { class: "typing", role: "status", "aria-label": "正在输入" }, el("i"), el("i"), el("i")),
    );
  return node;
}

function splitThought(text) {
  const found = /^\s*<think>([\s\S]*?)(?:<\/think>|$)/.exec(text);
  return found ? [found[1].trim(), text.slice(found[0].length)] : ["", text];
}

function pictures(message) {
  const alone = message.kind === "image" && message.file ? [message.file.key] : [];
  const keys = message.images?.length ? message.images : alone;
  if (!keys.length) return null;
  return div(
    keys.length > 1 ? "pictures many" : "pictures",
    keys.map((key) => picture(key, message.file?.name || "图片")),
  );
}

function fileTile(file) {
  const ending = (file.name?.split(".").pop() ?? "").toLowerCase().slice(0, 4);
  const kind = KINDS.test(ending) ? ending.slice(0, 3) : "any";
  const attrs = {
    class: "file-tile",
    target: "_blank",
    rel: "noopener",
    "data-testid": "file",
    title: `打开 ${file.name}`,
  };
  return el(
    "a",
    { ...attrs, href: fileAddress(file.key) },
    span(`file-kind kind-${kind}`, ending.toUpperCase() || "FILE"),
    span("file-words", el("strong", {}, file.name), el("small", {}, fileSize(file.size))),
  );
}

function quote(message, handlers) {
  const target = messageOf(message.reply_to);
  const words = target ? `${target.sender?.name ?? ""}：${previewOf(target)}` : "原消息不在这里";
  const attrs = { "data-testid": "quote", title: "看原消息" };
  return button("quote", () => handlers.show(message.reply_to), attrs, span("", words));
}

function actions(message, handlers) {
  const label = previewOf(message).slice(0, 20);
  return div(
    "message-actions",
    iconButton(icon("reply"), `引用：${label}`, () => handlers.reply(message), { "data-testid": "reply" }),
    !message.sender?.bot &&
      iconButton(icon("repeat"), `再投递一次：${label}`, () => handlers.repeat(message), {
        "data-testid": "repeat",
      }),
  );
}

/** A message on its way, or one that could not be sent. */
export function pendingBubble(pending, handlers) {
  const again = () => handlers.resend(pending);
  const progress = pending.error
    ? iconButton(icon("repeat"), "重新发送", again, { class: "resend" })
    : el("span", { class: "spinner", "aria-hidden": "true" });
  const words = div("message-content", div("bubble", pending.text || pending.file?.name));
  const waits = pending.file && !pending.file.key ? `正在上传 ${pending.file.name}` : "发送中";
  return el(
    "li",
    { class: "message mine pending", "data-testid": "pending" },
    avatar({ ...state.me }),
    div(
      "message-body",
      div("message-meta", span("", pending.error ? "没有发出去" : waits)),
      div("message-row", words, progress),
      pending.error && el("p", { class: "cut-note", role: "alert" }, pending.error),
    ),
  );
}
