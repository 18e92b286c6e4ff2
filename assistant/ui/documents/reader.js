// The panel with a document opened. The address says which, and where in it; see documents/__init__.
const shell = element.querySelector(".shell");
const roomy = window.matchMedia("(min-width: 62em)");
const QUARTER = 0.25; // of the window: so far down a quote is put, with what comes before above it
const nothing = { source: "", place: "", language: "" };
let shown = nothing;
let [hits, current] = [[], -1];
let searched = false;

function wanted() {
  const [view, source, place = ""] = location.hash.slice(1).split("/");
  if (view !== "documents" || !source) return null;
  try {
    return { source: decodeURIComponent(source), place };
  } catch {
    return null; // no address that this page has written
  }
}

const all = (selector) => [...shell.querySelectorAll(selector)];
const one = (selector) => shell.querySelector(selector);
const part = (number) => all(".text section").find((section) => section.dataset.part === number);

// What the address asks for: shown already, or to be sent by the server.
function follow() {
  const want = wanted();
  document.body.toggleAttribute("data-reading", Boolean(want));
  if (!want) return;
  const here = want.source === shown.source;
  const known = here && (want.place === shown.place || part(want.place));
  if (known || (here && !want.place)) go(want.place);
  else request(want);
}

function request({ source, place }) {
  const language = document.documentElement.lang;
  trigger("select", { source, place, language, asked: Date.now() });
}

function show(value) {
  const want = wanted();
  if (!value.source) {
    if (value.asked) clear();
    else if (shown.source) request(want?.source === shown.source ? want : shown);
    return;
  }
  const again = value.source === shown.source && value.place === shown.place;
  const spoken = again && value.language !== shown.language;
  const kept = spoken ? keep() : null;
  shell.innerHTML = value.html;
  shown = value;
  open();
  listen();
  if (kept) restore(kept);
  else if (want) go(value.place);
}

// There is no such place.
function clear() {
  document.body.removeAttribute("data-reading");
  shell.innerHTML = "";
  shown = nothing;
  hits = [];
}

// Before and after the words around the text are put in another language.
function keep() {
  const read = seen();
  const top = read?.getBoundingClientRect().top;
  return { read: read?.dataset.part, top, words: field().value, current };
}

function restore({ read, top, words, current: at }) {
  field().value = words;
  find();
  current = at;
  tell();
  const now = part(read)?.getBoundingClientRect().top;
  if (now !== undefined) window.scrollBy(0, now - top);
  mark();
}

// The header, which changes the view, scrolls to the top and gives focus first.
function go(place) {
  queueMicrotask(() => {
    const quote = place.includes("-") && one(".text mark:not(.hit)");
    const section = !quote && part(place);
    if (quote) {
      const paragraph = quote.closest("p, h2, h3, h4, h5, h6");
      paragraph.setAttribute("tabindex", "-1");
      paragraph.focus({ preventScroll: true });
      const free = window.innerHeight - sticking();
      window.scrollBy(0, quote.getBoundingClientRect().top - sticking() - free * QUARTER);
    } else if (section) {
      section.firstElementChild.setAttribute("tabindex", "-1");
      section.firstElementChild.focus({ preventScroll: true });
      window.scrollBy(0, section.getBoundingClientRect().top - sticking() - 8);
      if (!roomy.matches) one("details").open = false;
    } else {
      window.scrollTo(0, 0);
      one("h1")?.focus({ preventScroll: true });
    }
    mark();
  });
}

// How far down what sticks to the top reaches over the text.
function sticking() {
  const bar = one(roomy.matches ? ".bar" : ".tools");
  if (getComputedStyle(bar).position !== "sticky") return 0;
  return parseFloat(getComputedStyle(bar).top) + bar.offsetHeight;
}

// The part that is being read, and its entry in the contents.
function seen() {
  const line = sticking() + 16;
  return all(".text section").findLast((section) => section.getBoundingClientRect().top <= line);
}

function mark() {
  if (!shown.source || document.body.dataset.view !== "documents") return;
  const read = (seen() ?? one(".text section"))?.dataset.part;
  one(".reading").classList.toggle("under-way", one("h1").getBoundingClientRect().bottom < sticking());
  for (const link of all("nav a[aria-current]"))
    if (link.dataset.part !== read) link.removeAttribute("aria-current");
  const link = one(`nav a[data-part="${read}"]`);
  if (!link || link.hasAttribute("aria-current")) return;
  link.setAttribute("aria-current", "true");
  const list = one(".parts");
  const below = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (below < 0 || below > list.clientHeight - 40) list.scrollTop += below - list.clientHeight / 3;
}

function open() {
  const contents = one("details");
  if (contents) contents.open = roomy.matches;
}

// Searching in the text
const field = () => one("#reader-search");

function find() {
  for (const hit of all("mark.hit")) hit.replaceWith(...hit.childNodes);
  one(".text").normalize();
  hits = [];
  current = -1;
  const words = field().value.trim();
  // A single letter is in every word.
  searched = words.length > 1 || /[^\p{L}\p{N}\s]/u.test(words);
  if (searched) {
    const escaped = words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(escaped.join("\\s+"), "giu");
    const lines = ".text :is(h2, h3, h4, h5, h6, p:not(.item), .item > span:last-child)";
    for (const line of all(lines)) hits.push(...markedIn(line, pattern));
  }
  tell();
}

// The hits in a line, each a list of marks: it may begin in one element and end in another.
function markedIn(line, pattern) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".unseen")) continue;
    nodes.unshift({ node, start: text.length });
    text += node.data;
  }
  // From behind, so that what comes before keeps its place.
  const found = [...text.matchAll(pattern)].reverse().map(({ index, 0: words }) =>
    nodes.flatMap(({ node, start }) => {
      const first = Math.max(index - start, 0);
      const last = Math.min(index + words.length - start, node.length);
      return first < last ? [wrapped(node, first, last)] : [];
    }).reverse(),
  );
  return found.reverse();
}

function wrapped(node, first, last) {
  const words = node.splitText(first);
  words.splitText(last - first);
  const hit = Object.assign(document.createElement("mark"), { className: "hit" });
  words.replaceWith(hit);
  hit.append(words);
  return hit;
}

function tell() {
  const { count, none } = shown.words;
  const found = count.replace("{n}", current + 1).replace("{m}", hits.length);
  one(".hits").textContent = hits.length ? found : searched ? none : "";
  for (const way of all(".previous, .next")) way.disabled = !hits.length;
  hits.forEach((marks, at) => marks.forEach((hit) => hit.classList.toggle("current", at === current)));
}

function step(way) {
  if (!hits.length) return;
  current = (current + way + hits.length) % hits.length;
  reveal();
}

function reveal() {
  tell();
  const top = hits[current][0].getBoundingClientRect().top;
  const free = window.innerHeight - sticking();
  if (top < sticking() + 8 || top > window.innerHeight - 40)
    window.scrollBy(0, top - sticking() - free * QUARTER);
}

// The first hit from where the reader is.
function search() {
  find();
  if (!hits.length) return;
  const from = hits.findIndex(([hit]) => hit.getBoundingClientRect().top >= sticking());
  current = Math.max(from, 0);
  reveal();
}

function listen() {
  field().addEventListener("input", search);
  field().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  one("form").addEventListener("submit", (event) => event.preventDefault());
  one(".previous").addEventListener("click", () => step(-1));
  one(".next").addEventListener("click", () => step(1));
}

shell.addEventListener("click", (event) => {
  // The place where one is already: the address does not change, so nobody else moves there.
  const link = event.target.closest("nav a");
  if (link && link.getAttribute("href") === location.hash) go(link.dataset.part);
});
let waiting = false;
document.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
  });
}, { passive: true });
roomy.addEventListener("change", () => (open(), mark()));
document.addEventListener("veiviser:view", follow);
watch("value", () => show(props.value));
follow();
