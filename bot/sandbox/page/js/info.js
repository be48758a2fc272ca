// About the open chat: who is in it, through which door the bot listens, the push address of a WeCom group.
import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { button, div, el, iconButton, span } from "./dom.js";
import { icon } from "./icons.js";
import { colleague, emit, openChat, state } from "./store.js";
import { toast } from "./toast.js";

const DOORS = {
  feishu: "飞书机器人：群里要 @ 它；单聊直接说。",
  app: "自建应用：只有单聊。审批卡片、提醒和文件从这里来。",
  bot: "智能机器人：群里要 @ 它；单聊直接说，答复逐字出现。",
};

/** The panel's content. */
export function infoPanel() {
  const chat = openChat();
  if (!chat) return el("p", { class: "panel-hint" }, "先打开一个会话。");
  return el(
    "div",
    { class: "info", "data-testid": "info" },
    el("p", { class: "panel-hint" }, DOORS[chat.via] ?? ""),
    chat.push_url && push(chat.push_url),
    buttons(chat),
    chat.type === "group" && [
      el("h3", {}, `成员 ${chat.members.length + 1}`),
      el(
        "ul",
        { class: "members" },
        memberRow({ bot: true, name: state.botName, title: "机器人" }),
        chat.members.map(colleague).filter(Boolean).map(memberRow),
      ),
    ],
  );
}

function memberRow(person) {
  return el(
    "li",
    {},
    avatar(person, "small"),
    el("strong", {}, person.name),
    span("role-mark", person.title),
  );
}

function push(address) {
  const sentence = `绑定推送 ${address}`;
  const copy = async () => {
    await navigator.clipboard?.writeText(sentence);
    toast({ type: "success", content: "已复制，请管理员 @ 机器人发出来。" });
  };
  return el(
    "section",
    { class: "push" },
    el("h3", {}, "消息推送地址"),
    el("p", {}, "管理员把下面这句发给机器人，定时简报就从这里进群："),
    div("push-line", el("code", {}, sentence), iconButton(icon("copy"), "复制这句", copy)),
  );
}

function buttons(chat) {
  const act = (call, done) => async () => {
    try {
      await call();
      toast({ type: "success", content: done });
    } catch (error) {
      toast({ type: "error", content: error.message });
    }
    emit("refresh");
  };
  const plain = (words, call, done) => button("plain-button", act(call, done), {}, icon("robot"), words);
  if (chat.via === "bot" && chat.type === "p2p") return null;
  if (chat.type === "p2p")
    return plain("点机器人菜单里的“帮助”", () => api.menu(state.as, "help"), "点了菜单“帮助”。");
  const join = plain("拉机器人进群", () => api.join(chat.id), "机器人刚刚进群。");
  return [join, plain("把机器人移出群", () => api.leave({ chat: chat.id }), "机器人不在这个群里了。")];
}
