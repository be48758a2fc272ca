// A message in one line: for the list of chats, quotes and screen readers.
import { cardTitle } from "./feishu-card.js";
import { wecomTitle } from "./wecom-card.js";

/** What stands for a message where there is room for one line only. */
export function previewOf(message) {
  if (message.recalled) return "消息已撤回";
  if (message.kind === "card")
    return `[卡片] ${message.card?.card_type ? wecomTitle(message.card) : cardTitle(message.card)}`;
  if (message.kind === "image") return message.text || "[图片]";
  if (message.kind === "file") return `[文件] ${message.file?.name ?? ""}`;
  return bareWords(message.text) || "[消息]";
}

/** Markdown without its marks, in one line. */
export function bareWords(text) {
  return (text ?? "")
    .replace(/<think>[\s\S]*?(<\/think>|$)/, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\|[\s:|-]*\|/g, " ")
    .replace(/(^|\s)(#{1,6}|>|-)\s/g, "$1")
    .replace(/\*\*|~~|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
