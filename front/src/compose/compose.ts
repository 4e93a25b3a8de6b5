// The page where a post is written: puts editor, checker, cards, bar and pause together.
import { Acts } from "./acts";
import { Attaching } from "./attaching";
import { Cards } from "./cards";
import { Checker, type NotChecked, askingAt } from "./checker";
import { button, found, make, say } from "./dom";
import { Editor } from "./editor";
import { type Kept, Keeping } from "./keeping";
import { wellFormed } from "./offsets";
import { Pause } from "./pause";
import { type Report, SIGNS } from "./report";
import { saferWording } from "./safer";
import { type Box, addressOf, copy, hostIn, needsHost, takesText } from "./sending";
import { sharedText } from "./sharing";
import { wordsFor } from "./words";

interface Page {
  readonly check: string;
  readonly keep: string;
  readonly kept: Kept | null;
  readonly publish?: string;
  readonly pause_minutes: number;
  readonly boxes: readonly Box[];
  readonly pictures: { readonly style: string; readonly script: string };
  readonly standings: readonly (readonly [string, string])[];
}

const FIELDS = ["kind", "account", "audience", "platform", "in_reply_to"];
const PUBLISHES = ["mastodon", "bluesky"];
const KEYBOARD = 120; // pixels; what hides more than this is a keyboard, not the browser's own bar

type Question = { readonly text: string };

const page = JSON.parse(found("page", HTMLScriptElement).textContent ?? "") as Page;
const words = wordsFor(document.documentElement.lang);
const form = found("compose", HTMLFormElement);
const field = form.elements.namedItem("text") as HTMLTextAreaElement;
const bar = found("bar", HTMLElement);
const sentence = found("sentence", HTMLElement);
const notice = found("notice", HTMLElement);
const length = found("length", HTMLElement);
const safer = found("safer", HTMLElement);
const unseen = found("unseen", HTMLElement);
const copyButton = found("copy", HTMLButtonElement);
const openButton = found("open", HTMLButtonElement);
const publishButton = found("publish", HTMLButtonElement);
const seeButton = found("see", HTMLAnchorElement);
const saveButton = document.getElementById("save-version");
const hostField = found("host", HTMLInputElement);

const interests: unknown = JSON.parse(hidden("interests").value || "[]");
const acts = new Acts();

let report: Report | null = null;
let checkedText = "";
// The whole of what was checked; what is handed on must be that.
let checkedDraft = "";

const editor = new Editor({
  parent: found("editor", HTMLElement),
  text: field.value,
  nonce: document.querySelector<HTMLLinkElement>("link[nonce]")?.nonce ?? "",
  words,
  describedBy: "keys-hint",
  changed: textChanged,
  meant: (concern) => cards.point(concern),
  fix: (concern, fix) => void takeFix(concern, fix),
});

const cards = new Cards(found("cards", HTMLElement), {
  words,
  fix: (concern, fix) => void takeFix(concern, fix),
  show: (concern) => editor.goTo(concern),
  meant(concern) {
    editor.point(concern);
    cards.point(concern);
  },
});

const pictures = new Attaching({
  ...page.pictures,
  field: hidden("attachments"),
  standings: page.standings,
  notLoaded: words.picturesNotLoaded,
  changed: () => void checker.now(),
});

const checker = new Checker<Question>(askingAt(page.check, csrfToken), question, {
  begun: () => bar.setAttribute("aria-busy", "true"),
  answered,
  failed,
});

const pause = new Pause({
  words,
  minutes: page.pause_minutes,
  say: tell,
  left(said) {
    say(found("left", HTMLElement), said ?? "");
  },
  begun: (verdict, seconds_left) => void keeping.note({ verdict, seconds_left }),
  skipped: (verdict, reason) => void keeping.note({ verdict, reason }),
});

const keeping = new Keeping({
  words,
  address: page.keep,
  kept: page.kept,
  token: csrfToken,
  fields: question,
  say: (...said) => notice.replaceChildren(...said),
  become(fields) {
    for (const name of FIELDS) choose(name, fields[name]);
    choose("role", (fields.author as { role?: unknown } | undefined)?.role);
    pictures.become(fields.attachments);
    void changed(() => editor.become(String(fields.text ?? "")));
  },
  done() {
    if (pause.running) void keeping.note(pause.running);
    reasonLabel();
  },
});

function choose(name: string, value: unknown): void {
  const element = form.elements.namedItem(name);
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) element.value = String(value ?? "");
}

/** Says where the reason for going on stays: in this page, or with the kept draft. */
function reasonLabel(): void {
  const label = found("pause-reason-label", HTMLElement);
  if (keeping.isKept && label.dataset.kept) say(label, label.dataset.kept);
}

function hidden(name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** Whether there is nothing to check: no word and no picture. */
function isNothing(): boolean {
  return !editor.text.trim() && pictures.isEmpty;
}

function csrfToken(): string {
  return hidden("csrfmiddlewaretoken").value;
}

function valueOf(name: string): string {
  const element = form.elements.namedItem(name);
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? element.value : "";
}

function question(): Question | null {
  const text = editor.text;
  if (isNothing()) {
    showNothing();
    return null;
  }
  const fields: Record<string, unknown> = { text: wellFormed(text) };
  for (const name of FIELDS) {
    const value = valueOf(name);
    if (value.trim()) fields[name] = name === "in_reply_to" ? wellFormed(value) : value;
  }
  if (valueOf("role")) fields.author = { role: valueOf("role") };
  if (!pictures.isEmpty) fields.attachments = pictures.attachments;
  if (Array.isArray(interests) && interests.length) fields.interests = interests;
  return fields as unknown as Question;
}

function textChanged(): void {
  say(notice, "");
  if (isNothing()) showNothing();
  checker.soon();
}

function showNothing(): void {
  checker.stop();
  report = null;
  checkedText = checkedDraft = "";
  bar.dataset.verdict = "none";
  bar.removeAttribute("aria-busy");
  say(found("sign", HTMLElement), "");
  say(sentence, words.empty);
  say(length, "");
  editor.show([]);
  cards.show([]);
  safer.replaceChildren();
  unseen.replaceChildren();
  buttons();
}

function answered(found_: Report, asked: Question): void {
  report = found_;
  checkedText = asked.text;
  checkedDraft = JSON.stringify(asked);
  bar.removeAttribute("aria-busy");
  bar.dataset.verdict = report.verdict;
  say(found("sign", HTMLElement), `${SIGNS[report.verdict]} ${report.verdict_word}`);
  say(sentence, report.sentence);
  length.classList.toggle("is-over", report.length?.fits === false);
  say(length, report.length ? `${report.length.fits ? "" : "■ "}${report.length.sentence}` : "");
  editor.show(report.concerns);
  cards.show(report.concerns);
  safer.replaceChildren(...saferWording(report, words, (text) => changed(() => editor.become(text))));
  showUnseen(report.not_looked_at);
  buttons();
  bar.dispatchEvent(new CustomEvent("checked", { bubbles: true }));
}

function showUnseen(sentences: readonly string[]): void {
  if (sentences.length === 0) unseen.replaceChildren();
  else unseen.replaceChildren(make("h2", {}, words.unseen), make("ul", {}, ...sentences.map((each) => make("li", {}, each))));
}

function failed(why: NotChecked): void {
  report = null;
  bar.removeAttribute("aria-busy");
  bar.dataset.verdict = "none";
  say(found("sign", HTMLElement), "");
  const isOld = why.status === 403 || why.status === 401;
  say(sentence, isOld ? words.tooOld : why.fault ? `${why.fault.what} ${why.fault.do}` : words.notAnswered);
  notice.replaceChildren(button(words.again, () => void checker.now(), { class: "outline" }));
  buttons();
}

function chosenBox(): Box | null {
  return page.boxes.find((box) => box.id === valueOf("platform")) ?? null;
}

function buttons(): void {
  const box = chosenBox();
  const count = report?.concerns.length ?? 0;
  const isEmpty = !editor.text.trim();
  copyButton.disabled = isEmpty;
  copyButton.classList.toggle("outline", report?.verdict !== "post");
  openButton.disabled = isEmpty;
  openButton.hidden = !box;
  if (box) say(openButton, takesText(box) ? words.open(box.name) : words.copyOpen(box.name));
  publishButton.disabled = isEmpty;
  publishButton.hidden = !(page.publish && box && PUBLISHES.includes(box.id));
  found("host-field", HTMLElement).hidden = !(box && needsHost(box));
  seeButton.hidden = count === 0;
  say(seeButton, words.seeConcerns(count));
  acts.lead(mainAct(count));
}

/** What an author most likely does next: look at what is raised, go on to the readers, to the platform, or copy. */
function mainAct(concerns: number): HTMLElement {
  if (concerns) return seeButton;
  if (saveButton) return saveButton;
  if (!publishButton.hidden) return publishButton;
  return openButton.hidden ? copyButton : openButton;
}

function tell(said: string): void {
  say(notice, said);
}

async function changed(change: () => void): Promise<void> {
  change();
  notice.replaceChildren(`${words.fixed} `, button(words.undo, undone, { class: "outline" }));
  await checker.now();
}

function undone(): void {
  editor.undo();
  tell(words.undone);
  editor.focus();
}

async function takeFix(concern: number, number: number): Promise<void> {
  const fix = report?.concerns[concern]?.fixes[number];
  // The places of a fix are those of the text that was checked.
  if (!fix || wellFormed(editor.text) !== checkedText) {
    await checker.now();
    return;
  }
  const wasInCards = found("cards", HTMLElement).contains(document.activeElement);
  await changed(() => editor.apply(fix));
  if (wasInCards && !found("cards", HTMLElement).contains(document.activeElement)) (cards.first() ?? bar).focus();
}

/** Goes on with the text once it is checked as it stands, and paused over if it asks for a change. */
async function handOn(goOn: (text: string) => void): Promise<void> {
  if (!report || checkedDraft !== JSON.stringify(question())) await checker.now();
  if (!report || checkedDraft !== JSON.stringify(question())) return;
  pause.before(report.verdict, checkedDraft, report.sentence, () => goOn(checkedText));
}

async function copyOut(text: string): Promise<boolean> {
  const done = await copy(text);
  tell(!done ? words.copyFailed : pictures.isEmpty ? words.copied : `${words.copied} ${words.picturesThere}`);
  return done;
}

async function openBox(box: Box, text: string): Promise<void> {
  const host = needsHost(box) ? hostIn(hostField.value) : "";
  if (host === null) {
    tell(words.hostWrong);
    hostField.focus();
    return;
  }
  if (!takesText(box)) {
    if (!(await copyOut(text))) return;
    tell(words.pasteThere(box.name));
  }
  window.open(addressOf(box, text, host), "_blank", "noopener,noreferrer");
}

/** Leads to the page that shows once more what goes where; nothing is published before a press there. */
function toPublish(text: string): void {
  field.value = text;
  form.action = page.publish ?? "";
  form.submit();
}

/** Keeps the bar above the keyboard of a telephone, which lies over the page. */
function aboveKeyboard(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const hidden = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${hidden}px`);
  document.documentElement.toggleAttribute("data-keyboard", hidden > KEYBOARD);
}

/** Leaves as much room below the last line as the bar takes, which lies over it on a telephone. */
function roomForBar(): void {
  document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
}

function listen(): void {
  form.addEventListener("submit", (event) => {
    // What goes to another page takes the words of the editor along.
    field.value = wellFormed(editor.text);
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    void checker.now();
  });
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLTextAreaElement) checker.soon();
  });
  form.addEventListener("change", () => {
    buttons();
    if (valueOf("kind").includes("reply")) found("more", HTMLDetailsElement).open = true;
    void checker.now();
  });
  copyButton.addEventListener("click", () => void handOn((text) => void copyOut(text)));
  openButton.addEventListener("click", () => {
    const box = chosenBox();
    if (box) void handOn((text) => void openBox(box, text));
  });
  publishButton.addEventListener("click", () => void handOn(toPublish));
  const keys = found("keys", HTMLDialogElement);
  found("keys-open", HTMLButtonElement).addEventListener("click", () => keys.showModal());
  found("keys-close", HTMLButtonElement).addEventListener("click", () => keys.close());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    editor.step(event.shiftKey ? -1 : 1);
  });
  new ResizeObserver(roomForBar).observe(bar);
  window.visualViewport?.addEventListener("resize", aboveKeyboard);
  window.visualViewport?.addEventListener("scroll", aboveKeyboard);
}

function begin(): void {
  document.documentElement.dataset.scripts = "on";
  field.hidden = true;
  hostField.placeholder = words.host;
  listen();
  buttons();
  reasonLabel();
  if (page.kept?.pause) pause.goOn(page.kept.pause.verdict, page.kept.pause.seconds_left);
  if (!isNothing()) void checker.now();
  else showNothing();
  void sharedText().then((text) => {
    if (!text || editor.text.trim()) return;
    editor.become(text);
    tell(words.shared);
  });
}

begin();
