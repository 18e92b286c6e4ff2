// The panel at the top. It also keeps which view is seen, and in which language the page is.
const shell = element.querySelector(".shell");
const STORED = "veiviser-language";
const PATIENCE = 10000; // milliseconds after which another language is no longer waited for
let chosen = null; // the language that the page is being put in
let patience;

// One language at a time: else the words of an earlier choice could arrive after the later one's.
function speak(language) {
  const free = chosen === null;
  if (free && language === props.value.language) return; // nothing would change, and so nothing come
  chosen = language;
  if (free) ask();
}

function ask() {
  clearTimeout(patience);
  patience = setTimeout(spoken, PATIENCE);
  trigger("select", { language: chosen });
}

function spoken() {
  clearTimeout(patience);
  chosen = null;
  still(false);
}

// What is pressed meanwhile would be answered in the old language, and drawn over the new one.
function still(is) {
  for (const view of document.querySelectorAll(".view")) view.inert = is;
}

function show({ html, language }) {
  if (chosen !== null && chosen !== language) ask();
  else spoken();
  const focused = shell.contains(document.activeElement) && document.activeElement.tagName;
  shell.innerHTML = html;
  document.documentElement.dataset.language = document.documentElement.lang = language;
  document.dispatchEvent(new CustomEvent("veiviser:language"));
  mark();
  if (focused) shell.querySelector(focused.toLowerCase())?.focus({ preventScroll: true });
}

function named() {
  const [name] = location.hash.slice(1).split("/"); // a view may say more after it
  return document.getElementById(`view-${name}`) ? name : "ask";
}

function mark() {
  for (const link of shell.querySelectorAll("nav a")) {
    if (link.dataset.view === document.body.dataset.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const seen = shell.querySelector("nav a[aria-current]");
  seen?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const words = seen?.textContent;
  document.title = words ? `${words} – ${props.value.title}` : props.value.title;
}

function see({ focus }) {
  const view = named();
  document.body.dataset.view = view;
  mark();
  document.dispatchEvent(new CustomEvent("veiviser:view", { detail: view }));
  if (!focus) return;
  window.scrollTo(0, 0);
  const heading = document.querySelector(`#view-${view} h1:not([hidden])`);
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

shell.addEventListener("click", (event) => {
  if (event.target.closest(".new")) trigger("clear", { language: props.value.language });
  if (!event.target.closest(".skip")) return;
  event.preventDefault();
  if (named() === "ask") document.getElementById("question-field").focus();
  else see({ focus: true });
});
shell.addEventListener("change", (event) => {
  if (event.target.tagName !== "SELECT") return;
  try {
    localStorage.setItem(STORED, event.target.value);
  } catch {
    // Nowhere to remember it: then it holds until the page is closed.
  }
  speak(event.target.value);
  still(chosen !== null);
});
window.addEventListener("hashchange", () => see({ focus: true }));
watch("value", () => show(props.value));
show(props.value);
see({ focus: false });
let stored = null;
try {
  stored = localStorage.getItem(STORED);
} catch {
  // As above.
}
if (stored) speak(stored);
