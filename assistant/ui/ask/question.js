// The panel where the user writes.
const shell = element.querySelector(".shell");
let form, field, problem, busyWords, list, listSaid, listWords, role, noKeep;
const PATIENCE = 120000; // milliseconds without a sign of life before a new question is let through
const PAUSE = 120; // milliseconds without a letter before the server is asked what was foreseen
const FEWEST = 3; // letters
const STORED = { role: "veiviser-role", noKeep: "veiviser-no-keep" };
let busySince = 0;
let sent = "";
let writing = 0; // counts what was written, so that a late reply to something older is known
let pause = 0;
let current = null; // the question that is being answered
const gone = new Set(); // those that the visitor left by beginning anew

// The whole panel, in a language; what is being written stays.
function draw({ html, busy_words, foreseen_words }) {
  const written = field?.value ?? "";
  const focused = shell.contains(document.activeElement) && document.activeElement.id;
  writing += 1;
  clearTimeout(pause);
  const unfolded = shell.querySelector(".unfold")?.getAttribute("aria-expanded") ?? "false";
  shell.innerHTML = html;
  form = shell.querySelector("form");
  field = shell.querySelector("textarea");
  problem = shell.querySelector(".problem");
  list = shell.querySelector(".foreseen");
  listSaid = shell.querySelector(".foreseen-said");
  busyWords = busy_words;
  listWords = foreseen_words;
  field.value = written;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("keydown", press);
  field.addEventListener("input", (event) => {
    tell("");
    fit();
    complete(event);
  });
  field.addEventListener("blur", close);
  drawChoices(unfolded);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  fit();
}

function press(event) {
  if (event.isComposing) return;
  const open = !list.hidden;
  const marked = list.querySelector("[aria-selected=true]");
  const last = field.selectionStart === field.value.length;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (marked) choose(marked);
    else ask();
  } else if (event.key === "Escape" && open) {
    event.stopPropagation(); // the opened source stays
    close();
  } else if (open && (marked || last) && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1, marked);
  }
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
  close();
  shell.querySelector(".unfold").setAttribute("aria-expanded", "false");
  if (busySince && Date.now() - busySince < PATIENCE) return tell(busyWords);
  sent = field.value;
  busySince = Date.now(); // Enter pressed twice is one question
  tell("");
  trigger("submit", {
    text: field.value,
    language: document.documentElement.lang,
    role: role.value,
    no_keep: noKeep.checked,
  });
  // A keyboard on the screen would lie over the answer.
  if (field.value.trim() && window.matchMedia("(pointer: coarse)").matches) field.blur();
}

function show({ problem: words, busy, refill, about }) {
  if (about && gone.has(about)) return;
  if (about) current = about;
  tell(words);
  // Whoever asks is told of what has been posted meanwhile.
  if (busySince && !busy) document.dispatchEvent(new CustomEvent("veiviser:standing"));
  busySince = busy ? Date.now() : 0;
  form.classList.toggle("busy", busy);
  if (words) field.focus();
  else if (refill && !field.value) field.value = refill;
  else if (!refill && field.value === sent) field.value = "";
  sent = null; // what is written from now on is the next question
  fit();
}

// What was foreseen: asked for while somebody writes, shown in a list that the field keeps focus of.

function complete({ isComposing }) {
  close();
  const text = field.value;
  if (isComposing || text.trim().length < FEWEST) return;
  const number = writing;
  const language = document.documentElement.lang;
  pause = setTimeout(() => trigger("input", { text, number, language }), PAUSE);
}

function close() {
  writing += 1;
  clearTimeout(pause);
  list.hidden = true;
  list.replaceChildren();
  listSaid.textContent = "";
  field.removeAttribute("aria-activedescendant");
}

function offer({ number, questions }) {
  if (number !== writing || !questions.length || document.activeElement !== field) return;
  list.replaceChildren(
    ...questions.map((question, place) => {
      const option = document.createElement("li");
      option.id = `question-foreseen-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = question;
      return option;
    })
  );
  list.hidden = false;
  const { one, more } = listWords;
  listSaid.textContent = questions.length === 1 ? one : more.replace("{number}", questions.length);
  makeRoom();
}

// Below the field where there is room for it, otherwise above it; never over it.
function makeRoom() {
  const { offsetTop: begin, height } = window.visualViewport ?? { offsetTop: 0, height: innerHeight };
  const box = field.parentElement.getBoundingClientRect();
  const bar = document.querySelector("#header .bar")?.getBoundingClientRect().bottom ?? 0;
  const above = box.top - Math.max(bar, begin);
  const below = begin + height - box.bottom;
  list.style.maxHeight = "";
  const up = below < list.offsetHeight + 12 && above > below;
  list.classList.toggle("up", up);
  list.style.maxHeight = `${Math.max((up ? above : below) - 12, 96)}px`;
}

function move(step, marked) {
  const options = [...list.children];
  const from = marked ? options.indexOf(marked) : step > 0 ? -1 : 0;
  const to = options[(from + step + options.length) % options.length];
  marked?.setAttribute("aria-selected", "false");
  to.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", to.id);
  to.scrollIntoView({ block: "nearest" });
}

function choose(option) {
  field.value = option.textContent;
  fit();
  ask();
}

// What may be chosen beside the question; the browser remembers it.

function drawChoices(unfolded) {
  role = shell.querySelector("#question-role");
  noKeep = shell.querySelector("#question-no-keep");
  role.value = remembered(STORED.role) ?? role.value;
  if (role.selectedIndex < 0) role.selectedIndex = 0;
  noKeep.checked = remembered(STORED.noKeep) === "true";
  role.addEventListener("change", () => remember(STORED.role, role.value));
  noKeep.addEventListener("change", () => remember(STORED.noKeep, noKeep.checked));
  const button = shell.querySelector(".unfold");
  button.setAttribute("aria-expanded", unfolded);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", !open);
  });
}

function remembered(name) {
  try {
    return localStorage.getItem(name) ?? chosen[name] ?? null;
  } catch {
    return chosen[name] ?? null;
  }
}

const chosen = {}; // where the browser remembers nothing, it holds until the page is closed
function remember(name, value) {
  chosen[name] = String(value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}

shell.addEventListener("mousedown", (event) => {
  if (event.target.closest(".foreseen")) event.preventDefault(); // the field keeps the focus
});
shell.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) return choose(option);
  const chip = event.target.closest("[data-ask]");
  if (chip) document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: chip.dataset.ask }));
});
document.addEventListener("veiviser:foreseen", ({ detail }) => offer(detail));
document.addEventListener("click", (event) => {
  if (!event.target.closest("#header .new")) return;
  if (current) gone.add(current);
  busySince = 0;
  form.classList.remove("busy");
});
// Another view has chosen: it is remembered, and seen, as if the visitor had done it here.
document.addEventListener("veiviser:choose", ({ detail }) => {
  role.value = detail.role;
  noKeep.checked = detail.noKeep;
  for (const field of [role, noKeep]) field.dispatchEvent(new Event("change"));
  shell.querySelector(".unfold").setAttribute("aria-expanded", "true");
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
