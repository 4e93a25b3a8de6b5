// The safer wording with what it changes, told by line and words as well as by colour.
import { button, make } from "./dom";
import type { Piece, Report } from "./report";
import type { Words } from "./words";

export function saferWording(report: Report, words: Words, use: (text: string) => void): HTMLElement[] {
  const { safer_text: text, safer_diff: pieces } = report;
  if (text === undefined || !pieces) return report.no_wording ? [make("p", { class: "no-wording" }, report.no_wording)] : [];
  return [
    make("h2", {}, words.safer),
    make("p", { class: "wording", dir: "auto" }, ...pieces.map((piece) => pieceOf(piece, words))),
    make("p", { class: "legend" }, words.legend),
    button(words.use, () => use(text), { class: "use" }),
  ];
}

export function pieceOf([what, said]: Piece, words: Words): Node {
  if (what === "same") return document.createTextNode(said);
  const hint = make("span", { class: "visually-hidden" }, ` [${what === "new" ? words.new : words.leftOut} `);
  const end = make("span", { class: "visually-hidden" }, ` ${words.endOfChange}] `);
  return make(what === "new" ? "ins" : "del", {}, hint, said, end);
}
