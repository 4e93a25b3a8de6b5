// The editor: words, marks below them, and moving from mark to mark.
import { cursorDocEnd, cursorDocStart, history, historyKeymap, insertNewline, selectAll, selectDocEnd, selectDocStart, undo } from "@codemirror/commands";
import { type Diagnostic, forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, type KeyBinding, keymap, placeholder } from "@codemirror/view";
import { offsetsOf } from "./offsets";
import { type Concern, type Fix, SIGNS } from "./report";
import type { Words } from "./words";

export interface EditorNeeds {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly nonce: string;
  readonly words: Words;
  readonly describedBy: string;
  changed(): void;
  /** The concern in whose words the cursor or the pointer stands. */
  meant(concern: number | null): void;
  fix(concern: number, fix: number): void;
}

interface Mark extends Diagnostic {
  readonly concern: number;
}

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

const WIDE = 60; // UTF-16 units; about a sentence
const SEVERITY = { note: "info", revise: "warning", hold: "error" } as const;

// Browsers move and delete well by themselves; these are what they cannot do where only a part of a long text is drawn.
const TEXT_KEYS: readonly KeyBinding[] = [
  { key: "Enter", run: insertNewline, shift: insertNewline },
  { key: "Mod-a", run: selectAll },
  { key: "Mod-Home", mac: "Cmd-ArrowUp", run: cursorDocStart, shift: selectDocStart },
  { key: "Mod-End", mac: "Cmd-ArrowDown", run: cursorDocEnd, shift: selectDocEnd },
];

const pointAt = StateEffect.define<readonly { from: number; to: number }[]>();
const MEANT = Decoration.mark({ class: "mark-meant" });

const pointedAt = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let now = marks.map(change.changes);
    for (const effect of change.effects) {
      if (effect.is(pointAt)) now = Decoration.set(effect.value.map((place) => MEANT.range(place.from, place.to)), true);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class Editor {
  private readonly view: EditorView;
  private concerns: readonly Concern[] = [];

  constructor(private readonly needs: EditorNeeds) {
    this.view = new EditorView({
      parent: needs.parent,
      state: EditorState.create({
        doc: needs.text,
        extensions: [
          EditorView.cspNonce.of(needs.nonce),
          EditorView.lineWrapping,
          history(),
          pointedAt,
          placeholder(needs.words.placeholder),
          this.contentAttributes(),
          Prec.highest(keymap.of(this.keys())),
          keymap.of([...TEXT_KEYS, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) needs.changed();
            if (update.selectionSet) needs.meant(this.concernAt(update.state.selection.main.head));
          }),
          EditorView.domEventHandlers({ mouseover: (event) => this.hovered(event), mouseleave: () => needs.meant(null) }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  focus(): void {
    this.view.focus();
  }

  /** Marks the words of the concerns; the text is the one that was checked. */
  show(concerns: readonly Concern[]): void {
    this.concerns = concerns;
    const offsets = offsetsOf(this.text);
    const marks = concerns.flatMap((concern, index) =>
      concern.spans.map(([start, end]) => this.markOf(concern, index, offsets.toUnits(start), offsets.toUnits(end))),
    );
    this.view.dispatch(setDiagnostics(this.view.state, marks.filter((mark) => mark.to <= this.view.state.doc.length)));
  }

  /** Makes an edit as one step that can be taken back, touching only what differs. */
  become(text: string): void {
    const now = this.text;
    let start = 0;
    while (start < Math.min(now.length, text.length) && now[start] === text[start]) start++;
    let end = 0;
    while (end < Math.min(now.length, text.length) - start && now.at(-1 - end) === text.at(-1 - end)) end++;
    this.view.dispatch({
      changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) },
      userEvent: "input.fix",
    });
  }

  apply(fix: Fix): void {
    if (fix.becomes !== undefined) {
      this.become(fix.becomes);
      return;
    }
    const offsets = offsetsOf(this.text);
    this.view.dispatch({
      changes: fix.edits.map(([start, end, insert]) => ({ from: offsets.toUnits(start), to: offsets.toUnits(end), insert })),
      userEvent: "input.fix",
    });
  }

  undo(): void {
    undo(this.view);
  }

  /** Lights up the words of one concern, or none. */
  point(concern: number | null): void {
    const places = concern === null ? [] : this.placed().filter((place) => place.mark.concern === concern && place.to > place.from);
    this.view.dispatch({ effects: pointAt.of(places.map(({ from, to }) => ({ from, to }))) });
  }

  /** Selects the first words of a concern and brings them into sight. */
  goTo(concern: number): void {
    const place = this.placed().find((each) => each.mark.concern === concern);
    if (place) this.select(place);
    this.view.focus();
  }

  /** Goes to the next mark, or the one before; says which it is. */
  step(by: 1 | -1): boolean {
    const places = this.placed();
    if (places.length === 0) {
      this.view.dispatch({ effects: EditorView.announce.of(this.needs.words.noMark) });
      return true;
    }
    const { from, to } = this.view.state.selection.main;
    const is = (place: Placed): boolean => place.from === from && place.to === to;
    const at = places.findIndex(is);
    let next = by === 1 ? places.findIndex((place) => place.from > from) : places.findLastIndex((place) => place.from < from);
    if (at >= 0) next = at + by;
    else if (next < 0) next = by === 1 ? 0 : places.length - 1;
    const index = (next + places.length) % places.length;
    const place = places[index];
    if (place) {
      this.select(place);
      this.view.dispatch({ effects: EditorView.announce.of(this.spoken(place, index, places.length)) });
      this.view.focus();
    }
    return true;
  }

  private select(place: Placed): void {
    this.view.dispatch({
      selection: EditorSelection.single(place.from, place.to),
      effects: EditorView.scrollIntoView(place.from, { y: "center" }),
    });
  }

  private spoken(place: Placed, index: number, of: number): string {
    const concern = this.concerns[place.mark.concern];
    if (!concern) return "";
    return `${concern.asks_word}: ${concern.title}. ${concern.message} ${this.needs.words.place(index + 1, of)}`;
  }

  private placed(): Placed[] {
    const places: Placed[] = [];
    forEachDiagnostic(this.view.state, (mark, from, to) => places.push({ from, to, mark: mark as Mark }));
    return places.sort((one, other) => one.from - other.from || other.to - one.to);
  }

  private concernAt(position: number): number | null {
    const around = this.placed().filter((place) => place.from <= position && position <= place.to);
    const narrowest = around.sort((one, other) => one.to - one.from - (other.to - other.from))[0];
    return narrowest?.mark.concern ?? null;
  }

  private hovered(event: MouseEvent): void {
    if (!(event.target instanceof Element) || !event.target.closest(".cm-lintRange")) {
      this.needs.meant(null);
      return;
    }
    const position = this.view.posAtCoords({ x: event.clientX, y: event.clientY });
    this.needs.meant(position === null ? null : this.concernAt(position));
  }

  private fixHere(): boolean {
    const concern = this.concernAt(this.view.state.selection.main.head);
    if (concern === null || !this.concerns[concern]?.fixes.length) return false;
    this.needs.fix(concern, 0);
    return true;
  }

  private keys() {
    return [
      { key: "F8", run: () => this.step(1) },
      { key: "Shift-F8", run: () => this.step(-1) },
      { key: "Mod-.", run: () => this.fixHere() },
    ];
  }

  private markOf(concern: Concern, index: number, from: number, to: number): Mark {
    return {
      from,
      to,
      concern: index,
      severity: SEVERITY[concern.asks],
      markClass: `mark mark-${concern.asks} ${to - from > WIDE ? "mark-wide" : "mark-close"}`,
      message: concern.message,
      renderMessage: () => tooltipOf(concern),
      actions: concern.fixes.slice(0, 1).map((fix, number) => ({ name: fix.label, apply: () => this.needs.fix(index, number) })),
    };
  }

  private contentAttributes() {
    return EditorView.contentAttributes.of({
      "aria-label": this.needs.words.draft,
      "aria-describedby": this.needs.describedBy,
      autocapitalize: "sentences",
      autocorrect: "on",
      spellcheck: "true",
      dir: "auto",
    });
  }
}

function tooltipOf(concern: Concern): HTMLElement {
  const said = document.createElement("span");
  const head = document.createElement("strong");
  head.textContent = `${SIGNS[concern.asks]} ${concern.asks_word}: ${concern.title}. `;
  const message = document.createElement("span");
  message.lang = concern.languages.message;
  message.textContent = concern.message;
  said.append(head, message);
  return said;
}
