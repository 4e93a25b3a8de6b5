// Keeps the draft when its author asks. Whatever goes wrong, the words stay in the editor.
import { found, make } from "./dom";
import { pieceOf } from "./safer";
import type { Fault, Piece, Verdict } from "./report";
import type { Words } from "./words";

export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly sentence: string;
  readonly address: string;
  readonly pause_at: string;
  readonly pause?: { readonly verdict: Verdict; readonly seconds_left: number } | null;
}

interface Newer {
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly difference: readonly Piece[];
  readonly sentence: string;
}

interface Answer extends Partial<Kept> {
  readonly error?: Fault;
  readonly newer?: Newer;
}

export interface KeepingNeeds {
  readonly words: Words;
  readonly address: string;
  readonly kept: Kept | null;
  token(): string;
  /** The draft as it stands, or nothing where nothing is written. */
  fields(): object | null;
  say(...words: (string | Node)[]): void;
  become(fields: Readonly<Record<string, unknown>>): void;
  /** Called when it is kept. */
  done(): void;
}

export class Keeping {
  private readonly panel = found("newer", HTMLDialogElement);
  private readonly button = found("keep", HTMLButtonElement);
  private id: string;
  private seen: number;
  private pauseAt: string | null;
  private newer: Newer | null = null;
  private isBusy = false;

  constructor(private readonly needs: KeepingNeeds) {
    this.id = needs.kept?.id ?? newId();
    this.seen = needs.kept?.version ?? 0;
    this.pauseAt = needs.kept?.pause_at ?? null;
    this.button.addEventListener("click", () => void this.keep());
    found("newer-back", HTMLButtonElement).addEventListener("click", () => this.panel.close());
    found("newer-mine", HTMLButtonElement).addEventListener("click", () => this.mine());
    found("newer-theirs", HTMLButtonElement).addEventListener("click", () => this.theirs());
  }

  get isKept(): boolean {
    return this.pauseAt !== null;
  }

  /** Notes a pause, or why it was skipped, with the kept draft; without one it stays in this page. */
  async note(pause: object): Promise<void> {
    if (!this.pauseAt) return;
    const { status } = await this.send(this.pauseAt, pause);
    if (status !== 200) this.needs.say(this.needs.words.pauseNotKept);
  }

  private async keep(): Promise<void> {
    const draft = this.needs.fields();
    if (!draft) this.needs.say(this.needs.words.empty);
    if (!draft || this.isBusy) return;
    this.isBusy = true;
    this.needs.say(this.needs.words.keeping);
    try {
      this.take(await this.send(this.needs.address, { id: this.id, seen: this.seen, draft }));
    } finally {
      this.isBusy = false;
    }
  }

  private take({ status, answer }: { status: number; answer: Answer | null }): void {
    const { words } = this.needs;
    if (status === 200 && answer?.version !== undefined && answer.address && answer.pause_at) this.kept(answer as Kept);
    else if (answer?.newer) this.show(answer.newer);
    else if (status === 401 || status === 403) this.needs.say(words.tooOldToKeep);
    else if (answer?.error) this.failed(status, answer.error, answer.address ?? "");
    else this.needs.say(words.notKept);
  }

  private kept(kept: Kept): void {
    this.seen = kept.version;
    this.pauseAt = kept.pause_at;
    history.replaceState(null, "", kept.address);
    this.needs.say(kept.sentence);
    this.needs.done();
  }

  private failed(status: number, error: Fault, address: string): void {
    // The draft is gone: the next Keep begins a new one.
    if (status === 404) {
      this.id = newId();
      this.seen = 0;
      this.pauseAt = null;
    }
    const { words } = this.needs;
    const hint = make("span", { class: "visually-hidden" }, ` ${words.opens}`);
    // In another tab, since the words stand in this one.
    const link = address ? make("a", { href: address, target: "_blank" }, words.unlock, hint) : "";
    this.needs.say(`${error.what} ${error.do} `, link);
  }

  private show(newer: Newer): void {
    this.newer = newer;
    this.needs.say("");
    found("newer-sentence", HTMLElement).textContent = newer.sentence;
    found("newer-difference", HTMLElement).replaceChildren(...newer.difference.map((piece) => pieceOf(piece, this.needs.words)));
    this.panel.showModal();
  }

  private mine(): void {
    this.panel.close();
    if (this.newer) this.seen = this.newer.version;
    void this.keep();
  }

  private theirs(): void {
    this.panel.close();
    if (!this.newer) return;
    this.seen = this.newer.version;
    this.needs.become(this.newer.fields);
  }

  private async send(address: string, body: object): Promise<{ status: number; answer: Answer | null }> {
    try {
      const got = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.needs.token() },
        body: JSON.stringify(body),
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
      });
      return { status: got.status, answer: (await got.json().catch(() => null)) as Answer | null };
    } catch {
      return { status: 0, answer: null };
    }
  }
}

/** A random id of our own, so that a Keep whose answer was lost is not kept twice. */
function newId(): string {
  return crypto.randomUUID();
}
