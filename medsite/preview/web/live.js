// Follows the preview: a saved file reloads the page where its bytes changed, a stylesheet is swapped in place.
(() => {
  "use strict";
  const host = document.querySelector("medsite-preview");
  if (!host) return;
  const root = host.shadowRoot;
  const memory = "medsite-preview:" + location.pathname;
  let stream = null;

  const restore = () => {
    const kept = sessionStorage.getItem(memory);
    sessionStorage.removeItem(memory);
    if (kept === null) return;
    const [x, y] = JSON.parse(kept);
    requestAnimationFrame(() => scrollTo({ left: x, top: y, behavior: "instant" }));
  };

  const reload = () => {
    if (stream) stream.close();
    sessionStorage.setItem(memory, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };

  const plain = (url) => new URL(url, location.href).pathname.replace(/-[0-9a-f]{10}(\.\w+)$/, "$1");

  const restyle = (styles) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const next = Object.values(styles).find((url) => plain(url) === plain(link.href));
      if (!next || new URL(next, location.href).pathname === new URL(link.href).pathname) continue;
      const fresh = link.cloneNode();
      fresh.href = next;
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  };

  const recount = (html) => {
    const badge = root && root.querySelector(".corner .badge");
    if (!badge) return;
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".badge");
    if (fresh) badge.replaceWith(document.adoptNode(fresh));
  };

  const follow = () => {
    if (stream) return;
    const asked = new URLSearchParams({ path: host.dataset.path, gist: host.dataset.gist });
    stream = new EventSource("/_studio/events?" + asked);
    stream.addEventListener("reload", reload);
    stream.addEventListener("styles", (event) => restyle(JSON.parse(event.data)));
    stream.addEventListener("count", (event) => recount(JSON.parse(event.data)));
    stream.addEventListener("open", () => root && root.querySelector(".corner")?.classList.remove("gone"));
    stream.addEventListener("error", () => root && root.querySelector(".corner")?.classList.add("gone"));
  };

  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };

  const panel = root && root.querySelector(".veil");
  if (panel) {
    const peek = panel.querySelector("[data-peek]");
    const cover = (covered) => {
      panel.classList.toggle("aside", !covered);
      for (const other of document.body.children) if (other !== host) other.inert = covered;
      if (peek) peek.textContent = covered ? "Look behind" : "Cover it again";
    };
    peek?.addEventListener("click", () => cover(panel.classList.contains("aside")));
    addEventListener("keydown", (event) => { if (event.key === "Escape" && peek) peek.click(); });
    cover(true);
    panel.querySelector("h2").focus({ preventScroll: true });
  }
  // Links to the published site's own pages (feeds, for example) stay in the preview.
  const published = document.querySelector('link[rel="canonical"]');
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !published || link.origin !== new URL(published.href).origin || link.origin === location.origin) return;
    event.preventDefault();
    location.assign(link.pathname + link.search + link.hash);
  });
  // Browsers open six connections to a host at most, so only the page that is looked at keeps one.
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => document.hidden || follow());
  restore();
  if (!document.hidden) follow();
})();
