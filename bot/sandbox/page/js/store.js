// What the page knows, in one place, and who wants to hear of changes.

export const state = {
  as: "",
  me: null,
  botName: "机器人",
  people: [],
  chats: [],
  chat: null,
  messages: [],
  read: false, // whether the open chat's messages have come
  faults: {},
  replyTo: null,
  pending: [],
  online: true,
};

const listeners = new Map();

/** Call `listener` whenever `topic` changes: people, chats, chat, messages, reply, faults, wire, online. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/** Tell those who listen to `topic`. */
export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The word an API call names a person with. */
export const asOf = (person) => `${person.platform}:${person.id}`;

/** The person behind `feishu:ou_x`, if there is one. */
export const personOf = (as) => state.people.find((person) => asOf(person) === as);

/** A colleague of the chosen person by platform id. */
export const colleague = (id) => state.people.find((p) => p.id === id && p.platform === state.me?.platform);

/** The open chat's record, or undefined while none is open. */
export const openChat = () => state.chats.find((chat) => chat.id === state.chat);

/** Whether a message on its way belongs to the open chat and to who speaks. */
export const isHere = (pending) => pending.as === state.as && pending.chat === state.chat;

/** A message of the open chat by id. */
export const messageOf = (id) => state.messages.find((message) => message.id === id);

const SEEN = "sandbox.seen";
const seen = readSeen();

function readSeen() {
  try {
    return JSON.parse(localStorage.getItem(SEEN)) ?? {};
  } catch {
    return {};
  }
}

/** Remember that the chosen person has read `chat` up to its last message. */
export function markSeen(chat) {
  if (!chat?.last?.at) return;
  seen[`${state.as} ${chat.id}`] = chat.last.at;
  try {
    localStorage.setItem(SEEN, JSON.stringify(seen));
  } catch {
    // A private window keeps no storage; the dots then live as long as the page.
  }
}

/** Whether `chat` holds something the chosen person has not opened yet. */
export function isUnread(chat) {
  return (
    Boolean(chat.last?.at) && chat.id !== state.chat && chat.last.at > (seen[`${state.as} ${chat.id}`] ?? 0)
  );
}

/** Forget what everybody has read (after a reset). */
export function forgetSeen() {
  for (const key of Object.keys(seen)) delete seen[key];
}
