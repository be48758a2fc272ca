// The right side: the open chat's head, its messages and the composer; or a greeting while none is open,
// so that nobody can write before there is a chat that takes it.
import { chatFace, channelMark, chatName } from "./chats.js";
import { composer } from "./composer.js";
import { div, el, fill, iconButton, whenChanged } from "./dom.js";
import { activeFaults } from "./faults.js";
import { icon } from "./icons.js";
import { emit, on, openChat, state } from "./store.js";
import { thread } from "./thread.js";

/** Build the chat side into `main`. `sender`: {send(words), resend(pending)}; `leave()` goes back to the list. */
export function chatView(main, sender, leave) {
  const head = el("header", { class: "chat-head", "data-testid": "chat-head" });
  const words = el("p");
  const greeting = div("greeting", icon("chat"), words);
  const inside = div("chat-inside", head, troubleBar(), thread(sender.resend), composer(sender.send));
  const facts = () => [state.me, openChat()?.id, openChat()?.members];
  const drawHead = whenChanged(facts, () => fill(head, headOf(openChat(), leave)));
  const draw = () => {
    const chat = openChat();
    greeting.hidden = Boolean(chat);
    inside.hidden = !chat;
    words.textContent = state.chat || !state.me ? "正在打开…" : "从左边选一个会话，和机器人聊聊。";
    if (chat) drawHead();
  };
  main.append(greeting, inside);
  for (const topic of ["chat", "chats", "people"]) on(topic, draw);
  draw();
}

/** Says above the chat which switches are on, so that nobody hunts a fault they ordered. */
function troubleBar() {
  const bar = el("p", { class: "trouble-bar", role: "status", hidden: true, "data-testid": "trouble-bar" });
  on("faults", () => {
    const names = activeFaults();
    bar.hidden = !names.length;
    bar.textContent = names.length ? `故障演练中：${names.join("、")}` : "";
  });
  return bar;
}

function headOf(chat, leave) {
  const mark = channelMark(chat);
  const about = chat.type === "group" ? `${chat.members.length + 1} 人` : mark;
  return [
    iconButton(icon("back"), "返回会话列表", leave, { class: "back", "data-testid": "back" }),
    chatFace(chat),
    div("chat-title", el("h1", {}, chatName(chat)), el("small", {}, `${about} · 以${state.me?.name}的身份`)),
    div(
      "head-tools",
      iconButton(icon("wire"), "看报文", () => emit("panel", "wire"), { class: "phone-only" }),
      iconButton(icon("info"), "会话详情", () => emit("panel", "info"), { "data-testid": "chat-info" }),
    ),
  ];
}
