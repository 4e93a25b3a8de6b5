// Choosing words in a text that is read: by mouse, by finger, or by the arrow keys.
import { offsetsOf } from "../compose/offsets";

export interface Chosen {
  readonly words: string;
  /** Where they begin, in code points of the text. */
  readonly start: number;
}

/** The words that are chosen in the text, without the white space around them. */
export function chosenIn(text: HTMLElement): Chosen | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const words = raw.trim();
  if (!words) return null;
  const from = before.toString().length + (raw.length - raw.trimStart().length);
  return { words, start: offsetsOf(text.textContent ?? "").toPoints(from) };
}

export interface Word {
  readonly from: number;
  readonly to: number;
  readonly opensSentence: boolean;
}

/** The words of a text, in UTF-16 units. */
export function wordsOf(text: string): readonly Word[] {
  let opensSentence = true;
  return [...text.matchAll(/\S+/g)].map((found) => {
    const word = { from: found.index, to: found.index + found[0].length, opensSentence };
    opensSentence = /[.!?…]["”’)]*$/.test(found[0]) || /^\s*\n/.test(text.slice(word.to));
    return word;
  });
}

/** Which word a key leads to: the next or the one before, the next sentence or the one before, the first or the last. */
export function ledTo(words: readonly Word[], at: number, key: string): number | null {
  const last = words.length - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(at + 1, last);
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "ArrowDown":
      for (let next = at + 1; next <= last; next++) if (words[next]?.opensSentence) return next;
      return last;
    case "ArrowUp":
      for (let next = at - 1; next >= 0; next--) if (words[next]?.opensSentence) return next;
      return 0;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** Lets the arrow keys go from word to word, and choose several with Shift; Enter goes on. */
export function chooseByKeys(text: HTMLElement, goOn: () => void): void {
  const words = wordsOf(text.textContent ?? "");
  let at = -1;
  let anchor = 0;
  text.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || words.length === 0) return;
    if (event.key === "Enter") {
      event.preventDefault();
      goOn();
      return;
    }
    const next = ledTo(words, at, event.key);
    if (next === null) return;
    event.preventDefault();
    if (!event.shiftKey || at < 0) anchor = next;
    at = next;
    const [first, last] = [words[Math.min(anchor, at)], words[Math.max(anchor, at)]];
    if (first && last) select(text, first.from, last.to);
  });
}

function select(text: HTMLElement, from: number, to: number): void {
  const [start, end] = [placeIn(text, from), placeIn(text, to)];
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

function placeIn(text: HTMLElement, unit: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = unit;
  let node: Node = text;
  while (walker.nextNode()) {
    node = walker.currentNode;
    const length = node.textContent?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return { node, offset: node === text ? 0 : node.textContent?.length ?? 0 };
}
