// Takes pictures that are chosen, dropped or pasted. What shows and hashes them is loaded with the first one.
import { found, make, say } from "./dom";
import type { Attachment, Pictures, Standings } from "./pictures";

export interface AttachingNeeds {
  /** Where the style and the script for pictures lie. */
  readonly style: string;
  readonly script: string;
  /** The hidden field that carries what is said of them to other pages. */
  readonly field: HTMLInputElement;
  readonly standings: Standings;
  readonly notLoaded: string;
  changed(): void;
}

declare global {
  interface Window {
    bedsidePictures?: typeof Pictures;
  }
}

export class Attaching {
  private readonly chooser = found("picture-file", HTMLInputElement);
  private loading: Promise<Pictures> | undefined;

  constructor(private readonly needs: AttachingNeeds) {
    found("picture-add", HTMLButtonElement).addEventListener("click", () => this.chooser.click());
    this.chooser.addEventListener("change", (event) => {
      event.stopPropagation();
      const files = [...(this.chooser.files ?? [])];
      this.chooser.value = "";
      this.add(files);
    });
    this.listenForFiles();
    if (!this.isEmpty) this.become(this.attachments);
  }

  get attachments(): readonly Attachment[] {
    return JSON.parse(this.needs.field.value || "[]") ?? [];
  }

  get isEmpty(): boolean {
    return this.attachments.length === 0;
  }

  /** Shows what a kept draft says of its pictures. */
  become(given: unknown): void {
    this.needs.field.value = JSON.stringify(given ?? []);
    if (this.loading || !this.isEmpty) this.loaded((pictures) => pictures.become(given));
  }

  private add(files: readonly File[]): void {
    this.loaded((pictures) => void pictures.add(files));
  }

  private loaded(then: (pictures: Pictures) => void): void {
    this.loading ??= new Promise((resolve, reject) => {
      const script = make("script", { src: this.needs.script });
      script.onload = () => resolve(new window.bedsidePictures!(this.needs));
      script.onerror = reject;
      document.head.append(make("link", { rel: "stylesheet", href: this.needs.style }), script);
    });
    this.loading.then(then, () => {
      this.loading = undefined;
      say(found("notice", HTMLElement), this.needs.notLoaded);
    });
  }

  /** Files are caught before the editor, which would read them as text. */
  private listenForFiles(): void {
    const root = document.documentElement;
    const on = (names: string, hear: (event: DragEvent) => void): void => names.split(" ").forEach((name) => document.addEventListener(name, hear as EventListener, true));
    const take = (event: DragEvent): boolean => {
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    on("dragenter dragover", (event) => void (take(event) && root.toggleAttribute("data-dragging", true)));
    on("dragleave", (event) => void (event.relatedTarget ?? root.toggleAttribute("data-dragging", false)));
    on("drop", (event) => {
      root.toggleAttribute("data-dragging", false);
      if (take(event)) this.add([...(event.dataTransfer?.files ?? [])]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words that come with a picture of themselves, as from a table, are words.
      if (!files.length || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      event.stopPropagation();
      this.add(files);
    }, true);
  }
}
