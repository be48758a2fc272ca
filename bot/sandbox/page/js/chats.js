// The column of conversations, and who is speaking at its head.
import { avatar, groupAvatar } from "./avatar.js";
import { el, fill, whenChanged } from "./dom.js";
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
  return chat.type === "p2p" ? CHANNEL[chat.via] ?? "机器人" : null;
}

/** The chat's face. */
export function chatFace(chat) {
  return chat.type === "p2p" ? avatar({ bot: true }) : groupAvatar((chat.members ?? []).map(colleague).filter(Boolean));
}

/** Build the column; `openChat(id)` when one is chosen. */
export function chatList(openChat) {
  const who = el("div", { class: "list-head" });
  const items = el("ul", { class: "chat-items", "data-testid": "chat-items" });
  const drawIdentity = whenChanged(() => [state.me, state.online], () => fill(who, identity()));
  const drawItems = whenChanged(() => [state.as, state.chat, ordered().map((chat) => [chat, isUnread(chat)])],
    () => keepFocus(items, () => fill(items, ordered().map((chat) => item(chat, openChat)))));
  for (const topic of ["people", "chats", "chat", "online"]) on(topic, () => { drawIdentity(); drawItems(); });
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
  return el("button", { type: "button", class: "identity", "data-testid": "identity", "aria-haspopup": "dialog", "aria-label": `现在是${me.name}，切换身份`,
    on: { click: () => emit("panel", "people") } },
    avatar(me), el("span", { class: "identity-words" }, el("strong", {}, me.name, el("span", { class: "role-mark" }, me.title)),
      el("small", { class: state.online ? "" : "offline" }, state.online ? PLATFORM[me.platform] : "连接断开，正在重连…")),
    el("span", { class: "identity-switch" }, "切换", icon("caret")));
}

function item(chat, openChat) {
  const unread = isUnread(chat);
  const mark = channelMark(chat);
  const open = chat.id === state.chat;
  return el("li", {}, el("button", { type: "button", class: `chat-item ${open ? "open" : ""}`, "data-testid": "chat-item", "data-id": chat.id,
    "aria-current": open ? "true" : null, on: { click: () => openChat(chat.id) } },
    el("span", { class: "chat-face" }, chatFace(chat), unread && el("span", { class: "unread", "data-testid": "unread", role: "img", "aria-label": "有新消息" })),
    el("span", { class: "chat-words" },
      el("span", { class: "chat-line" }, el("strong", {}, chatName(chat)), mark && el("span", { class: "channel-mark" }, mark),
        el("time", {}, chat.last?.at ? shortTime(chat.last.at) : "")),
      el("span", { class: "chat-last" }, bareWords(chat.last?.text) || (chat.type === "group" ? `${chat.members.length} 人` : "还没有消息")))));
}
