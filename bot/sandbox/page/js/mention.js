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
  return [
    { id: BOT, name: state.botName, title: "机器人", bot: true },
    ...members,
    { id: "all", name: "所有人", title: "全体成员" },
  ];
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

/** The picker above the composer; `pick(person)` when one is chosen. */
export class MentionPicker {
  #box;
  #pick;
  #choices = [];
  #active = 0;

  constructor(box, pick) {
    [this.#box, this.#pick] = [box, pick];
    const attrs = { class: "mention-list", id: "mention-list", role: "listbox", "aria-label": "提到谁" };
    this.node = el("ul", { ...attrs, hidden: true, "data-testid": "mention-list" });
    box.addEventListener("blur", () => this.#show([]));
  }

  /** Offer whom the words before the caret may mean. */
  update() {
    const typed = typedMention(this.#box);
    const fits = ({ name }) => name.includes(typed) && name !== typed;
    this.#show(typed === null ? [] : mentionable().filter(fits).slice(0, SHOWN));
  }

  /** Take a key while the list is open; whether it was taken. */
  key(event) {
    const keys = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#choose(this.#choices[this.#active]),
      Tab: () => this.#choose(this.#choices[this.#active]),
      Escape: () => this.#show([]),
    };
    if (!this.#choices.length || !keys[event.key]) return false;
    event.preventDefault();
    keys[event.key]();
    return true;
  }

  #move(step) {
    this.#active = (this.#active + step + this.#choices.length) % this.#choices.length;
    this.#draw();
  }

  #choose(one) {
    this.#show([]);
    this.#pick(one);
  }

  #show(choices) {
    [this.#choices, this.#active] = [choices, 0];
    this.node.hidden = !choices.length;
    this.#box.setAttribute("aria-expanded", String(choices.length > 0));
    this.#draw();
  }

  #draw() {
    const row = (one, n) => option(one, n === this.#active, () => this.#choose(one));
    fill(this.node, this.#choices.map(row));
    const active = this.#choices[this.#active];
    if (active) this.#box.setAttribute("aria-activedescendant", `mention-${active.id}`);
    else this.#box.removeAttribute("aria-activedescendant");
  }
}

function option(one, active, choose) {
  const press = (event) => {
    event.preventDefault();
    choose();
  };
  const attrs = {
    id: `mention-${one.id}`,
    role: "option",
    "data-testid": "mention-option",
    on: { mousedown: press },
  };
  const words = [el("strong", {}, one.name), el("small", {}, one.title ?? "")];
  return el(
    "li",
    { ...attrs, "aria-selected": String(active), class: active ? "active" : "" },
    avatar(one, "small"),
    words,
  );
}
