// The list that opens after typing @: the bot first, then the members of the group.
import { avatar } from "./avatar.js";
import { el, fill } from "./dom.js";
import { colleague, openChat, state } from "./store.js";

export const BOT = "bot"; // how the sandbox calls the bot in mentions
const SHOWN = 8;

/** Whom one can mention here: [{id, name, title, bot}]. */
export function mentionable() {
  const chat = openChat();
  if (!chat || chat.type !== "group") return [];
  const members = chat.members.map(colleague).filter((one) => one && one.id !== state.me?.id);
  return [{ id: BOT, name: state.botName, title: "机器人", bot: true }, ...members, { id: "all", name: "所有人", title: "全体成员" }];
}

/** Mentions standing in a text: the longest name wins where one begins like another. */
export function mentionsIn(text) {
  const known = mentionable().sort((a, b) => b.name.length - a.name.length);
  const found = new Map();
  for (const [, rest] of text.matchAll(/@([^@]*)/g)) {
    const one = known.find(({ name }) => rest.startsWith(name));
    if (one) found.set(one.id, { id: one.id, name: one.name });
  }
  return [...found.values()];
}

/** The words after the last @ before the caret, or null when no mention is being typed. */
export function typedMention(textarea) {
  const before = textarea.value.slice(0, textarea.selectionStart);
  const found = /@([^\s@]{0,12})$/.exec(before);
  return found ? found[1] : null;
}

/** The picker above the composer. `pick(person)` when one is chosen. Answers {node, key(event), update()}. */
export function mentionPicker(textarea, pick) {
  const node = el("ul", { class: "mention-list", id: "mention-list", role: "listbox", "aria-label": "提到谁", hidden: true, "data-testid": "mention-list" });
  let choices = [];
  let active = 0;
  const close = () => show([]);
  const choose = (one) => { close(); pick(one); };
  const show = (found) => {
    [choices, active] = [found, 0];
    node.hidden = !found.length;
    textarea.setAttribute("aria-expanded", String(found.length > 0));
    mark();
  };
  const mark = () => {
    fill(node, choices.map((one, n) => option(one, n === active, () => choose(one))));
    if (choices.length) textarea.setAttribute("aria-activedescendant", `mention-${choices[active].id}`);
    else textarea.removeAttribute("aria-activedescendant");
  };
  const move = (step) => { active = (active + step + choices.length) % choices.length; mark(); };
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => choose(choices[active]), Tab: () => choose(choices[active]), Escape: close };
  const key = (event) => {
    if (!choices.length || !keys[event.key]) return false;
    event.preventDefault();
    keys[event.key]();
    return true;
  };
  const update = () => {
    const typed = typedMention(textarea);
    show(typed === null ? [] : mentionable().filter(({ name }) => name.includes(typed) && name !== typed).slice(0, SHOWN));
  };
  textarea.addEventListener("blur", () => setTimeout(close, 150));
  return { node, key, update };
}

function option(one, active, choose) {
  return el("li", { id: `mention-${one.id}`, role: "option", "aria-selected": String(active), class: active ? "active" : "", "data-testid": "mention-option",
    on: { mousedown: (event) => { event.preventDefault(); choose(); } } },
    avatar(one, "small"), el("strong", {}, one.name), el("small", {}, one.title ?? ""));
}
