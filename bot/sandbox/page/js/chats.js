// The column of conversations, and who is speaking at its head.
import { avatar, groupAvatar } from "./avatar.js";
import { button, div, el, fill, span, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { bareWords } from "./preview.js";
import { colleague, emit, isUnread, on, state } from "./store.js";
import { shortTime } from "./time.js";

const PLATFORM = { feishu: "飞书", wecom: "企业微信" };
const CHANNEL = { app: "应用", bot: "智能机器人", feishu: "机器人" };

/** A private chat is named after who listens; a group has its own name. */
export function chatName(chat) {
  return chat.type === "p2p" ? (chat.name || state.botName).replace(/（.*）$/, "") : chat.name;
}

/** The mark beside the name: through which door of the platform the bot is reached here. */
export function channelMark(chat) {
  return chat.type === "p2p" ? (CHANNEL[chat.via] ?? "机器人") : null;
}

/** The chat's face. */
export function chatFace(chat) {
  return chat.type === "p2p"
    ? avatar({ bot: true })
    : groupAvatar((chat.members ?? []).map(colleague).filter(Boolean));
}

/** Build the column; `openChat(id)` when one is chosen. */
export function chatList(openChat) {
  const who = div("list-head");
  const items = el("ul", { class: "chat-items", "data-testid": "chat-items" });
  const identityFacts = () => [state.me, state.online];
  const itemFacts = () => [state.as, state.chat, ordered().map((chat) => [chat, isUnread(chat)])];
  const rows = () => ordered().map((chat) => item(chat, openChat));
  const drawIdentity = whenChanged(identityFacts, () => fill(who, identity()));
  const drawItems = whenChanged(itemFacts, () => keepFocus(items, () => fill(items, rows())));
  const draw = () => {
    drawIdentity();
    drawItems();
  };
  for (const topic of ["people", "chats", "chat", "online"]) on(topic, draw);
  return [who, items];
}

function keepFocus(items, draw) {
  const focused = items.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  draw();
  if (focused) items.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function ordered() {
  return [...state.chats].sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
}

function identity() {
  const me = state.me;
  if (!me) return el("p", { class: "list-wait" }, "正在打开…");
  const line = state.online ? PLATFORM[me.platform] : "连接断开，正在重连…";
  const attrs = {
    "data-testid": "identity",
    "aria-haspopup": "dialog",
    "aria-label": `现在是${me.name}，${me.title}，切换身份`,
  };
  return button(
    "identity",
    () => emit("panel", "people"),
    attrs,
    avatar(me),
    span(
      "identity-words",
      el("strong", {}, me.name, span("role-mark", me.title)),
      el("small", { class: state.online ? "" : "offline" }, line),
    ),
    span("identity-switch", "切换", icon("caret")),
  );
}

function item(chat, openChat) {
  const open = chat.id === state.chat;
  const attrs = { "data-testid": "chat-item", "data-id": chat.id, "aria-current": open ? "true" : null };
  const click = () => openChat(chat.id);
  return el("li", {}, button(`chat-item ${open ? "open" : ""}`, click, attrs, face(chat), words(chat)));
}

function face(chat) {
  const dot = el("span", { class: "unread", "data-testid": "unread", role: "img", "aria-label": "有新消息" });
  return span("chat-face", chatFace(chat), isUnread(chat) && dot);
}

function words(chat) {
  const mark = channelMark(chat);
  const nothing = chat.type === "group" ? `${chat.members.length} 人` : "还没有消息";
  return span(
    "chat-words",
    span(
      "chat-line",
      el("strong", {}, chatName(chat)),
      mark && span("channel-mark", mark),
      el("time", {}, chat.last?.at ? shortTime(chat.last.at) : ""),
    ),
    span("chat-last", bareWords(chat.last?.text) || nothing),
  );
}
