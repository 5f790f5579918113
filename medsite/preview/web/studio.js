// Keeps the studio up to date while it is open, and copies what a button offers.
(() => {
  "use strict";
  const told = document.getElementById("told");
  let stream = null;
  let waiting = 0;

  const say = (words) => {
    told.textContent = words;
    setTimeout(() => { told.textContent = ""; }, 2500);
  };

  const renew = async () => {
    waiting = 0;
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const main = document.querySelector("main");
    if (!fresh || fresh.innerHTML === main.innerHTML) return;
    const place = document.activeElement && main.contains(document.activeElement) ? document.activeElement : null;
    const same = place && (place.getAttribute("href") || place.dataset.copy);
    main.replaceChildren(...document.adoptNode(fresh).childNodes);
    if (!same) return;
    const again = [...main.querySelectorAll("a, button")].find((one) => (one.getAttribute("href") || one.dataset.copy) === same);
    (again || main).focus({ preventScroll: true });
  };

  const follow = () => {
    if (stream) return;
    stream = new EventSource("/_studio/events?path=" + encodeURIComponent("/_studio/"));
    stream.addEventListener("reload", () => { waiting = waiting || setTimeout(renew, 300); });
  };

  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say("Copied.");
    } catch {
      say("The browser did not let it be copied.");
    }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => document.hidden || follow());
  if (!document.hidden) follow();
})();
