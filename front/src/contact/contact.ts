// The pages of the gate: the answer comes while one types; copying; pasting. Nothing is kept here or sent elsewhere.
import { found, say } from "../compose/dom";
import { copy } from "../compose/sending";
import { wordsFor } from "./words";

const PAUSE = 250; // milliseconds without a key, before the server is asked
const words = wordsFor(document.documentElement.lang);

const form = found("contact", HTMLFormElement);
const shown = found("answer", HTMLElement);
const bar = found("bar", HTMLElement);
const said = found("said", HTMLElement);
const content = form.elements.namedItem("content") as HTMLTextAreaElement;

let waiting: number | undefined;
let asking: AbortController | undefined;

/** Asks for the answer to what stands in the form now; an answer that comes too late is not shown. */
async function ask(): Promise<void> {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  bar.setAttribute("aria-busy", "true");
  try {
    const told = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") told.append(name, value);
    const answer = await fetch(form.dataset.answer ?? "", { method: "POST", body: told, signal: mine.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
  } catch {
    if (mine.signal.aborted) return;
    shown.replaceChildren();
    tell("none", words.noAnswer);
  } finally {
    if (asking === mine) bar.removeAttribute("aria-busy");
  }
}

function show(page: string): void {
  const made = new DOMParser().parseFromString(page, "text/html");
  shown.replaceChildren(...Array.from(made.body.childNodes, (node) => document.importNode(node, true)));
  const decision = shown.querySelector<HTMLElement>("[data-look]");
  tell(decision?.dataset.look ?? "none", decision?.textContent?.trim().replace(/\s+/g, " ") ?? "");
}

function tell(look: string, sentence: string): void {
  bar.dataset.look = look;
  bar.hidden = sentence === "";
  say(said, sentence);
}

form.addEventListener("input", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => void ask(), PAUSE);
});

form.addEventListener("submit", (event) => {
  // The buttons of the answer keep something and lead on; the form's own asks at once.
  if ((event as SubmitEvent).submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  window.clearTimeout(waiting);
  void ask();
});

shown.addEventListener("click", (event) => {
  const pressed = (event.target as HTMLElement).closest<HTMLButtonElement>("[data-copy]");
  const from = pressed && document.getElementById(pressed.dataset.copy ?? "");
  if (!pressed || !from) return;
  void copy(from.textContent ?? "").then((done) => say(pressed, done ? words.copied : words.copyFailed));
});

const paste = found("paste", HTMLButtonElement);
if ("clipboard" in navigator && "readText" in navigator.clipboard) {
  paste.hidden = false;
  paste.addEventListener("click", () => {
    navigator.clipboard.readText().then(
      (pasted) => {
        content.value = pasted;
        void ask();
      },
      () => content.focus(),
    );
  });
}

document.documentElement.dataset.scripts = "";
if (content.value.trim()) void ask();
