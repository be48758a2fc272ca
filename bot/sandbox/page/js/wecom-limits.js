// How many characters WeCom's clients show of each text; the app's cards and the bot's differ.

const APP = {
  source: 20,
  title: 36,
  voteTitle: 16,
  desc: 44,
  longDesc: 160,
  subTitle: 160,
  emphasisTitle: 14,
  emphasisDesc: 22,
  keyname: 5,
  value: 30,
  jump: 18,
  verticalTitle: 38,
  verticalDesc: 160,
  button: 10,
  option: 16,
  checkbox: 17,
  selectTitle: 13,
};
const BOT = {
  ...APP,
  source: 13,
  title: 26,
  voteTitle: 26,
  desc: 30,
  longDesc: 30,
  subTitle: 112,
  emphasisTitle: 10,
  emphasisDesc: 15,
  value: 26,
  jump: 13,
  verticalTitle: 26,
  verticalDesc: 112,
  option: 10,
  checkbox: 11,
};

/** The table for a chat's channel: "app" or anything else (bot, group push). */
export const limitsOf = (via) => (via === "app" ? APP : BOT);

/** The text as the client shows it: `limit` characters, then an ellipsis. */
export function cut(text, limit) {
  const characters = Array.from(String(text ?? ""));
  return characters.length > limit ? `${characters.slice(0, limit).join("")}…` : characters.join("");
}
