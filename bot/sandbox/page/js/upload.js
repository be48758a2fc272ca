// A file on its way to the platform. It may go with a message before it is there: who sends it waits.
import * as api from "./api.js";

export class Upload {
  key = ""; // the platform's name for it, once it is there
  #file;
  #as;
  #going = null;

  constructor(as, file) {
    [this.#as, this.#file] = [as, file];
    [this.name, this.size, this.mime] = [file.name, file.size, file.type];
  }

  /** Done when the platform has it; asked again after a failure, it is sent up once more. */
  stored() {
    this.#going ??= this.#send();
    return this.#going;
  }

  async #send() {
    try {
      Object.assign(this, await api.upload(this.#as, this.#file));
    } catch (error) {
      this.#going = null;
      throw new Error(`没有传上去：${error.message}`);
    }
  }
}
