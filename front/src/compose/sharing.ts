// A text that another app shared: the service worker holds it in memory, hands it over once, and forgets it.

const PATIENCE = 2000; // milliseconds

export async function sharedText(): Promise<string | null> {
  const address = new URL(location.href);
  if (!address.searchParams.has("shared") || !navigator.serviceWorker?.controller) return null;
  address.searchParams.delete("shared");
  history.replaceState(null, "", address);
  const worker = navigator.serviceWorker.controller;
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    const tired = setTimeout(() => resolve(null), PATIENCE);
    channel.port1.onmessage = (event: MessageEvent<unknown>) => {
      clearTimeout(tired);
      resolve(typeof event.data === "string" ? event.data : null);
    };
    worker.postMessage("give-shared", [channel.port2]);
  });
}
