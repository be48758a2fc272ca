// The file that goes with the next message: chosen, pasted or dropped, and uploaded at once.
import { el, fill, iconButton, span } from "./dom.js";
import { icon } from "./icons.js";
import { emit, on, state } from "./store.js";
import { fileSize } from "./time.js";
import { toast } from "./toast.js";
import { Upload } from "./upload.js";

const LARGEST = 100 * 1024 * 1024;

/** `bar` shows the file, `button` asks for one, `take(files)` accepts one, `takeAway()` hands it over. */
export class Attachment {
  #file = null; // an Upload

  constructor() {
    const attrs = { class: "unseen", tabindex: "-1", "aria-hidden": "true", "data-testid": "file-input" };
    const input = el("input", { type: "file", ...attrs });
    const choose = iconButton(icon("clip"), "发送文件或图片", () => input.click(), {
      "data-testid": "attach",
    });
    this.bar = el("div", { class: "attachment-bar", hidden: true, "data-testid": "attachment" });
    this.button = span("attach", choose, input);
    input.addEventListener("change", async () => {
      await this.take(input.files);
      input.value = "";
    });
    on("chat", () => this.#set(null));
    this.#acceptDrops(document.getElementById("chat"));
  }

  /** Whether a file goes along, be it uploaded or still on its way. */
  get chosen() {
    return Boolean(this.#file);
  }

  /** Upload the first of some files. */
  async take(files) {
    const file = files?.[0];
    if (!file) return;
    if (file.size > LARGEST) toast({ type: "error", content: "文件超过 100 MB，平台不收。" });
    else await this.#upload(file);
  }

  /** Give the file away; the next message starts without. */
  takeAway() {
    const file = this.#file;
    this.#set(null);
    return file;
  }

  async #upload(file) {
    const wanted = new Upload(state.as, file);
    this.#set(wanted);
    const failure = await wanted.stored().catch((error) => error);
    if (this.#file !== wanted) return; // it has gone with a message, which waits for it and says what went wrong
    this.#set(failure ? null : wanted);
    if (failure) toast({ type: "error", content: failure.message });
  }

  #set(file) {
    this.#file = file;
    this.bar.hidden = !file;
    fill(this.bar, file && this.#words(file));
    emit("attachment");
  }

  #words(file) {
    const size = el("small", {}, file.key ? fileSize(file.size) : "正在上传…");
    return [
      icon("file"),
      span("", file.name),
      size,
      iconButton(icon("close"), "不发这个文件", () => this.#set(null)),
    ];
  }

  #acceptDrops(chat) {
    chat.addEventListener("dragover", (event) => event.preventDefault());
    chat.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files);
    });
  }
}
