// The panel beside the chat: a list of the documents, or the source that was opened. Where there is
// no room beside the chat it lies over the page, and the page behind it is shut off meanwhile.
const shell = element.querySelector(".shell");
shell.innerHTML =
  '<div class="library"></div><div class="shade" hidden></div><div class="opened" hidden></div>';
const library = shell.querySelector(".library");
const opened = shell.querySelector(".opened");
const shade = shell.querySelector(".shade");
let label = "";
let left = null; // where the user was when opening a whole document
let followed = 0; // when the opened source was last asked for in another language
const narrow = window.matchMedia("(max-width: 68.74em)");

function show(html) {
  opened.innerHTML = html;
  opened.hidden = shade.hidden = !html;
  library.hidden = Boolean(html);
  place();
  if (!html) return;
  opened.scrollTop = 0;
  const quote = opened.querySelector("mark");
  if (quote) {
    // A quarter down in what is free below the facts, so that what comes before is seen too.
    const facts = opened.querySelector(".top").offsetHeight;
    const above = quote.getBoundingClientRect().top - opened.getBoundingClientRect().top;
    opened.scrollTop = Math.max(0, above - facts - (opened.clientHeight - facts) / 4);
  }
  opened.querySelector("h2").focus({ preventScroll: true });
}

function place() {
  const over = narrow.matches && !opened.hidden && asking();
  for (const behind of document.querySelectorAll("#header, #banner, #chat")) behind.inert = over;
  document.documentElement.classList.toggle("covered", over);
  opened.setAttribute("role", over ? "dialog" : "region");
  opened.toggleAttribute("aria-modal", over);
  if (over) opened.setAttribute("aria-modal", "true");
  opened.setAttribute("aria-label", label);
  document.querySelectorAll("[data-turn][aria-current]").forEach((marker) =>
    marker.removeAttribute("aria-current"),
  );
  const opener = document.querySelector("[data-opener]");
  if (opener && !opened.hidden) opener.setAttribute("aria-current", "true");
}

function asking() {
  return document.body.dataset.view === "ask";
}

function close() {
  if (opened.hidden || !asking()) return;
  show("");
  document.querySelector("[data-opener]")?.focus();
}

// Back from a whole document, the conversation and focus are where they were.
function leave(link) {
  const { turn, marker } = document.querySelector("[data-opener]")?.dataset ?? {};
  left = { link, turn, marker, page: window.scrollY, passage: opened.scrollTop };
}

function comeBack({ link, turn, marker, page, passage }) {
  const opener = document.querySelector(`[data-turn="${turn}"][data-marker="${marker}"]`);
  window.scrollTo(0, page);
  opened.scrollTop = passage;
  const there = link.isConnected && link.offsetParent;
  (there ? link : opener ?? document.getElementById("question-field")).focus({ preventScroll: true });
}

document.addEventListener("veiviser:view", () => {
  place();
  if (!left || !asking()) return;
  const back = left;
  left = null;
  queueMicrotask(() => comeBack(back)); // after the header, which scrolls to the top
});
shell.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#documents/"]');
  if (link) leave(link);
  if (event.target.closest(".close, .shade")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
narrow.addEventListener("change", place);
// The list of the documents and the words of the panel come with a language. The source that is
// opened follows in that language, unless it is closed meanwhile.
function update({ language, documents, label: words, html, asked }) {
  if (language) {
    library.innerHTML = documents;
    label = words;
    follow(language);
  } else if (asked && asked === followed) {
    if (!opened.hidden) exchange(html);
  } else show(html);
}

function follow(language) {
  place();
  if (opened.hidden) return;
  const { turn, marker, considered } = document.querySelector("[data-opener]").dataset;
  followed = Date.now();
  const what = { turn: Number(turn), marker, considered };
  trigger("select", { ...what, asked: followed, language, chosen: true });
}

function exchange(html) {
  const { scrollTop } = opened;
  const focused = opened.contains(document.activeElement);
  opened.innerHTML = html;
  opened.scrollTop = scrollTop;
  if (focused) opened.querySelector("h2").focus({ preventScroll: true });
}

watch("value", () => update(props.value));
update(props.value);
