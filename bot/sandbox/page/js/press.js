// Pressing something on a card: busy while the bot thinks, its toast or the client's error afterwards.
import * as api from "./api.js";
import { el } from "./dom.js";
import { emit, state } from "./store.js";
import { toast } from "./toast.js";

const CLIENT_WORDS = {
  feishu: (code) => `出错了，请稍后重试 code: ${code}`,
  wecom: (code) => `操作失败，请稍后再试（${code}）`,
};

/**
 * Send a press on `message`'s card. `action`: what the API's `press` takes besides as and message.
 * `control` shows the spinner; the whole card takes no second press until the answer is there.
 */
export async function pressCard(control, message, action) {
  const card = control.closest("[data-testid=card]");
  if (card?.hasAttribute("aria-busy")) return;
  setBusy(card, control, true);
  try {
    const answer = await api.press({ as: state.as, message: message.id, ...action });
    if (answer.toast) toast(answer.toast);
    if (answer.error) showError(card, answer.error);
  } catch (error) {
    showError(card, error.message);
  } finally {
    setBusy(card, control, false);
    emit("refresh");
  }
}

function setBusy(card, control, busy) {
  control.classList.toggle("busy", busy);
  if (!card) return;
  if (busy) {
    card.setAttribute("aria-busy", "true");
    card.querySelector(".card-error")?.remove();
  } else card.removeAttribute("aria-busy");
}

/** The client's own words for a failed press: a code (200671 …) or a sentence. */
export function errorWords(error) {
  const code = error?.code ?? (/^\d{4,7}$/.test(String(error)) ? error : null);
  if (code === null) return String(error?.message ?? error);
  const said = CLIENT_WORDS[state.me?.platform ?? "feishu"](code);
  return error?.message ? `${said} ${error.message}` : said;
}

function showError(card, error) {
  const words = errorWords(error);
  toast({ type: "error", content: words });
  card?.append(el("p", { class: "card-error", role: "alert", "data-testid": "card-error" }, words));
}
