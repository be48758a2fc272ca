// Sending: the message stands in the chat at once, greyed, until the platform shows it.
import * as api from "./api.js";
import { isMine } from "./bubbles.js";
import { emit, isHere, openChat, state } from "./store.js";
import { toast } from "./toast.js";

const FAILED = {
  down: "断网了：平台没能把这句话送到机器人。",
  timeout: "机器人没有按时回答，平台不等了。",
  unreachable: "机器人没有在运行，平台连不上它。",
};
const PICTURE = /^image\/(png|jpeg|gif|webp)$/;
let serial = 0;

/** Answers {send(words), resend(pending)}; `refresh()` reads the chat again afterwards. */
export function sender(refresh) {
  const go = async (pending) => {
    pending.error = "";
    emit("messages");
    try {
      await uploaded(pending);
      for (const body of bodiesOf(pending)) tellDelivery(await say(body, pending), pending);
      drop(pending);
    } catch (error) {
      fail(pending, error.message);
    }
    emit("messages");
    refresh();
  };
  const send = (words) => {
    const known = state.read && new Set(state.messages.map(({ id }) => id));
    const pending = { id: `p${(serial += 1)}`, as: state.as, chat: state.chat, known, ...words };
    state.pending = [...state.pending, pending];
    return go(pending);
  };
  return { send, resend: go };
}

/** Wait for the file to be there; the bubble says so meanwhile. */
async function uploaded({ file }) {
  if (!file || file.key) return;
  await file.stored();
  emit("messages");
}

/**
 * A picture goes with its text in one message, but to WeCom's app, where each is one of its own; any other file
 * goes before its text, which quotes it.
 */
function bodiesOf({ as, chat, text, mentions, reply_to, file }) {
  const words = { as, chat, text, mentions, ...(reply_to ? { reply_to } : {}) };
  if (!file) return [words];
  const picture = PICTURE.test(file.mime);
  if (picture && text && channelOf(chat) !== "app") return [{ ...words, file_key: file.key, kind: "post" }];
  const alone = {
    as,
    chat,
    text: "",
    file_key: file.key,
    kind: picture ? "image" : "file",
    ...(reply_to ? { reply_to } : {}),
  };
  return text ? [alone, { ...words, reply_to: null }] : [alone];
}

const channelOf = (id) => state.chats.find((chat) => chat.id === id)?.via;

/** One call; the text after a file quotes the file's message. */
async function say(body, pending) {
  const answer = await api.say(body.reply_to === null ? { ...body, reply_to: pending.file_message } : body);
  pending.file_message = answer.message?.id;
  return answer;
}

function drop(pending) {
  state.pending = state.pending.filter((one) => one !== pending);
}

function fail(pending, words) {
  if (state.pending.includes(pending)) pending.error = words;
  else toast({ type: "error", content: words });
}

/** Let go of what now stands in the chat itself; the answer to the call may come much later. */
export function settle(messages) {
  const arrived = (pending) =>
    pending.known &&
    messages.some(
      (message) =>
        isMine(message) &&
        !pending.known.has(message.id) &&
        (pending.text ? message.text.includes(pending.text) : message.file?.key === pending.file?.key),
    );
  state.pending = state.pending.filter((one) => !isHere(one) || one.error || !arrived(one));
}

/** Say plainly when the words did not reach the bot. */
function tellDelivery({ delivery }, pending) {
  if (delivery === null && openChat()?.type === "group" && !pending.file) {
    toast({ type: "info", content: `没有 @${state.botName}，平台不会告诉机器人。` });
  } else if (delivery && (delivery.error || delivery.status >= 400)) {
    toast({
      type: "error",
      content: FAILED[delivery.error] ?? `机器人回答了 ${delivery.status}，平台当作没送到。`,
    });
  }
}
