// The page put together: who speaks, which chat is open, what the server tells.
import * as api from "./api.js";
import { chatList } from "./chats.js";
import { chatView } from "./chat-view.js";
import { closePanel, openPanel, showPanel } from "./drawer.js";
import { faultsPanel } from "./faults.js";
import { infoPanel } from "./info.js";
import { peoplePanel } from "./people.js";
import { rail } from "./rail.js";
import { asOf, emit, markSeen, on, openChat, personOf, state } from "./store.js";
import { sender, settle } from "./sending.js";
import { toast } from "./toast.js";
import { wirePanel } from "./wire.js";

const FIRST = "feishu:ou_zhangsan";
const PANELS = { people: () => peoplePanel(become), faults: faultsPanel, wire: wirePanel, info: infoPanel };
const BUSY = 60; // ms to gather several events into one reading

/** Read the people, chats and switches for whoever speaks; whether it is still the same person afterwards. */
async function readState() {
  const as = state.as;
  const answer = await api.getState(as);
  if (as !== state.as) return false;
  Object.assign(state, {
    botName: answer.bot_name ?? state.botName,
    people: answer.people ?? [],
    chats: answer.chats ?? [],
    faults: answer.faults ?? {},
  });
  dress();
  return true;
}

/** Make the page look like the client of whoever speaks; somebody unknown becomes the first person. */
function dress() {
  state.me = personOf(state.as) ?? state.people[0] ?? null;
  if (state.me) state.as = asOf(state.me);
  document.body.dataset.look = state.me?.platform ?? "feishu";
  document.title = `${state.botName} · ${state.me?.name ?? "沙箱"}`;
}

let asked = 0; // an answer that comes after a later one's question is out of date

async function readMessages() {
  const { as, chat } = state;
  if (!chat) return;
  const turn = (asked += 1);
  const { messages = [] } = await api.getMessages(as, chat);
  if (turn !== asked || as !== state.as || chat !== state.chat) return;
  Object.assign(state, { messages, read: true });
  settle(messages);
  markSeen(openChat());
  emit("messages");
}

async function refresh() {
  try {
    if (!(await readState())) return; // whoever speaks now is read by follow()
    if (state.chat && !openChat()) show(null);
    await readMessages();
    for (const topic of ["people", "chats", "faults"]) emit(topic);
  } catch (error) {
    if (state.online) complain(error);
  }
}

const complain = (error) => toast({ type: "error", content: error.message });

let timer = 0;

/** Read again in a moment; news that come meanwhile are read along. */
function refreshSoon() {
  timer ||= setTimeout(() => {
    timer = 0;
    refresh();
  }, BUSY);
}

/** Speak as somebody else; the list opens, on a wide window also their first chat. */
function become(as) {
  closePanel();
  go(as);
}

/** Go to another address. The page follows at once: what is typed next belongs to the new chat. */
function go(as, chat = null) {
  if (as === state.as && chat === state.chat) return;
  history.pushState(null, "", `#/${as}` + (chat ? `/${encodeURIComponent(chat)}` : ""));
  follow();
}

const wide = () => matchMedia("(min-width: 720px)").matches;

let followed = 0; // a later address overtakes an earlier one

/** The address says who speaks and which chat is open, so that back, reload and links work. */
async function follow() {
  const [, as = state.as || FIRST, chat = null] = /^#\/([^/]+)(?:\/(.+))?$/.exec(decodeHash()) ?? [];
  const turn = (followed += 1);
  if (as !== state.as) speakAs(as);
  show(chat);
  await readState().catch(complain);
  if (turn !== followed) return;
  if (!openChat()) show(wide() ? (state.chats[0]?.id ?? null) : null);
  for (const topic of ["people", "chats", "faults"]) emit(topic);
  await readMessages().catch(complain);
  if (turn !== followed) return;
  emit("chats");
  enter();
}

function speakAs(as) {
  Object.assign(state, { as, chats: [] });
  if (personOf(as)) dress();
  emit("people");
}

/** Open a chat, or none: what belongs to the one before leaves the page before anything is read. */
function show(chat) {
  Object.assign(state, { chat, messages: [], read: false });
  document.body.dataset.view = chat ? "chat" : "list";
  for (const topic of ["chats", "chat", "messages"]) emit(topic);
}

/** Tell the platform that the person opened the chat; whatever the bot makes of it comes as news. */
function enter() {
  if (state.chat) api.enter(state.as, state.chat).catch(() => {}); // somebody who left cannot enter, only look
}

function decodeHash() {
  try {
    return decodeURIComponent(location.hash);
  } catch {
    return "";
  }
}

function togglePanel(name) {
  if (!name || openPanel() === name) closePanel();
  else showPanel(name, PANELS[name]);
  emit("panel-changed");
}

function hear(event, data) {
  if (event === "toast") return data.as && data.as !== state.as ? undefined : toast(data.toast ?? data);
  if (event === "wire") return emit("wire");
  return refreshSoon();
}

/** What happened while nobody listened (before the line stood, or while it was gone) is read now. */
function lineChanged(up) {
  state.online = up;
  document.body.dataset.online = up ? "yes" : "no";
  emit("online");
  if (up) refreshSoon();
}

/** Keep the page as high as what the phone's keyboard leaves. */
function fitKeyboard() {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => document.documentElement.style.setProperty("--height", `${view.height}px`);
  view.addEventListener("resize", fit);
  fit();
}

function start() {
  rail();
  document.getElementById("list").append(...chatList((chat) => go(state.as, chat)));
  chatView(document.getElementById("chat"), sender(refreshSoon), () => go(state.as));
  on("refresh", refreshSoon);
  on("restart", follow);
  on("panel", togglePanel);
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => event.key === "Escape" && openPanel() && togglePanel(null));
  fitKeyboard();
  follow().then(() =>
    api.listen(["message", "update", "toast", "wire", "faults", "reset"], hear, lineChanged),
  );
}

start();
