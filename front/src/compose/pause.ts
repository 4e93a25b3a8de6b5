// The cooling-off: a draft that asks for a change is not handed on at once. What is said here stays in this page.
import { found } from "./dom";
import type { Verdict } from "./report";
import type { Words } from "./words";

const MINUTE = 60_000;

export interface PauseNeeds {
  readonly words: Words;
  readonly minutes: number;
  /** Says a sentence to everybody, a screen reader too. */
  say(words: string): void;
  /** Told each second while the pause runs, with what is left, and once with nothing. */
  left(words: string | null): void;
  /** Told when a pause begins or is skipped, so that a kept draft can go on with it. */
  begun(verdict: Verdict, secondsLeft: number): void;
  skipped(verdict: Verdict, reason: string): void;
}

type Passed = { verdict: Verdict; text: string };

export class Pause {
  private readonly panel = found("pause", HTMLDialogElement);
  private readonly sentence = found("pause-sentence", HTMLElement);
  private readonly start = found("pause-start", HTMLButtonElement);
  private readonly skip = found("pause-skip", HTMLFormElement);
  private readonly reason = found("pause-reason", HTMLTextAreaElement);
  private until = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private verdict: Verdict = "revise";
  private waited: Verdict | null = null;
  private skipped: Passed | null = null;
  private asked: { now: Passed; goOn: () => void } | null = null;

  constructor(private readonly needs: PauseNeeds) {
    this.start.textContent = needs.words.startPause(needs.minutes);
    this.start.addEventListener("click", () => this.begin());
    found("pause-back", HTMLButtonElement).addEventListener("click", () => this.panel.close());
    this.skip.addEventListener("submit", (event) => this.skipOver(event));
  }

  /** Goes on at once where nothing asks for a change, or the pause is done; otherwise opens the panel. */
  before(verdict: Verdict, text: string, sentence: string, goOn: () => void): void {
    if (this.isPassed(verdict, text)) {
      goOn();
      return;
    }
    this.asked = { now: { verdict, text }, goOn };
    this.sentence.textContent = sentence;
    this.start.hidden = this.isRunning;
    this.panel.showModal();
  }

  get isRunning(): boolean {
    return Date.now() < this.until;
  }

  /** What runs now: because of what, and how long it still takes. */
  get running(): { verdict: Verdict; seconds_left: number } | null {
    return this.isRunning ? { verdict: this.verdict, seconds_left: Math.ceil((this.until - Date.now()) / 1000) } : null;
  }

  /** Goes on with the pause of a kept draft, which may be over already. */
  goOn(verdict: Verdict, secondsLeft: number): void {
    if (secondsLeft > 0) this.run(verdict, secondsLeft * 1000);
    else this.waited = verdict;
  }

  private isPassed(verdict: Verdict, text: string): boolean {
    if (verdict === "post") return true;
    if (this.skipped?.text === text) return true;
    // Waiting out a revise does not cover a hold that came up later.
    return !this.isRunning && (this.waited === "hold" || this.waited === verdict);
  }

  private begin(): void {
    const verdict = this.asked?.now.verdict ?? "revise";
    this.panel.close();
    this.run(verdict, this.needs.minutes * MINUTE);
    this.needs.begun(verdict, this.needs.minutes * 60);
  }

  private run(verdict: Verdict, milliseconds: number): void {
    this.verdict = verdict;
    this.until = Date.now() + milliseconds;
    const over = new Date(this.until).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
    this.needs.say(this.needs.words.pauseUntil(over));
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(verdict), 1000);
    this.tick(verdict);
  }

  private tick(verdict: Verdict): void {
    const left = this.until - Date.now();
    if (left > 0) {
      const minutes = Math.floor(left / MINUTE);
      const seconds = Math.floor((left % MINUTE) / 1000);
      this.needs.left(this.needs.words.pauseLeft(`${minutes}:${String(seconds).padStart(2, "0")}`));
      return;
    }
    clearInterval(this.ticking);
    this.waited = verdict;
    this.needs.left(null);
    this.needs.say(this.needs.words.pauseOver);
  }

  private skipOver(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.asked || !this.reason.value.trim()) return;
    const { now, goOn } = this.asked;
    this.skipped = now;
    this.panel.close();
    this.needs.skipped(now.verdict, this.reason.value.trim());
    goOn();
  }
}
