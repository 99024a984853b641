// One thing after the other: what a page asks of the desk waits for the answer to what it asked before, so that nobody
// is refused for what they themselves have just changed.

export class Turns {
  #last = Promise.resolve();
  #open = 0;
  #refused = "";

  /** Do `act` once all that was asked before is answered. It gives a sentence if it was refused, and so does this. What
   * `builds` on all of that is left undone if any was refused, and gives the first refusal. */
  take(act, { builds = false } = {}) {
    this.#open += 1;
    const mine = this.#last.then(() => (builds && this.#refused) || act());
    this.#last = mine.then((why) => this.#end(why ?? ""), (gone) => this.#end(String(gone)));
    return mine;
  }

  /** All that was asked until now is answered. */
  answered() {
    return this.#last;
  }

  #end(why) {
    this.#refused ||= why;
    this.#open -= 1;
    if (!this.#open) this.#refused = "";
  }
}
