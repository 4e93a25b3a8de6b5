// What every page loads first: the choice of light or dark, before anything is drawn, and the worker of the shell.

const KEY = "bedside-theme"; // a taste, not a word of anybody
type Theme = "light" | "dark";

function kept(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function shown(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function choose(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing shows the system's choice next time.
  }
}

const before = kept();
if (before) document.documentElement.dataset.theme = before;

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-switch]")) {
    const tell = (): void => button.setAttribute("aria-pressed", String(shown() === "dark"));
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      choose(shown() === "dark" ? "light" : "dark");
      tell();
    });
  }
  const worker = document.querySelector<HTMLLinkElement>("link[rel=manifest]")?.dataset.worker;
  if (worker && "serviceWorker" in navigator) void navigator.serviceWorker.register(worker, { scope: "/" }).catch(() => undefined);
});
