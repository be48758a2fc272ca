// Writing: text with mentions, a quoted message, a file. Enter sends, Shift+Enter breaks the line.
import { attachments } from "./attachments.js";
import { el, fill, iconButton, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { BOT, mentionPicker, mentionsIn } from "./mention.js";
import { previewOf } from "./preview.js";
import { emit, on, openChat, state } from "./store.js";
import { shortened, suggestions } from "./suggestions.js";

const drafts = new Map(); // person and chat → unsent text

/** Build the composer; `send({text, mentions, reply_to, file})` takes what was written. */
export function composer(send) {
  const box = el("textarea", { id: "composer-text", rows: 1, maxlength: 20000, enterkeyhint: "send", "aria-label": "写消息", "data-testid": "composer",
    role: "combobox", "aria-expanded": "false", "aria-controls": "mention-list", "aria-autocomplete": "list", autocomplete: "off" });
  const files = attachments();
  const picker = mentionPicker(box, (person) => insertMention(box, person));
  const sendButton = el("button", { type: "button", class: "send", "data-testid": "send", "aria-label": "发送", title: "发送（Enter）" }, icon("send"));
  const helper = el("div", { class: "helper" });
  const parts = { box, files, picker, sendButton, submit: () => submit(parts, send) };
  parts.drawHelper = whenChanged(() => [state.as, state.chat, state.botName, helperMode(box)], () => fill(helper, helperRow(box)));
  listen(parts);
  return el("div", { class: "composer" }, picker.node, helper, quoteBar(box), files.bar,
    el("div", { class: "composer-box" }, box, el("div", { class: "composer-tools" },
      iconButton(icon("at"), "提到某人", () => type(box, "@"), { class: "at-button", "data-testid": "at-button" }),
      files.button, el("span", { class: "key-hint", "aria-hidden": "true" }, "Enter 发送 · Shift+Enter 换行"), sendButton)));
}

function listen(parts) {
  const { box, files, picker, sendButton } = parts;
  box.addEventListener("input", () => { changed(parts); picker.update(); });
  box.addEventListener("click", picker.update);
  box.addEventListener("keydown", (event) => onKey(event, parts));
  box.addEventListener("paste", (event) => files.take(event.clipboardData?.files));
  sendButton.addEventListener("click", parts.submit);
  on("chat", () => { recall(box); changed(parts); });
  on("people", () => changed(parts));
  on("attachment", () => changed(parts));
  on("reply", () => state.replyTo && box.focus());
}

/** An input method's Enter confirms a word; it must not send the message. */
function onKey(event, { picker, submit }) {
  if (event.isComposing || event.keyCode === 229) return;
  if (picker.key(event)) return;
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  submit();
}

const draftKey = () => `${state.as} ${state.chat}`;

function recall(box) {
  box.value = drafts.get(draftKey()) ?? "";
  const group = openChat()?.type === "group";
  box.closest(".composer").classList.toggle("alone", !group);
  box.placeholder = group ? `@${state.botName} 说点什么` : "说点什么，比如：帮助";
}

function changed(parts) {
  const { box, files, sendButton } = parts;
  drafts.set(draftKey(), box.value);
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
  sendButton.disabled = !(box.value.trim() || files.ready());
  parts.drawHelper();
}

/** What stands above the text: `ideas` while nothing is written, `unheard` when the bot would not be told, else nothing. */
function helperMode(box) {
  const written = box.value.trim();
  if (!written || written === `@${state.botName}`) return written ? "called ideas" : "ideas";
  return openChat()?.type === "group" && !mentionsIn(written).some(({ id }) => id === BOT) ? "unheard" : "";
}

function helperRow(box) {
  const mode = helperMode(box);
  const group = openChat()?.type === "group";
  const atBot = group && mode !== "called ideas" && chip(box, `@${state.botName}`, () => prefixBot(box), { class: "chip at-chip", "data-testid": "at-bot" });
  if (mode === "unheard") return [atBot, el("span", { class: "reach-hint", "data-testid": "reach-hint" }, "不 @ 它，机器人看不到这句话")];
  if (!mode) return [];
  return [atBot, suggestions(state.me, openChat()).map((sentence) =>
    chip(box, shortened(sentence), () => write(box, group ? `@${state.botName} ${sentence}` : sentence), { title: sentence, "data-testid": "suggestion" }))];
}

function chip(box, words, choose, attrs) {
  return el("button", { type: "button", class: "chip", on: { click: choose }, ...attrs }, words);
}

function write(box, text, caret = text.length) {
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
  box.setSelectionRange(caret, caret);
}

function prefixBot(box) {
  write(box, `@${state.botName} ${box.value.replace(/^@\s*/, "")}`);
}

function type(box, text) {
  const at = box.selectionStart;
  write(box, box.value.slice(0, at) + text + box.value.slice(box.selectionEnd), at + text.length);
}

function insertMention(box, person) {
  const at = box.selectionStart;
  const before = box.value.slice(0, at).replace(/@[^\s@]*$/, `@${person.name} `);
  write(box, before + box.value.slice(at), before.length);
}

function quoteBar(box) {
  const bar = el("div", { class: "quote-bar", hidden: true, "data-testid": "quote-bar" });
  const drop = () => { state.replyTo = null; emit("reply"); box.focus(); };
  const draw = () => {
    const message = state.replyTo;
    bar.hidden = !message;
    fill(bar, message && [el("span", {}, `引用 ${message.sender?.name ?? ""}：${previewOf(message)}`), iconButton(icon("close"), "不引用了", drop)]);
  };
  on("reply", draw);
  on("chat", () => { state.replyTo = null; draw(); });
  return bar;
}

function submit(parts, send) {
  const { box, files } = parts;
  const text = box.value.trim();
  if ((!text && !files.ready()) || files.busy()) return;
  send({ text, mentions: mentionsIn(text), reply_to: state.replyTo?.id ?? null, file: files.takeAway() });
  state.replyTo = null;
  write(box, "");
  emit("reply");
}
