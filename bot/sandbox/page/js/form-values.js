// The fields of one form on a card: what is filled in, what is missing.

export class FormValues {
  #fields = [];

  /** Add a field: `read()` gives its value, `clear()` empties it, `mark(missing)` shows or takes away the error. */
  add(field) {
    this.#fields.push(field);
  }

  /** {name: value} of every field; an empty one gives "". */
  all() {
    return Object.fromEntries(this.#fields.map(({ name, read }) => [name, read()]));
  }

  /** Mark required fields that are empty; true when there are none. The first one gets the focus. */
  complete() {
    const missing = this.#fields.filter(({ required, read }) => required && read().length === 0);
    for (const field of this.#fields) field.mark(missing.includes(field));
    missing[0]?.focus();
    return missing.length === 0;
  }

  /** Back to how the card came. */
  reset() {
    for (const { clear, mark } of this.#fields) {
      clear();
      mark(false);
    }
  }
}
