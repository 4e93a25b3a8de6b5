// Makes elements; words are always set as text, never as markup.

type Child = Node | string | null | undefined;

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== ""));
  return element;
}

/** The element of this name in the page; the template and the script are one thing, so that it is there. */
export function found<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
  return element;
}

/** Sets the words only if they differ, so that a screen reader says nothing twice. */
export function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

export function button(words: string, pressed: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", pressed);
  return made;
}
