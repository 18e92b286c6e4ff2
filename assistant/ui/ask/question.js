// The panel where the user writes.
const shell = element.querySelector(".shell");
let form, field, problem, busyWords;
const PATIENCE = 120000; // milliseconds without a sign of life before a new question is let through
let busySince = 0;
let sent = "";
let current = null; // the question that is being answered
const gone = new Set(); // those that the visitor left by beginning anew

// The whole panel, in a language; what is being written stays.
function draw({ html, busy_words }) {
  const written = field?.value ?? "";
  shell.innerHTML = html;
  form = shell.querySelector("form");
  field = shell.querySelector("textarea");
  problem = shell.querySelector(".problem");
  busyWords = busy_words;
  field.value = written;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    ask();
  });
  field.addEventListener("input", () => {
    tell("");
    fit();
  });
  fit();
}

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
  field.toggleAttribute("aria-invalid", Boolean(words));
  if (words) field.setAttribute("aria-invalid", "true");
}

function fit() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function ask() {
  if (busySince && Date.now() - busySince < PATIENCE) return tell(busyWords);
  sent = field.value;
  tell("");
  trigger("submit", { text: field.value, language: document.documentElement.lang });
  // A keyboard on the screen would lie over the answer.
  if (field.value.trim() && window.matchMedia("(pointer: coarse)").matches) field.blur();
}

function show({ problem: words, busy, refill, about }) {
  if (about && gone.has(about)) return;
  if (about) current = about;
  tell(words);
  busySince = busy ? Date.now() : 0;
  form.classList.toggle("busy", busy);
  if (words) field.focus();
  else if (refill && !field.value) field.value = refill;
  else if (!refill && field.value === sent) field.value = "";
  sent = null; // what is written from now on is the next question
  fit();
}

shell.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-ask]");
  if (chip) document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: chip.dataset.ask }));
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#header .new")) return;
  if (current) gone.add(current);
  busySince = 0;
  form.classList.remove("busy");
});
document.addEventListener("veiviser:ask", (event) => {
  field.value = event.detail;
  field.focus({ preventScroll: true });
  ask();
});
watch("value", () => {
  if (props.value.html) draw(props.value);
  else show(props.value);
});
draw(props.value);
