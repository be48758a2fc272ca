// Faces: the last two characters of a name on the person's colour; the bot has its own.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { colleague } from "./store.js";

/** `who`: {id, name, colour, bot}; `size`: "", "tiny", "small" or "large". */
export function avatar(who, size = "") {
  if (who.bot)
    return el("span", { class: `avatar avatar-bot ${size}`, "aria-hidden": "true" }, icon("robot"));
  const colour = who.colour ?? colleague(who.id)?.colour ?? "#8f959e";
  return el(
    "span",
    { class: `avatar ${size}`, "aria-hidden": "true", style: { "background-color": colour } },
    (who.name ?? "").slice(-2),
  );
}

/** A group's face: the first faces of its members in a grid. */
export function groupAvatar(members) {
  const faces = members
    .slice(0, 4)
    .map((person) =>
      el(
        "span",
        { style: { "background-color": person.colour ?? "#8f959e" } },
        (person.name ?? "").slice(-1),
      ),
    );
  return el("span", { class: "avatar avatar-group", "aria-hidden": "true" }, faces);
}
