// The concerns as cards, in order of weight; a card that did not change stays the same element, so that focus stays too.
import { button, make } from "./dom";
import { type Concern, type Guideline, SIGNS } from "./report";
import type { Words } from "./words";

export interface CardNeeds {
  readonly words: Words;
  fix(concern: number, fix: number): void;
  show(concern: number): void;
  meant(concern: number | null): void;
}

const SHOWN_QUOTES = 4;
const SHOWN_FIXES = 3;
const LONGEST_QUOTE = 90;

export class Cards {
  private cards = new Map<string, HTMLLIElement>();
  private order: HTMLLIElement[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly needs: CardNeeds,
  ) {}

  show(concerns: readonly Concern[]): void {
    const now = new Map<string, HTMLLIElement>();
    this.order = concerns.map((concern) => {
      const key = keyOf(concern, now);
      const card = this.cards.get(key) ?? this.card(concern, (card) => this.order.indexOf(card));
      now.set(key, card);
      return card;
    });
    for (const [key, card] of this.cards) if (!now.has(key)) card.remove();
    this.order.forEach((card, index) => {
      if (this.list.children[index] !== card) this.list.insertBefore(card, this.list.children[index] ?? null);
    });
    this.cards = now;
  }

  /** Lights up the card of a concern. */
  point(concern: number | null): void {
    this.order.forEach((card, index) => card.classList.toggle("is-meant", index === concern));
  }

  first(): HTMLElement | null {
    return this.order[0]?.querySelector<HTMLElement>("button, a") ?? null;
  }

  private card(concern: Concern, place: (card: HTMLLIElement) => number): HTMLLIElement {
    const { words } = this.needs;
    const at = (): number => place(card);
    const card = make(
      "li",
      { class: `card ${concern.asks}` },
      make(
        "h3",
        {},
        make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[concern.asks]),
        make("span", { class: "asks" }, concern.asks_word),
        make("span", { class: "visually-hidden" }, ": "),
        make("span", { class: "title" }, concern.title),
      ),
      this.quotes(concern, at),
      make("p", { class: "message", lang: concern.languages.message }, concern.message),
      concern.first ? make("p", { class: "first" }, make("strong", {}, words.first), ` ${concern.first}.`) : null,
      this.fixes(concern, at),
      make("p", { class: "why" }, make("strong", {}, words.why), " ", make("span", { lang: concern.languages.why }, concern.why)),
      concern.board ? make("p", { class: "board" }, concern.board) : null,
      guidance(concern.guidance, words),
    );
    card.addEventListener("pointerenter", () => this.needs.meant(at()));
    card.addEventListener("pointerleave", () => this.needs.meant(null));
    card.addEventListener("focusin", () => this.needs.meant(at()));
    card.addEventListener("focusout", () => this.needs.meant(null));
    return card;
  }

  private quotes(concern: Concern, at: () => number): HTMLElement | null {
    const quotes = [...new Set(concern.quotes.map(shortened))].filter(Boolean);
    if (quotes.length === 0) return null;
    const shown = quotes.slice(0, SHOWN_QUOTES).map((quote) => `“${quote}”`);
    const more = quotes.length > SHOWN_QUOTES ? ` +${quotes.length - SHOWN_QUOTES}` : "";
    const { words } = this.needs;
    const go = button("", () => this.needs.show(at()), { class: "quotes", dir: "auto" });
    go.append(make("span", { class: "visually-hidden" }, `${words.show}: `), shown.join(" ") + more);
    return go;
  }

  private fixes(concern: Concern, at: () => number): HTMLElement | null {
    if (concern.fixes.length === 0) return null;
    const buttons = concern.fixes
      .slice(0, SHOWN_FIXES)
      .map((fix, number) => button(fix.label, () => this.needs.fix(at(), number), { class: "fix outline" }));
    return make("div", { class: "fixes" }, ...buttons);
  }
}

/** What a card shows; its places may change while it stays the same card. */
function keyOf(concern: Concern, taken: ReadonlyMap<string, unknown>): string {
  const { spans: _spans, fixes, ...shown } = concern;
  let key = JSON.stringify([shown, fixes.map((fix) => fix.label)]);
  while (taken.has(key)) key += "+";
  return key;
}

function shortened(quote: string): string {
  const plain = quote.replace(/\s+/g, " ").trim();
  if (plain.length <= LONGEST_QUOTE) return plain;
  const signs = [...plain];
  const half = LONGEST_QUOTE / 2;
  // Whole words, where there are any.
  const head = signs.slice(0, half).join("").replace(/(\s)\S*$/, "$1");
  const tail = signs.slice(-half).join("").replace(/^\S*(\s)/, "$1");
  return `${head.trimEnd()} … ${tail.trimStart()}`;
}

function guidance(guidelines: readonly Guideline[], words: Words): HTMLElement | null {
  const [first, ...rest] = guidelines;
  if (!first) return null;
  const shown = make("p", { class: "guidance" }, make("strong", {}, words.by), " ", cited(first, words, first.short));
  if (rest.length === 0) return shown;
  const more = make("ul", {}, ...rest.map((each) => make("li", {}, cited(each, words, each.full))));
  return make("div", {}, shown, make("details", { class: "more" }, make("summary", {}, words.more(rest.length)), more));
}

function cited(guideline: Guideline, words: Words, said: string): HTMLElement {
  if (!guideline.address) return make("span", { lang: "en" }, said);
  const hint = make("span", { class: "visually-hidden" }, ` ${words.opens}`);
  return make("a", { href: guideline.address, target: "_blank", rel: "noopener noreferrer" }, make("span", { lang: "en" }, said), hint);
}
