// Windows over the page: a question with two answers, a picture at full size, a menu of choices.
import { button, div, el, fileAddress, iconButton, span, webAddress } from "./dom.js";
import { icon } from "./icons.js";

function open(dialog) {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Ask before something is sent; resolves to whether the person agreed. */
export function ask({ title, text = "", yes = "确定", no = "取消", danger = false }) {
  return new Promise((resolve) => {
    const answer = (value) => () => dialog.close(value);
    const main = { autofocus: true, "data-testid": "confirm-yes" };
    const dialog = el(
      "dialog",
      { class: "ask", "data-testid": "confirm", "aria-label": title },
      el("h2", {}, title),
      text && el("p", {}, text),
      div(
        "ask-buttons",
        button("plain-button", answer("no"), {}, no),
        button(danger ? "main-button danger" : "main-button", answer("yes"), main, yes),
      ),
    );
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
    open(dialog);
  });
}

/** Show a picture as large as the window allows; a tap switches to its natural size and back. */
export function showPicture(source, alt = "图片") {
  const image = el("img", { src: source, alt, on: { click: () => image.classList.toggle("natural") } });
  const close = () => dialog.close();
  const original = {
    class: "icon-button",
    href: source,
    target: "_blank",
    rel: "noopener",
    title: "打开原图",
  };
  const bar = div(
    "lightbox-bar",
    span("", alt),
    el("a", { ...original, "aria-label": "打开原图" }, icon("link")),
    iconButton(icon("close"), "关闭", close, { "data-testid": "lightbox-close" }),
  );
  const room = el(
    "div",
    { class: "lightbox-room", on: { click: (event) => event.target !== image && close() } },
    image,
  );
  const dialog = el("dialog", { class: "lightbox", "aria-label": alt, "data-testid": "lightbox" }, bar, room);
  open(dialog);
}

/** A picture that opens large: `key` is a stored file's key or an http(s) address. */
export function picture(key, alt, className = "") {
  const source = webAddress(key) ?? fileAddress(key);
  const image = el("img", { src: source, alt, loading: "lazy" });
  const attrs = { "data-testid": "picture", "aria-label": `放大${alt || "图片"}` };
  const frame = button(`picture ${className}`, () => showPicture(source, alt), attrs, image);
  const lost = () => frame.replaceChildren(span("picture-lost", `图片打不开：${alt || key}`));
  image.addEventListener("error", lost);
  return frame;
}

/** Offer a list of choices; resolves to the chosen value or null. `choices`: [{text, value}]. */
export function choose(title, choices) {
  return new Promise((resolve) => {
    let chosen = null;
    const pick = (value) => () => {
      chosen = value;
      dialog.close();
    };
    const items = choices.map(({ text, value }) => button("menu-item", pick(value), {}, text));
    const attrs = { class: "menu-sheet", "aria-label": title, "data-testid": "menu-sheet" };
    const dialog = el("dialog", attrs, el("h2", {}, title), items);
    dialog.addEventListener("close", () => resolve(chosen));
    open(dialog);
  });
}
