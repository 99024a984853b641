// What a person can take back on a front, and do again. A change is {changed: key → container or null, order: keys or
// null}, as it would be sent; the order has its version under the key "".

const UNDOS = 50;
const keysOf = ({ changed, order }) => [...changed.keys(), ...(order ? [""] : [])];

export class Undo {
  constructor() {
    this.done = [];
    this.undone = [];
    this.mine = new Map(); // key → the version that this window made last
  }

  /** Keep what puts a change of one's own back (`back`), on `stack`; `versions` are those that the change has made. */
  keep(back, versions, stack = this.done) {
    for (const key of keysOf(back)) this.mine.set(key, versions[key]);
    stack.push(back);
    if (stack.length > UNDOS) stack.shift();
  }

  /** Let go of all that would take back what somebody else has changed since, and of what lies below it. */
  know(versions) {
    const isForeign = (back) => keysOf(back).some((key) => versions[key] !== this.mine.get(key));
    for (const stack of [this.done, this.undone]) stack.splice(0, stack.findLastIndex(isForeign) + 1);
  }

  forget() {
    this.done.length = this.undone.length = 0;
  }
}
