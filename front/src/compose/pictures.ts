// The pictures that go with the words; loaded with the first one. A picture is shown here and hashed here; it never leaves the page. What goes with
// the draft is what its author says of it, and the SHA-256 of its bytes, by which a register may know it.
import { button, found, make, say } from "./dom";
import { wellFormed } from "./offsets";
import { pictureWordsFor } from "./picture_words";

export interface Attachment {
  readonly type: string;
  readonly shows?: string;
  readonly alt?: string;
  readonly authorization?: string;
  readonly sha256?: string;
}

/** How a permission can stand, with words for each. */
export type Standings = readonly (readonly [string, string])[];

export interface PictureNeeds {
  /** The hidden field that carries them to other pages. */
  readonly field: HTMLInputElement;
  readonly standings: Standings;
  changed(): void;
}

const MOST = 20;
const LARGEST = 100 * 1024 * 1024; // bytes; what is larger is not hashed

/** One picture on the page; one that came with a kept draft has no file. */
interface Picture {
  readonly item: HTMLLIElement;
  readonly heading: HTMLElement;
  readonly preview: HTMLElement;
  readonly file: HTMLElement;
  readonly shows: HTMLTextAreaElement;
  readonly alt: HTMLTextAreaElement;
  readonly standing: HTMLSelectElement;
  readonly remove: HTMLButtonElement;
  type: string;
  sha256: string;
  address: string;
}

export class Pictures {
  private readonly words = pictureWordsFor(document.documentElement.lang);
  private readonly list = found("picture-list", HTMLElement);
  private readonly adding = found("picture-add", HTMLButtonElement);
  private readonly said = found("picture-said", HTMLElement);
  private pictures: Picture[] = [];
  private made = 0;

  constructor(private readonly needs: PictureNeeds) {
    this.list.addEventListener("input", () => this.write());
    this.list.addEventListener("change", () => this.write());
  }

  private get attachments(): readonly Attachment[] {
    return this.pictures.map((one) => ({
      type: one.type,
      ...(one.shows.value.trim() ? { shows: wellFormed(one.shows.value) } : {}),
      ...(one.alt.value.trim() ? { alt: wellFormed(one.alt.value) } : {}),
      ...(one.standing.value ? { authorization: one.standing.value } : {}),
      ...(one.sha256 ? { sha256: one.sha256 } : {}),
    }));
  }

  /** Shows what a kept draft says of its pictures; the pictures themselves are not kept. */
  become(given: unknown): void {
    for (const one of this.pictures) this.forget(one);
    this.pictures = [];
    for (const one of Array.isArray(given) ? (given as Partial<Attachment>[]) : []) {
      const picture = this.picture(one.type ?? "photo");
      picture.shows.value = one.shows ?? "";
      picture.alt.value = one.alt ?? "";
      picture.standing.value = one.authorization ?? "";
      picture.sha256 = one.sha256 ?? "";
      say(picture.file, this.words.pictureNotKept);
    }
    this.number();
    this.write();
  }

  /** Takes files that were chosen, dropped or pasted. */
  async add(files: readonly File[]): Promise<void> {
    const { words } = this;
    const pictures = files.filter((file) => file.type.startsWith("image/"));
    const room = pictures.slice(0, Math.max(0, MOST - this.pictures.length));
    let first: Picture | null = null;
    let count = 0;
    for (const file of room) {
      const taken = await this.take(file);
      if (!taken) continue;
      first ??= taken;
      count += 1;
    }
    this.number();
    this.write();
    this.needs.changed();
    const told = count ? words.picturesAdded(count) : pictures.length > room.length ? words.picturesMost(MOST) : pictures.length ? words.pictureThere : words.pictureOnly;
    say(this.said, told);
    first?.shows.focus();
  }

  private async take(file: File): Promise<Picture | null> {
    const sha256 = await hashOf(file);
    const there = sha256 ? this.pictures.find((one) => one.sha256 === sha256) : undefined;
    if (there?.address) return null;
    const picture = there ?? this.picture("photo");
    picture.sha256 = sha256;
    picture.address = URL.createObjectURL(file);
    say(picture.file, `${file.name} · ${this.words.size(file.size)}`);
    const shown = make("img", { src: picture.address, alt: "" });
    shown.addEventListener("error", () => shown.replaceWith(this.words.noPreview));
    picture.preview.replaceChildren(shown);
    return picture;
  }

  private picture(type: string): Picture {
    const { words } = this;
    const { standings } = this.needs;
    this.made += 1;
    const id = (part: string): string => `picture-${this.made}-${part}`;
    const area = (part: string): HTMLTextAreaElement => make("textarea", { id: id(part), rows: "2", "aria-describedby": id("heading") });
    const options = standings.map(([value, name]) => make("option", { value }, name));
    const parts = {
      heading: make("h3", { id: id("heading") }),
      preview: make("div", { class: "preview" }, words.noPreview),
      file: make("p", { class: "file" }),
      shows: area("shows"),
      alt: area("alt"),
      standing: make("select", { id: id("standing"), "aria-describedby": id("heading") }, ...options),
      remove: button(words.remove, () => this.removed(picture), { class: "outline secondary" }),
    };
    const field = (control: HTMLElement, label: string): HTMLElement =>
      make("div", { class: "field" }, make("label", { for: control.id }, label), control);
    const fields = [field(parts.shows, words.shows), field(parts.alt, words.alt), field(parts.standing, words.standing)];
    const item = make("li", { class: "picture" }, parts.preview, make("div", { class: "told" }, parts.heading, parts.file, ...fields, parts.remove));
    const picture: Picture = { ...parts, item, type, sha256: "", address: "" };
    this.pictures.push(picture);
    this.list.append(item);
    return picture;
  }

  private removed(picture: Picture): void {
    const at = this.pictures.indexOf(picture);
    this.forget(picture);
    this.pictures.splice(at, 1);
    this.number();
    this.write();
    this.needs.changed();
    say(this.said, this.words.pictureRemoved);
    (this.pictures[Math.min(at, this.pictures.length - 1)]?.remove ?? this.adding).focus();
  }

  private forget(picture: Picture): void {
    if (picture.address) URL.revokeObjectURL(picture.address);
    picture.item.remove();
  }

  private number(): void {
    this.pictures.forEach((one, index) => {
      const name = this.words.picture(index + 1);
      say(one.heading, name);
      one.remove.setAttribute("aria-label", `${this.words.remove}: ${name}`);
    });
  }

  private write(): void {
    this.needs.field.value = JSON.stringify(this.attachments);
  }
}

/** The SHA-256 of a file's bytes in hexadecimal signs, or nothing where it cannot be made. */
async function hashOf(file: Blob): Promise<string> {
  if (file.size > LARGEST || !globalThis.crypto?.subtle) return "";
  try {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

window.bedsidePictures = Pictures;
