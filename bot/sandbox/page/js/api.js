// The sandbox's HTTP interface. Every call answers JSON; an error becomes an Error that can be read aloud.

const BASE = "/sandbox/api";

async function call(path, options) {
  let response;
  try {
    response = await fetch(BASE + path, options);
  } catch {
    throw new Error("连不上沙箱，请看看它是否还在运行。");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? answer.message ?? `沙箱回答了 ${response.status}。`);
  return answer;
}

const query = (values) => "?" + new URLSearchParams(values);
const get = (path, values = {}) => call(path + query(values));
const post = (path, body) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const getState = (as) => get("/state", as ? { as } : {});
export const getMessages = (as, chat) => get(`/chats/${encodeURIComponent(chat)}/messages`, { as });
export const say = (message) => post("/say", message);
export const press = (action) => post("/press", action);
export const enter = (as, chat) => post("/enter", { as, chat });
export const menu = (as, key) => post("/menu", { as, key });
export const join = (chat) => post("/join", { chat });

/** A person leaves the company ({as}), or the bot a group ({chat}). */
export const leave = (who) => post("/leave", who);
export const getFaults = () => get("/faults");
export const setFaults = (faults) => post("/faults", faults);
export const repeat = (message) => post("/repeat", { message });
export const getWire = (limit = 60) => get("/wire", { limit });
export const reset = () => post("/reset", {});

/** Upload one file as `as`; answers {key, name, size}. */
export function upload(as, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return call("/upload" + query({ as }), { method: "POST", body: form });
}

/**
 * Listen to the server's events; `onEvent(name, data)` for each, `onLine(up)` when the line goes or comes.
 * A lost line is taken up again with growing waits, at most 10 s.
 */
export function listen(names, onEvent, onLine) {
  let wait = 500;
  const open = () => {
    const source = new EventSource(`${BASE}/events`);
    source.onopen = () => {
      wait = 500;
      onLine(true);
    };
    source.onerror = () => {
      source.close();
      onLine(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 10_000);
    };
    for (const name of names) source.addEventListener(name, (event) => onEvent(name, parse(event.data)));
  };
  open();
}

function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
