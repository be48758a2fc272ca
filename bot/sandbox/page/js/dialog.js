// Windows over the page: a question with two answers, a picture at full size, a menu of choices.
import { el, fileAddress, iconButton, webAddress } from "./dom.js";
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
    const dialog = el("dialog", { class: "ask", "data-testid": "confirm", "aria-label": title },
      el("h2", {}, title), text && el("p", {}, text),
      el("div", { class: "ask-buttons" },
        el("button", { type: "button", class: "plain-button", on: { click: answer("no") } }, no),
        el("button", { type: "button", class: danger ? "main-button danger" : "main-button", autofocus: true,
          "data-testid": "confirm-yes", on: { click: answer("yes") } }, yes)));
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
    open(dialog);
  });
}

/** Show a picture as large as the window allows; a tap switches to its natural size and back. */
export function showPicture(source, alt = "图片") {
  const image = el("img", { src: source, alt, on: { click: () => image.classList.toggle("natural") } });
  const dialog = el("dialog", { class: "lightbox", "aria-label": alt, "data-testid": "lightbox" },
    el("div", { class: "lightbox-bar" }, el("span", {}, alt),
      el("a", { class: "icon-button", href: source, target: "_blank", rel: "noopener", title: "打开原图", "aria-label": "打开原图" }, icon("link")),
      iconButton(icon("close"), "关闭", () => dialog.close(), { "data-testid": "lightbox-close" })),
    el("div", { class: "lightbox-room", on: { click: (event) => event.target !== image && dialog.close() } }, image));
  open(dialog);
}

/** A picture that opens large: `key` is a stored file's key or an http(s) address. */
export function picture(key, alt, className = "") {
  const source = webAddress(key) ?? fileAddress(key);
  const image = el("img", { src: source, alt, loading: "lazy" });
  const button = el("button", { type: "button", class: `picture ${className}`, "data-testid": "picture", "aria-label": `放大${alt || "图片"}`,
    on: { click: () => showPicture(source, alt) } }, image);
  image.addEventListener("error", () => button.replaceChildren(el("span", { class: "picture-lost" }, `图片打不开：${alt || key}`)));
  return button;
}

/** Offer a list of choices; resolves to the chosen value or null. `choices`: [{text, value, hint}]. */
export function choose(title, choices) {
  return new Promise((resolve) => {
    let chosen = null;
    const pick = (value) => () => { chosen = value; dialog.close(); };
    const dialog = el("dialog", { class: "menu-sheet", "aria-label": title, "data-testid": "menu-sheet" },
      el("h2", {}, title),
      choices.map(({ text, value, hint }) => el("button", { type: "button", class: "menu-item", on: { click: pick(value) } },
        text, hint && el("small", {}, hint))));
    dialog.addEventListener("close", () => resolve(chosen));
    open(dialog);
  });
}
