// Writing: text with mentions, a quoted message, a file. Enter sends, Shift+Enter breaks the line.
import { Attachment } from "./attachments.js";
import { button, div, el, fill, iconButton, span, whenChanged } from "./dom.js";
import { icon } from "./icons.js";
import { BOT, MentionPicker, mentionsIn } from "./mention.js";
import { previewOf } from "./preview.js";
import { emit, on, openChat, state } from "./store.js";
import { shortened, suggestions } from "./suggestions.js";

const drafts = new Map(); // person and chat → unsent text
const UNHEARD = { class: "reach-hint", "data-testid": "reach-hint" };

const WRITING = { id: "composer-text", rows: 1, maxlength: 20000, enterkeyhint: "send", autocomplete: "off" };
const SAID = {
  "aria-label": "写消息",
  "aria-expanded": "false",
  "aria-controls": "mention-list",
  "aria-autocomplete": "list",
};

/** Build the composer; `send({text, mentions, reply_to, file})` takes what was written. */
export function composer(send) {
  const box = el("textarea", { ...WRITING, ...SAID, role: "combobox", "data-testid": "composer" });
  const file = new Attachment();
  const picker = new MentionPicker(box, (person) => insertMention(box, person));
  const parts = { box, file, picker, helper: div("helper"), submit: () => submit(parts, send) };
  const label = { "data-testid": "send", "aria-label": "发送", title: "发送（Enter）" };
  parts.sendButton = button("send", parts.submit, label, icon("send"));
  const facts = () => [state.as, state.chat, state.botName, helperMode(box)];
  parts.drawHelper = whenChanged(facts, () => fill(parts.helper, helperRow(box)));
  listen(parts);
  return div(
    "composer",
    picker.node,
    parts.helper,
    quoteBar(box),
    file.bar,
    div("composer-box", box, tools(parts)),
  );
}

function tools({ box, file, sendButton }) {
  const at = { class: "at-button", "data-testid": "at-button" };
  const hint = el("span", { class: "key-hint", "aria-hidden": "true" }, "Enter 发送 · Shift+Enter 换行");
  return div(
    "composer-tools",
    iconButton(icon("at"), "提到某人", () => type(box, "@"), at),
    file.button,
    hint,
    sendButton,
  );
}

function listen(parts) {
  const { box, file, picker } = parts;
  box.addEventListener("input", () => {
    drafts.set(draftKey(), box.value);
    changed(parts);
    picker.update();
  });
  box.addEventListener("click", () => picker.update());
  box.addEventListener("keydown", (event) => onKey(event, parts));
  box.addEventListener("paste", (event) => file.take(event.clipboardData?.files));
  on("chat", () => {
    box.value = drafts.get(draftKey()) ?? "";
    changed(parts);
  });
  for (const topic of ["people", "attachment"]) on(topic, () => changed(parts));
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

function placeholder(box) {
  const group = openChat()?.type === "group";
  box.closest(".composer").classList.toggle("alone", !group);
  box.placeholder = group ? `@${state.botName} 说点什么` : "说点什么，比如：帮助";
}

function changed(parts) {
  const { box, file, sendButton } = parts;
  placeholder(box);
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
  sendButton.disabled = !(box.value.trim() || file.chosen);
  parts.drawHelper();
}

/** What stands above the text: `ideas` while it is empty, `unheard` when the bot would not be told, or nothing. */
function helperMode(box) {
  const written = box.value.trim();
  if (!written || written === `@${state.botName}`) return written ? "called ideas" : "ideas";
  return openChat()?.type === "group" && !mentionsIn(written).some(({ id }) => id === BOT) ? "unheard" : "";
}

function helperRow(box) {
  const mode = helperMode(box);
  const group = openChat()?.type === "group";
  const at = { "data-testid": "at-bot" };
  const atBot =
    group && mode !== "called ideas" && button("chip at-chip", () => prefixBot(box), at, `@${state.botName}`);
  if (mode === "unheard") return [atBot, el("span", UNHEARD, "不 @ 它，机器人看不到这句话")];
  return mode ? [atBot, suggestions(state.me, openChat()).map((sentence) => idea(box, sentence, group))] : [];
}

function idea(box, sentence, group) {
  const use = () => write(box, group ? `@${state.botName} ${sentence}` : sentence);
  return button("chip", use, { title: sentence, "data-testid": "suggestion" }, shortened(sentence));
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
  const drop = () => {
    state.replyTo = null;
    emit("reply");
    box.focus();
  };
  const words = (message) => span("", `引用 ${message.sender?.name ?? ""}：${previewOf(message)}`);
  const draw = () => {
    bar.hidden = !state.replyTo;
    fill(bar, state.replyTo && [words(state.replyTo), iconButton(icon("close"), "不引用了", drop)]);
  };
  on("reply", draw);
  on("chat", () => {
    state.replyTo = null;
    draw();
  });
  return bar;
}

function submit(parts, send) {
  const { box, file } = parts;
  const text = box.value.trim();
  if (!text && !file.chosen) return;
  send({ text, mentions: mentionsIn(text), reply_to: state.replyTo?.id ?? null, file: file.takeAway() });
  state.replyTo = null;
  write(box, "");
  emit("reply");
}
