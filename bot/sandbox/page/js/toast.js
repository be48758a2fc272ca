// Short notes over the chat, as the clients show them; and the same words for a screen reader.
import { el, span } from "./dom.js";
import { icon } from "./icons.js";

const KINDS = new Set(["success", "error", "warning", "info"]);

/** Show `{type, content}` (or a string) for a few seconds; errors stay longer. */
export function toast(note) {
  const content = typeof note === "string" ? note : (note?.content ?? note?.text ?? "");
  if (!content) return;
  const kind = KINDS.has(note.type) ? note.type : "info";
  const node = el(
    "div",
    { class: `toast toast-${kind}`, "data-testid": "toast" },
    icon(kind),
    span("", content),
  );
  document.getElementById("toasts").append(node);
  setTimeout(() => node.classList.add("leaving"), kind === "error" ? 6000 : 3000);
  setTimeout(() => node.remove(), kind === "error" ? 6400 : 3400);
}

/** Say something to a screen reader only. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
