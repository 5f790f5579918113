// Every page is whole without this. No other host is asked for anything but a video that was started.
(() => {
const all = (what) => document.querySelectorAll(what);
const make = (tag, set, ...inside) => {
  const made = Object.assign(document.createElement(tag), set);
  made.append(...inside);
  return made;
};

// Videos: a link becomes a button, then the player.
for (const box of all("[data-embed]")) {
  const link = box.querySelector("a"), { embed, title, note } = box.dataset;
  const button = make("button", { type: "button", className: link.className }, ...link.childNodes);
  button.querySelector("small").textContent = note;
  button.onclick = () => {
    const frame = make("iframe", {
      src: embed, title, className: "video-player", allow: "autoplay; fullscreen; picture-in-picture",
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    button.replaceWith(frame);
    frame.focus();
  };
  link.replaceWith(button);
}

// Sharing, where the browser can.
const offer = (what, able, act) => able && all(what).forEach((button) => {
  button.parentNode.hidden = false;
  button.onclick = () => act(button.dataset, button.nextElementSibling);
});
offer("[data-copy]", navigator.clipboard, async ({ copy, done }, said) => {
  await navigator.clipboard.writeText(copy);
  said.textContent = done;
  setTimeout(() => said.textContent = "", 4000);
});
offer("[data-share]", navigator.share, ({ share, title }) => navigator.share({ url: share, title }).catch(() => {}));

// Search: compute/words.py folds words alike; plan/search.py says what the files hold.
const form = document.querySelector("[data-index]");
if (!form) return;
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c\u200b-\u200f\u00ad\u0640]/g;
const TWINS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", ς: "σ", ى: "ي", ة: "ه", ی: "ي", ک: "ك" };
const RUN = /([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)/;
const SIGNS = "!#$%()*+,-./:;?@[]^_`{}~", WORTH = [8, 3, 1];
const { index, found, nothing, failed } = form.dataset, field = form.elements.q, kept = {};
const [status, list, more] = all("#search-status, #search-results, #search-more");
let turn = 0, version = "", wait;

const load = (name) => kept[name] ??= fetch(index + name + version).then((answer) => answer.json());
const pairs = (run) => run[1] ? [...run.slice(1)].map((letter, n) => run[n] + letter) : [run];
const wordsOf = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "")
  .replace(/./gu, (letter) => TWINS[letter] ?? letter).normalize("NFC").split(/[^\p{L}\p{N}\p{M}]+/u)
  .flatMap((word) => word.split(RUN).flatMap((part, n) => n % 2 ? pairs(part) : part.slice(0, 24) || []));

function* numbers(signs) {
  let number = -1, value = 0, shift = 0;
  for (const sign of signs) {
    const at = SIGNS.indexOf(sign);
    value += at % 16 << shift;
    shift += 3;
    if (at < 16) {
      yield number += value + 1;
      value = shift = 0;
    }
  }
}

async function rank(query) {
  const { first, texts, version: now } = await load("index.json"), scores = {};
  version = "?v=" + now;
  for (const word of new Set(wordsOf(query).slice(0, 9))) {
    const best = {}, near = [...first.keys()].filter((n) => first[n] <= word + "\uffff" && !(first[n + 1] <= word));
    for (const file of await Promise.all(near.slice(0, 4).map((n) => load(`words-${n}.json`)))) {
      for (const known in file) {
        if (known.startsWith(word)) file[known].split("|").forEach((signs, place) => {
          const those = [...numbers(signs)], rare = 1 + Math.log(1 + texts / (those.length || 1));
          for (const n of those) best[n] = Math.max(best[n] ?? 0, WORTH[place] * rare * (known === word ? 2 : 1));
        });
      }
    }
    for (const n in best) scores[n] = (scores[n] ?? 0) + best[n] + 999;
  }
  return Object.keys(scores).sort((one, other) => scores[other] - scores[one] || other - one);
}

async function show(texts, mine) {
  const { each } = await load("index.json"), next = texts.splice(0, 10);
  const files = await Promise.all(next.map((n) => load(`about-${Math.floor(n / each)}.json`)));
  if (mine !== turn) return;
  list.append(...files.map((file, n) => {
    const [title, href, summary, lang] = file[next[n] % each];
    return make("li", { lang, dir: "auto" }, make("a", { href }, title), make("p", {}, summary));
  }));
  more.hidden = !texts[0];
  more.onclick = () => show(texts, mine);
}

async function search() {
  const mine = ++turn, query = field.value.trim();
  history.replaceState(0, "", "?q=" + encodeURIComponent(query));
  try {
    const texts = await rank(query);
    if (mine !== turn) return;
    list.replaceChildren();
    status.textContent = query && (texts[0] ? found.replace("#", texts.length) : nothing);
    await show(texts, mine);
  } catch {
    status.textContent = failed;
  }
}

field.oninput = () => {
  clearTimeout(wait);
  wait = setTimeout(search, 200);
};
form.onsubmit = () => search() && false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
})();
