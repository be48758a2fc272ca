// The right side: the open chat's head, its messages and the composer; or a greeting while none is open.
import { chatFace, channelMark, chatName } from "./chats.js";
import { composer } from "./composer.js";
import { el, fill, iconButton, whenChanged } from "./dom.js";
import { activeFaults } from "./faults.js";
import { icon } from "./icons.js";
import { emit, on, openChat, state } from "./store.js";
import { thread } from "./thread.js";

/** Build the chat side into `main`. `sender`: {send(words), resend(pending)}; `leave()` goes back to the list. */
export function chatView(main, sender, leave) {
  const head = el("header", { class: "chat-head", "data-testid": "chat-head" });
  const trouble = el("p", { class: "trouble-bar", role: "status", hidden: true, "data-testid": "trouble-bar" });
  const greeting = el("div", { class: "greeting" }, icon("chat"), el("p", {}, "从左边选一个会话，和机器人聊聊。"));
  const inside = el("div", { class: "chat-inside" }, head, trouble, thread(sender.resend), composer(sender.send));
  main.append(greeting, inside);
  const drawHead = whenChanged(() => [state.me, openChat()?.id, openChat()?.members], () => fill(head, headOf(openChat(), leave)));
  const draw = () => {
    const chat = openChat();
    greeting.hidden = Boolean(chat);
    inside.hidden = !chat;
    if (chat) drawHead();
  };
  const warn = () => {
    const names = activeFaults();
    trouble.hidden = !names.length;
    trouble.textContent = names.length ? `故障演练中：${names.join("、")}` : "";
  };
  for (const topic of ["chat", "chats", "people"]) on(topic, draw);
  on("faults", warn);
}

function headOf(chat, leave) {
  const mark = channelMark(chat);
  const about = chat.type === "group" ? `${chat.members.length + 1} 人` : mark;
  return [
    iconButton(icon("back"), "返回会话列表", leave, { class: "back", "data-testid": "back" }),
    chatFace(chat),
    el("div", { class: "chat-title" }, el("h1", {}, chatName(chat)), el("small", {}, `${about} · 以${state.me?.name}的身份`)),
    el("div", { class: "head-tools" },
      iconButton(icon("wire"), "看报文", () => emit("panel", "wire"), { class: "phone-only" }),
      iconButton(icon("info"), "会话详情", () => emit("panel", "info"), { "data-testid": "chat-info" })),
  ];
}
