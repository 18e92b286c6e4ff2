// The panel where the user writes.
const shell = element.querySelector(".shell");
shell.innerHTML = props.value.html;
const form = shell.querySelector("form");
const field = shell.querySelector("textarea");
const problem = shell.querySelector(".problem");
const busyWords = props.value.busy_words;
const PATIENCE = 120000; // milliseconds without a sign of life before a new question is let through
let busySince = 0;
let sent = "";

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
  trigger("submit", { text: field.value });
  // A keyboard on the screen would lie over the answer.
  if (field.value.trim() && window.matchMedia("(pointer: coarse)").matches) field.blur();
}

function show({ problem: words, busy, refill }) {
  tell(words);
  busySince = busy ? Date.now() : 0;
  form.classList.toggle("busy", busy);
  if (words) field.focus();
  else if (refill && !field.value) field.value = refill;
  else if (!refill && field.value === sent) field.value = "";
  sent = null; // what is written from now on is the next question
  fit();
}

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
shell.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-ask]");
  if (chip) document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: chip.dataset.ask }));
});
document.addEventListener("veiviser:ask", (event) => {
  field.value = event.detail;
  field.focus({ preventScroll: true });
  ask();
});
watch("value", () => show(props.value));
fit();
