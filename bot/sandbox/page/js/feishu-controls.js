// Feishu parts that are filled in. Inside a form they wait for its submit button; outside, each change is a press.
import { div, el, iconButton, span } from "./dom.js";
import { icon } from "./icons.js";
import { textContent } from "./feishu-display.js";
import { act } from "./feishu-buttons.js";
import { colleague, openChat } from "./store.js";

const ZONE = { offset: "+0800", name: "Asia/Shanghai" };
let serial = 0;

/** Label, control and error line of one field; registers it with the form. `extra` go beside the control. */
function field(element, ctx, control, { read, clear, extra = null, holder = control }) {
  const id = `field-${(serial += 1)}`;
  control.id ||= id;
  const error = el("span", { class: "fs-field-error", hidden: true }, "必填");
  const label = textContent(element.label);
  if (!label) control.setAttribute("aria-label", textContent(element.placeholder) || element.name || "输入");
  const mark = (missing) => {
    error.hidden = !missing;
    control.setAttribute("aria-invalid", String(missing));
  };
  const required = element.required === true;
  if (required) control.setAttribute("aria-required", "true");
  ctx.form?.add({ name: element.name, required, read, clear, mark, focus: () => control.focus() });
  return el(
    "div",
    {
      class: `fs-field ${element.label_position === "left" ? "fs-field-left" : ""}`,
      "data-testid": "card-field",
      "data-name": element.name,
    },
    label && el("label", { for: control.id, class: required ? "fs-required" : "" }, label),
    div("fs-control", holder, extra),
    error,
  );
}

/** Send a change at once where there is no form to wait for. */
function sendChange(control, element, ctx, extra) {
  if (!ctx.form) act(control, element, ctx, { tag: element.tag, name: element.name, ...extra });
}

function input(element, ctx) {
  const many = element.input_type === "multiline_text";
  const first = element.default_value ?? "";
  const control = el(many ? "textarea" : "input", {
    class: "fs-input",
    maxlength: element.max_length ?? 1000,
    value: first,
    placeholder: textContent(element.placeholder),
    disabled: element.disabled === true,
    rows: many ? (element.rows ?? 3) : null,
    type: many ? null : element.input_type === "password" ? "password" : "text",
    autocomplete: "off",
  });
  const send = () => sendChange(control, { value: {}, ...element }, ctx, { input_value: control.value });
  if (!many)
    control.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && send());
  const extra = ctx.form ? null : iconButton(icon("check"), "提交", send, { class: "fs-input-send" });
  return field(element, ctx, control, {
    read: () => control.value,
    clear: () => {
      control.value = first;
    },
    extra,
  });
}

function initialOption(element, options) {
  return element.initial_option ?? options[(element.initial_index ?? 0) - 1]?.value ?? "";
}

function selectOf(element, ctx, options) {
  const first = initialOption(element, options);
  const control = el(
    "select",
    { class: "fs-input fs-select", disabled: element.disabled === true },
    el("option", { value: "" }, textContent(element.placeholder) || "请选择"),
    options.map((option) =>
      el("option", { value: option.value, selected: option.value === first }, option.label),
    ),
  );
  control.addEventListener(
    "change",
    () => control.value && sendChange(control, { value: {}, ...element }, ctx, { option: control.value }),
  );
  return field(element, ctx, control, {
    read: () => control.value,
    clear: () => {
      control.value = first;
    },
  });
}

const choices = (element) =>
  (element.options ?? []).map((option) => ({
    value: option.value,
    label: textContent(option.text) || option.value,
  }));

function people(element) {
  const given = (element.options ?? []).map(({ value }) => value).filter(colleague);
  const ids = given.length ? given : (openChat()?.members ?? []);
  return ids.filter(colleague).map((value) => ({ value, label: colleague(value).name }));
}

function multi(element, ctx, options) {
  const first = new Set(element.selected_values ?? []);
  const box = ({ value }) => el("input", { type: "checkbox", value, checked: first.has(value) });
  const boxes = options.map(box);
  const chosen = () => boxes.filter((one) => one.checked).map((one) => one.value);
  const summary = el("summary", { class: "fs-input fs-select" });
  const show = () => {
    const labels = options.filter(({ value }) => chosen().includes(value)).map(({ label }) => label);
    summary.replaceChildren(labels.join("、") || textContent(element.placeholder) || "请选择");
  };
  const clear = () => {
    for (const one of boxes) one.checked = first.has(one.value);
    show();
  };
  show();
  const rows = options.map(({ label }, n) => el("label", {}, boxes[n], span("", label)));
  const holder = el(
    "details",
    { class: "fs-multi", on: { change: show } },
    summary,
    div("fs-multi-list", rows),
  );
  return field(element, ctx, summary, { read: chosen, clear, holder });
}

const PICKERS = {
  date_picker: { type: "date", initial: "initial_date", shown: (v) => v, sent: (v) => v },
  picker_time: { type: "time", initial: "initial_time", shown: (v) => v, sent: (v) => v },
  picker_datetime: {
    type: "datetime-local",
    initial: "initial_datetime",
    shown: (v) => v.replace(" ", "T"),
    sent: (v) => v.replace("T", " "),
  },
};

function picker(element, ctx) {
  const { type, initial, shown, sent } = PICKERS[element.tag];
  const first = shown(element[initial] ?? "");
  const control = el("input", { type, class: "fs-input", value: first, disabled: element.disabled === true });
  const hint = el("span", { class: "fs-date-hint", "aria-hidden": "true" }, textContent(element.placeholder));
  const holder = div("fs-date", control, hint);
  const read = () => (control.value ? `${sent(control.value)} ${ZONE.offset}` : "");
  const show = () => holder.classList.toggle("fs-empty", !control.value && Boolean(hint.textContent));
  const change = () => {
    show();
    const option = { option: read(), timezone: ZONE.name };
    if (control.value) sendChange(control, { value: {}, ...element }, ctx, option);
  };
  const clear = () => {
    control.value = first;
    show();
  };
  control.addEventListener("change", change);
  control.addEventListener("click", () => control.showPicker?.());
  show();
  return field(element, ctx, control, { read, clear, holder });
}

function checker(element, ctx) {
  const first = element.checked === true;
  const control = el("input", { type: "checkbox", checked: first, disabled: element.disabled === true });
  const strike = element.checked_style?.show_strikethrough ? "fs-strike" : "";
  const attrs = { class: `fs-checker ${strike}`, "data-testid": "card-checker" };
  const node = el("label", attrs, control, span("", textContent(element.text)));
  const change = () => sendChange(control, element, ctx, { checked: control.checked });
  if (element.behaviors?.length) control.addEventListener("change", change);
  const clear = () => {
    control.checked = first;
  };
  const focus = () => control.focus();
  ctx.form?.add({
    name: element.name,
    required: false,
    read: () => control.checked,
    clear,
    mark: () => {},
    focus,
  });
  const small = (one) => ctx.render({ size: "tiny", ...one, tag: "button" });
  const buttons = (element.button_area?.buttons ?? []).slice(0, 3).map(small);
  return buttons.length ? div("fs-checker-row", node, buttons) : node;
}

export const CONTROLS = {
  input,
  checker,
  select_static: (element, ctx) => selectOf(element, ctx, choices(element)),
  select_person: (element, ctx) => selectOf(element, ctx, people(element)),
  multi_select_static: (element, ctx) => multi(element, ctx, choices(element)),
  multi_select_person: (element, ctx) => multi(element, ctx, people(element)),
  date_picker: picker,
  picker_time: picker,
  picker_datetime: picker,
};
