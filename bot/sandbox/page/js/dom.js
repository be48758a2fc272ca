// Building nodes. Nothing here, or anywhere on this page, turns text into HTML.

/** One element. `attrs`: attributes as HTML writes them, `on` {event: listener}, `style` {property: value}. */
export function el(tag, attrs = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) setAttribute(node, name, value);
  node.append(...present(children));
  return node;
}

function setAttribute(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "on")
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "style")
    for (const [property, v] of Object.entries(value)) node.style.setProperty(property, v);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Replace everything inside `parent`. */
export function fill(parent, ...children) {
  parent.replaceChildren(...present(children));
  return parent;
}

/** Make `nodes` the children of `list` without moving those that are in place: the focus and open parts stay. */
export function keep(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, n) => {
    if (list.children[n] !== node) list.insertBefore(node, list.children[n] ?? null);
  });
}

/** The address if it is plain http(s), else null: nothing else may become a link or a picture. */
export function webAddress(address) {
  if (typeof address !== "string" || !/^https?:\/\//i.test(address.trim())) return null;
  try {
    return new URL(address.trim()).href;
  } catch {
    return null;
  }
}

/** A link that opens beside the chat, or just its text when the address is not http(s). */
export function link(address, ...children) {
  const href = webAddress(address);
  if (!href) return el("span", {}, children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, children);
}

/** A plain box and a plain run of words by class name: most of the page is made of these. */
export const div = (className, ...children) => el("div", { class: className }, ...children);
export const span = (className, ...children) => el("span", { class: className }, ...children);

/** A button that never submits anything by itself. */
export function button(className, onClick, attrs, ...children) {
  return el("button", { type: "button", class: className, on: { click: onClick }, ...attrs }, ...children);
}

/** A button that only shows an icon: `label` is what a screen reader says and the tooltip shows. */
export function iconButton(icon, label, onClick, attrs = {}) {
  const words = { "aria-label": label, title: label };
  const { class: extra = "", ...rest } = attrs;
  return button(`icon-button ${extra}`, onClick, { ...words, ...rest }, icon);
}

/** A drawing that is only made anew when what `facts()` says has changed, so that the focus stays where it is. */
export function whenChanged(facts, draw) {
  let last;
  return () => {
    const now = JSON.stringify(facts());
    if (now !== last) draw();
    last = now;
  };
}

/** Where a stored file or picture lies. */
export function fileAddress(key) {
  return `/sandbox/api/files/${encodeURIComponent(key)}`;
}
