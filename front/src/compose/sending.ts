// Hands the checked text on: to the clipboard, or to the platform's own compose box. The server takes no part in it.

export interface Box {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

const HOST = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}$/i;

/** Whether the site takes the text in its address; otherwise it has to be pasted. */
export function takesText(box: Box): boolean {
  return box.address.includes("{text}");
}

export function needsHost(box: Box): boolean {
  return box.address.includes("{host}");
}

/** The name of a server as somebody types it (@me@host, https://host/), or nothing where it is none. */
export function hostIn(typed: string): string | null {
  const bare = typed.trim().replace(/^https?:\/\//i, "").replace(/\/.*$/, "").replace(/^.*@/, "").toLowerCase();
  return HOST.test(bare) ? bare : null;
}

export function addressOf(box: Box, text: string, host: string): string {
  return box.address.replace("{host}", () => host).replace("{text}", () => encodeURIComponent(text));
}

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
