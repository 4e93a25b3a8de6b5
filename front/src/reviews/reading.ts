// The pages of the second reader: choosing words to speak of, and copying exactly the text that was read.
import { found, say } from "../compose/dom";
import { type Box, addressOf, copy, needsHost, takesText } from "../compose/sending";
import { chooseByKeys, chosenIn } from "./choosing";
import { type Publication, fingerprint } from "./fingerprint";
import { wordsFor } from "./words";

interface Page {
  readonly publication: Publication;
  readonly fingerprint: string;
  readonly box: Box | null;
}

const SHOWN = 40; // signs of the chosen words that a button repeats
const KEYBOARD = 120; // pixels; what hides more than this is a keyboard, not the browser's own bar
const words = wordsFor(document.documentElement.lang);

/** A reader speaks of words that they choose. */
function choosing(text: HTMLElement): void {
  const form = found("remark", HTMLFormElement);
  const on = found("remark-on", HTMLButtonElement);
  const field = form.elements.namedItem("words") as HTMLTextAreaElement;
  const start = form.elements.namedItem("start") as HTMLInputElement;
  const note = form.elements.namedItem("note") as HTMLTextAreaElement;
  let chosen = chosenIn(text);

  const goOn = (): void => {
    if (chosen) {
      field.value = chosen.words;
      start.value = String(chosen.start);
    }
    form.scrollIntoView({ block: "start" });
    note.focus({ preventScroll: true });
  };
  const follow = () => {
    const now = chosenIn(text);
    // Pressing the button takes the choice away in some browsers; what was chosen stays meant until something else is.
    if (!now && document.activeElement === on) return;
    chosen = now;
    on.hidden = !chosen;
    if (!chosen) return;
    const short = chosen.words.length > SHOWN ? `${chosen.words.slice(0, SHOWN)} …` : chosen.words;
    say(on, words.speakOf(short));
    say(found("chosen", HTMLElement), words.chosen(chosen.words));
  };
  document.addEventListener("selectionchange", follow);
  // Words may have been chosen while this script was on its way.
  follow();
  on.addEventListener("pointerdown", (event) => event.preventDefault());
  on.addEventListener("click", goOn);
  // Words that are written by hand stand where they are found, not where something else was chosen.
  field.addEventListener("input", () => {
    start.value = "";
  });
  chooseByKeys(text, goOn);
}

/** The author copies what was read, and nothing else: it is compared with what readers answered to. */
function handingOn(page: Page): void {
  const notice = found("notice", HTMLElement);
  const copyChecked = async (): Promise<boolean> => {
    const shown = document.getElementById("words")?.textContent;
    const isSame = (await fingerprint({ ...page.publication, text: shown ?? "" })) === page.fingerprint;
    const done = isSame && (await copy(page.publication.text));
    say(notice, !isSame ? words.notTheSame : done ? words.copied : words.copyFailed);
    return done;
  };
  found("copy", HTMLButtonElement).addEventListener("click", () => void copyChecked());
  const box = page.box;
  if (!box) return;
  found("open", HTMLButtonElement).addEventListener("click", () => {
    void copyChecked().then((done) => {
      if (!done) return;
      if (needsHost(box)) {
        say(notice, words.hostNeeded(box.name));
        return;
      }
      if (!takesText(box)) say(notice, words.pasteThere(box.name));
      window.open(addressOf(box, page.publication.text, ""), "_blank", "noopener,noreferrer");
    });
  });
}

/** A text that is shown to be handed over by other ways. */
function copying(button: HTMLElement, text: HTMLElement): void {
  button.addEventListener("click", () => {
    void copy(text.textContent ?? "").then((done) => say(found("notice", HTMLElement), done ? words.copied : words.copyFailed));
  });
}

/** Leaves as much room below the last line as the bar takes on a telephone, and keeps the bar above the keyboard. */
function aroundBar(bar: HTMLElement): void {
  const root = document.documentElement;
  const seen = window.visualViewport;
  const place = (): void => {
    root.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
    if (!seen) return;
    const hidden = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    root.style.setProperty("--keyboard", `${hidden}px`);
    root.toggleAttribute("data-keyboard", hidden > KEYBOARD);
  };
  new ResizeObserver(place).observe(bar);
  seen?.addEventListener("resize", place);
  seen?.addEventListener("scroll", place);
}

document.documentElement.dataset.scripts = "on";
const text = document.getElementById("words");
const bar = document.getElementById("bar");
const data = document.getElementById("page");
const copyShown = document.getElementById("copy-shown");
if (bar) aroundBar(bar);
if (text && document.getElementById("remark")) choosing(text);
if (data) handingOn(JSON.parse(data.textContent ?? "") as Page);
if (copyShown && text) copying(copyShown, text);
