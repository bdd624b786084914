// Served from the root, for whoever keeps "My back hurts now" on this phone. Without a network it
// answers with that one page and its files; everything else goes to the network as ever.
"use strict";

const CACHE = "when-it-hurts";
const PAGE = "/mine/hurts/kept/";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept(address) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address, { ignoreVary: true })) || Response.error();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    if (address.pathname === "/" || address.pathname.startsWith("/mine/")) {
      event.respondWith(fetch(request).catch(() => kept(PAGE)));
    }
  } else if (address.pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => kept(request)));
  }
});
