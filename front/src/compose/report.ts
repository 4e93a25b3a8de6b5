// The report as the server sends it.

export type Verdict = "post" | "revise" | "hold";
export type Asks = "note" | "revise" | "hold";

export interface Fix {
  readonly label: string;
  readonly edits: readonly (readonly [number, number, string])[];
  /** The whole text with the fix made and tidied, where the text is not very long. */
  readonly becomes?: string;
}

export interface Guideline {
  readonly id: string;
  readonly source: string;
  readonly date: string;
  readonly where: string;
  readonly address: string;
  readonly gist: string;
  /** Whose it is and of what year, on a line. */
  readonly short: string;
  readonly full: string;
}

export interface Concern {
  readonly code: string;
  readonly title: string;
  readonly asks: Asks;
  readonly asks_word: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly quotes: readonly string[];
  readonly message: string;
  readonly why: string;
  readonly first: string;
  readonly board: string;
  readonly guidance: readonly Guideline[];
  readonly fixes: readonly Fix[];
  readonly languages: { readonly message: string; readonly why: string };
}

export type Piece = readonly ["same" | "left-out" | "new", string];

export interface Length {
  readonly count: number;
  readonly limit: number;
  readonly fits: boolean;
  readonly sentence: string;
}

export interface Report {
  readonly verdict: Verdict;
  readonly verdict_word: string;
  readonly sentence: string;
  readonly concerns: readonly Concern[];
  readonly safer_text?: string;
  readonly safer_diff?: readonly Piece[];
  readonly no_wording: string;
  readonly not_looked_at: readonly string[];
  readonly length: Length | null;
}

export interface Fault {
  readonly what: string;
  readonly where: string;
  readonly do: string;
}

/** The sign that stands beside each word, so that nothing is told by colour alone. */
export const SIGNS: Readonly<Record<Verdict | Asks, string>> = { post: "✓", note: "i", revise: "✎", hold: "■" };
