// Asks for a check once the author pauses. One question at a time: words that come meanwhile are asked about next, and
// an answer about older words is not shown. Where answers are slow, many are writing, so each asks less often.
import type { Fault, Report } from "./report";

// Milliseconds: keys come 240 apart, so a longer pause would spare the server nothing; marks should be there by 150.
export const PAUSE_IN_TYPING = 40;
const LONGEST_PAUSE = 1000;
// For each millisecond that the last answer took above what a quick one takes, the pause is so many longer.
const QUICK = 80;
const SLOWER = 2;

export class NotChecked extends Error {
  constructor(
    readonly status: number,
    readonly fault: Fault | null,
  ) {
    super(`status ${status}`);
  }
}

export interface Answered<Question> {
  begun(): void;
  answered(report: Report, question: Question): void;
  failed(why: NotChecked): void;
}

export type Ask<Question> = (question: Question, signal: AbortSignal) => Promise<Report>;

export class Checker<Question> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;
  private isOld = false;
  private slow = 0;

  constructor(
    private readonly ask: Ask<Question>,
    private readonly question: () => Question | null,
    private readonly tell: Answered<Question>,
    private readonly pause = PAUSE_IN_TYPING,
  ) {}

  /** Checks after a pause; called at every change. */
  soon(): void {
    clearTimeout(this.timer);
    this.isOld = true;
    if (this.running) return;
    this.timer = setTimeout(() => void this.now(), Math.max(this.pause, Math.min(LONGEST_PAUSE, this.slow)));
  }

  /** Checks at once; true where the answer is about the text as it stands. */
  async now(): Promise<boolean> {
    this.stop();
    const question = this.question();
    if (question === null) return false;
    const own = (this.running = new AbortController());
    const begun = performance.now();
    this.tell.begun();
    try {
      const report = await this.ask(question, own.signal);
      this.slow = SLOWER * (performance.now() - begun - QUICK);
      if (own.signal.aborted || this.isOld) return false;
      this.tell.answered(report, question);
      return true;
    } catch (why) {
      if (!own.signal.aborted && !this.isOld) this.tell.failed(why instanceof NotChecked ? why : new NotChecked(0, null));
      return false;
    } finally {
      if (this.running === own) {
        this.running = undefined;
        if (this.isOld) this.soon();
      }
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
    this.isOld = false;
  }
}

export function askingAt(address: string, token: () => string): Ask<object> {
  return async (fields, signal) => {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(fields),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      signal,
    });
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new NotChecked(answer.status, faultIn(body));
    return body as Report;
  };
}

function faultIn(body: unknown): Fault | null {
  const error = (body as { error?: Partial<Fault> } | null)?.error;
  return error?.what && error.do ? { what: error.what, where: error.where ?? "", do: error.do } : null;
}
