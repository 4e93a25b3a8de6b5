// Places in a text: the checker counts code points, the editor counts UTF-16 units. Both ways are here, and nowhere else.

const SURROGATE = /[\uD800-\uDFFF]/;

export interface Offsets {
  /** The place in UTF-16 units of a place in code points. */
  toUnits(point: number): number;
  /** The place in code points of a place in UTF-16 units; within a pair, that of the pair. */
  toPoints(unit: number): number;
}

const SAME: Offsets = { toUnits: (point) => point, toPoints: (unit) => unit };

export function offsetsOf(text: string): Offsets {
  if (!SURROGATE.test(text)) return SAME;
  const pairs: number[] = []; // where each pair begins, in units
  for (let unit = 0; unit < text.length; unit++) {
    if ((text.codePointAt(unit) ?? 0) > 0xffff) pairs.push(unit++);
  }
  return {
    toUnits: (point) => point + countBelow(pairs, (pair, index) => pair - index < point),
    toPoints: (unit) => unit - countBelow(pairs, (pair) => pair < unit),
  };
}

/** How many of the first pairs fulfil what holds for the earlier ones only. */
function countBelow(pairs: readonly number[], holds: (pair: number, index: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text with every half of a pair replaced, one unit for one, since such a half cannot be sent. */
export function wellFormed(text: string): string {
  if (!SURROGATE.test(text)) return text;
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
