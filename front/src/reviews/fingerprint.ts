// The SHA-256 of exactly what would be published; the server makes the same (reviews/publication.py).

export interface Publication {
  readonly text: string;
  readonly [name: string]: unknown;
}

/** The one way of writing it down: JSON with sorted names and no spaces. */
export function canonical(publication: Publication): string {
  const names = Object.keys(publication).sort();
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, publication[name]])));
}

export async function fingerprint(publication: Publication): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(publication));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
