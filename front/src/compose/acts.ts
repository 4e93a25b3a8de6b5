// Where the text may go from here: on a telephone the main act in one row, and the others behind a button.
import { found } from "./dom";

export class Acts {
  private readonly row = found("acts", HTMLElement);
  private readonly more = found("acts-more", HTMLButtonElement);
  // The order in which they stand in the page.
  private readonly all = [...this.row.children].filter((one): one is HTMLElement => one instanceof HTMLElement && one !== this.more);

  constructor() {
    this.more.addEventListener("click", () => this.open(!this.isOpen));
    this.row.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.isOpen) return;
      event.stopPropagation();
      this.open(false);
      this.more.focus();
    });
    for (const act of this.all) act.addEventListener("click", () => this.chosen(act));
  }

  private get isOpen(): boolean {
    return this.more.getAttribute("aria-expanded") === "true";
  }

  /** Puts the act that matters most first, and hides the button where there is nothing behind it. */
  lead(act: HTMLElement): void {
    this.more.hidden = !this.all.some((one) => one !== act && !one.hidden);
    if (act.dataset.main !== undefined) return;
    const held = document.activeElement;
    for (const one of this.all) delete one.dataset.main;
    act.dataset.main = "";
    this.row.prepend(act, this.more, ...this.all.filter((one) => one !== act));
    if (held instanceof HTMLElement && this.row.contains(held)) held.focus();
  }

  private chosen(act: HTMLElement): void {
    if (!this.isOpen) return;
    this.open(false);
    // What was pressed is out of sight now.
    if (act.dataset.main === undefined && act.offsetParent === null) this.more.focus();
  }

  private open(isOpen: boolean): void {
    this.more.setAttribute("aria-expanded", String(isOpen));
  }
}
