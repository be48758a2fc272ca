// The file that goes with the next message: chosen, pasted or dropped, and uploaded at once.
import * as api from "./api.js";
import { el, fill, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { emit, on, state } from "./store.js";
import { fileSize } from "./time.js";
import { toast } from "./toast.js";

const LARGEST = 100 * 1024 * 1024;

/** Answers {bar, button, take(files), ready(), busy(), takeAway()}. */
export function attachments() {
  let current = null; // {name, size, mime, key?}
  const bar = el("div", { class: "attachment-bar", hidden: true, "data-testid": "attachment" });
  const input = el("input", { type: "file", class: "unseen", tabindex: "-1", "aria-hidden": "true", "data-testid": "file-input" });
  const set = (next) => { current = next; draw(); emit("attachment"); };
  const draw = () => {
    bar.hidden = !current;
    fill(bar, current && [icon("file"), el("span", {}, current.name), el("small", {}, current.key ? fileSize(current.size) : "正在上传…"),
      iconButton(icon("close"), "不发这个文件", () => set(null))]);
  };
  const take = async (files) => {
    const file = files?.[0];
    if (file) await upload(file, set, () => current);
  };
  input.addEventListener("change", async () => { await take(input.files); input.value = ""; });
  on("chat", () => set(null));
  acceptDrops(take);
  const button = iconButton(icon("clip"), "发送文件或图片", () => input.click(), { "data-testid": "attach" });
  const holder = el("span", { class: "attach" }, button, input);
  return { bar, button: holder, take, ready: () => Boolean(current?.key), busy: () => Boolean(current && !current.key),
    takeAway: () => { const file = current; set(null); return file; } };
}

async function upload(file, set, current) {
  if (file.size > LARGEST) return toast({ type: "error", content: "文件超过 100 MB，平台不收。" });
  const wanted = { name: file.name, size: file.size, mime: file.type };
  set(wanted);
  try {
    const stored = await api.upload(state.as, file);
    if (current() === wanted) set({ ...wanted, ...stored });
  } catch (error) {
    set(null);
    toast({ type: "error", content: `没有传上去：${error.message}` });
  }
  return null;
}

function acceptDrops(take) {
  const chat = document.getElementById("chat");
  chat.addEventListener("dragover", (event) => event.preventDefault());
  chat.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
}
