// The part of a WeCom template card that is answered: selections, votes, buttons, and the grey stamp afterwards.
import { div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { followLink } from "./follow.js";
import { toast } from "./toast.js";
import { cut } from "./wecom-limits.js";

let serial = 0;

/** The answering blocks of a card's type, in the client's order. `ctx.stamp` greys everything. */
export function answerBlocks(card, ctx) {
  const reads = [];
  const selected = () => Object.assign({}, ...reads.map((read) => read()));
  if (ctx.type === "button_interaction")
    return [select(card.button_selection, ctx, reads), buttons(card.button_list, ctx, selected)];
  if (ctx.type === "vote_interaction")
    return [checkbox(card.checkbox, ctx, reads), submit(card.submit_button, ctx, selected)];
  if (ctx.type === "multiple_interaction") {
    return [
      ...(card.select_list ?? []).slice(0, 3).map((one) => select(one, ctx, reads)),
      submit(card.submit_button, ctx, selected),
    ];
  }
  return [];
}

function select(spec, ctx, reads) {
  if (!spec?.option_list?.length) return null;
  const id = `wc-select-${(serial += 1)}`;
  const first = spec.selected_id ?? spec.option_list[0].id;
  const attrs = { id, class: "wc-select", "data-testid": "card-select", disabled: isFixed(spec, ctx) };
  const option = (one) =>
    el("option", { value: one.id, selected: one.id === first }, cut(one.text, ctx.limits.option));
  const control = el("select", attrs, spec.option_list.slice(0, 10).map(option));
  if (!spec.title) control.setAttribute("aria-label", "请选择");
  reads.push(() => ({ [spec.question_key]: [control.value] }));
  const label = spec.title && el("label", { for: id }, cut(spec.title, ctx.limits.selectTitle));
  return div("wc-question", label, span("wc-select-room", control, icon("caret")));
}

const isFixed = (spec, ctx) => spec.disable === true || Boolean(ctx.stamp);

function checkbox(spec, ctx, reads) {
  const options = (spec?.option_list ?? []).slice(0, 20);
  const type = spec?.mode === 1 ? "checkbox" : "radio";
  const name = `wc-vote-${(serial += 1)}`;
  const boxes = options.map((option) =>
    el("input", {
      type,
      name,
      value: option.id,
      checked: option.is_checked === true,
      disabled: isFixed(spec, ctx),
    }),
  );
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  reads.push(() => ({ [spec.question_key]: chosen() }));
  return el(
    "div",
    { class: "wc-options", role: type === "radio" ? "radiogroup" : "group", "aria-label": "选项" },
    options.map((option, n) => el("label", {}, boxes[n], span("", cut(option.text, ctx.limits.checkbox)))),
  );
}

function submit(spec, ctx, selected) {
  if (ctx.stamp) return stamp(ctx);
  if (!spec) return null;
  const send = (event) => {
    const answers = selected();
    if (!Object.values(answers).some((ids) => ids.length))
      return toast({ type: "warning", content: "请先选择。" });
    return ctx.press(event.currentTarget, { key: spec.key, selected: answers });
  };
  return div(
    "wc-buttons wc-one",
    el(
      "button",
      { type: "button", class: "wc-button wc-style-1", "data-testid": "card-button", on: { click: send } },
      cut(spec.text, ctx.limits.button),
    ),
  );
}

function buttons(list, ctx, selected) {
  if (ctx.stamp) return stamp(ctx);
  const shown = (list ?? []).slice(0, 6);
  return shown.length
    ? div(
        `wc-buttons wc-count-${shown.length}`,
        shown.map((one) => button(one, ctx, selected)),
      )
    : null;
}

function button(spec, ctx, selected) {
  const style = [1, 2, 3, 4].includes(spec.style) ? spec.style : 1;
  const press = (event) =>
    spec.type === 1
      ? followLink(spec.url)
      : ctx.press(event.currentTarget, { key: spec.key, selected: selected() });
  return el(
    "button",
    {
      type: "button",
      class: `wc-button wc-style-${style}`,
      "data-testid": "card-button",
      on: { click: press },
    },
    span("", cut(spec.text, ctx.limits.button)),
  );
}

function stamp(ctx) {
  return div(
    "wc-buttons wc-one",
    el(
      "button",
      { type: "button", class: "wc-button wc-stamp", disabled: true, "data-testid": "card-stamp" },
      ctx.stamp,
    ),
  );
}
