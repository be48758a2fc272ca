// The open conversation: drawn anew only where a message changed, so that half-filled forms stay as they are.
import * as api from "./api.js";
import { bubble, isMine, pendingBubble } from "./bubbles.js";
import { div, el, iconButton, keep, span } from "./dom.js";
import { icon } from "./icons.js";
import { previewOf } from "./preview.js";
import { emit, isHere, on, openChat, state } from "./store.js";
import { dayName, otherDay } from "./time.js";
import { announce, toast } from "./toast.js";

const NEAR = 120;
const drawn = new Map(); // message id → {signature, node}
let shownChat = null;

/** Build the list of messages; `resend(pending)` tries a failed one again. */
export function thread(resend) {
  const attrs = {
    class: "messages",
    role: "log",
    "aria-label": "消息",
    "aria-live": "off",
    "data-testid": "messages",
  };
  const list = el("ol", attrs);
  const room = el("div", { class: "message-room", tabindex: "-1" }, list);
  const down = { class: "jump", hidden: true, "data-testid": "jump" };
  const jump = iconButton(icon("down"), "回到最新消息", () => toBottom(room, true), down);
  const passed = () => nearBottom(room) && (jump.hidden = true);
  room.addEventListener("scroll", passed, { passive: true });
  room.addEventListener("load", () => room.dataset.stick === "yes" && toBottom(room), true);
  const handlers = { reply, repeat, resend, show: showMessage };
  on("messages", () => draw(room, list, jump, handlers));
  return div("thread", room, jump);
}

function draw(room, list, jump, handlers) {
  const opened = !state.read || shownChat !== `${state.as} ${state.chat}`;
  if (opened) drawn.clear();
  shownChat = state.read ? `${state.as} ${state.chat}` : null;
  const stick = opened || nearBottom(room);
  const fresh = state.messages.filter((message) => !drawn.has(message.id));
  const nodes = state.messages.map((message) => nodeOf(message, handlers));
  keep(list, [
    ...withDays(nodes),
    ...state.pending.filter(isHere).map((one) => pendingBubble(one, handlers)),
    ...emptyHint(),
  ]);
  const mine = fresh.some(isMine);
  room.dataset.stick = stick || mine ? "yes" : "no";
  if (stick || mine) toBottom(room);
  else if (fresh.length) jump.hidden = false;
  if (!opened)
    for (const message of fresh.filter((one) => !isMine(one)))
      announce(`${message.sender?.name ?? ""}：${previewOf(message)}`);
}

function nodeOf(message, handlers) {
  const signature = JSON.stringify(message);
  const known = drawn.get(message.id);
  if (known?.signature === signature) return known.node;
  const node = bubble(message, handlers);
  if (known) node.classList.add("changed");
  drawn.set(message.id, { signature, node });
  return node;
}

function withDays(nodes) {
  return nodes.flatMap((node, n) => {
    const [now, before] = [state.messages[n], state.messages[n - 1]];
    if (before && !otherDay(now.at, before.at)) return [node];
    return [el("li", { class: "day-line" }, span("", dayName(now.at))), node];
  });
}

function emptyHint() {
  if (!state.read || state.messages.length || state.pending.some(isHere)) return [];
  const words =
    openChat()?.type === "group"
      ? `在这里 @${state.botName} 说第一句话，比如“帮助”。`
      : "说“帮助”，看看它会什么。";
  return [el("li", { class: "empty-thread" }, words)];
}

const nearBottom = (room) => room.scrollHeight - room.scrollTop - room.clientHeight < NEAR;

function toBottom(room, smooth = false) {
  room.scrollTo({ top: room.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

function reply(message) {
  state.replyTo = message;
  emit("reply");
}

async function repeat(message) {
  try {
    await api.repeat(message.id);
    toast({ type: "success", content: "平台把这条消息又投递了一次。" });
  } catch (error) {
    toast({ type: "error", content: error.message });
  }
}

function showMessage(id) {
  const node = drawn.get(id)?.node;
  if (!node) return toast({ type: "info", content: "原消息不在这个会话里。" });
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.add("found");
  return setTimeout(() => node.classList.remove("found"), 1600);
}
