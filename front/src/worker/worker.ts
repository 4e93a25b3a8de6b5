// Keeps the static files, and one page for when Bedside does not answer; never a page with words in it, never an answer.

declare const self: ServiceWorkerGlobalScope;

const SHELL = "bedside-shell-1";
const OFFLINE = "/compose/offline";
const SHARE = "/compose/shared";

let shared: string | null = null; // in memory alone; handed over once

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname === SHARE) event.respondWith(taken(request));
  else if (request.method !== "GET") return;
  else if (address.pathname.startsWith("/static/")) event.respondWith(fromShell(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => offline()));
});

self.addEventListener("message", (event: ExtendableMessageEvent) => {
  if (event.data !== "give-shared") return;
  event.ports[0]?.postMessage(shared);
  shared = null;
});

async function taken(request: Request): Promise<Response> {
  const form = await request.formData();
  const parts = ["title", "text", "url"].map((name) => form.get(name)).filter((part): part is string => typeof part === "string" && part !== "");
  shared = parts.join("\n");
  return Response.redirect("/compose?shared", 303);
}

/** The newest file where the server answers; its kept copy otherwise. */
async function fromShell(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === "basic") await cache.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}

async function offline(): Promise<Response> {
  return (await caches.match(OFFLINE)) ?? Response.error();
}

export {};
