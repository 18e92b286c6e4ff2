// A section of several parts: draws those that changed, so that what is open or written stays.
const shell = element.querySelector(".shell");
const PAUSE = 250; // milliseconds before the server is asked to go on
const PATIENCE = 10000; // milliseconds after which an answer is no longer waited for
let chosen = {}; // what the forms that choose were last sent with
let frame = "";
let parts = new Map();
let asked = 0;
let left = []; // what was half written when the session ended; it waits for a new one

function send(event, more = {}) {
  asked = Date.now();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  trigger(event, { ...chosen, ...more, zone, language: document.documentElement.lang });
}

// Whenever the section comes into view it is drawn anew.
function look() {
  const seen = `section-${document.body.dataset.section}` === shell.closest(".supervised")?.id;
  if (!seen || document.body.dataset.view !== "supervisor" || shell.dataset.shut) return;
  if (Date.now() - asked > PATIENCE) send("select");
}

function show(value) {
  asked = 0;
  if (value.shut) return shut();
  delete shell.dataset.shut;
  if (value.stale) return look();
  if (value.html !== frame) {
    frame = value.html;
    shell.innerHTML = frame;
    parts = new Map();
  }
  const form = value.at && document.getElementById(value.at);
  if (form) form.reset(); // what is kept is not "written" any more
  for (const part of shell.querySelectorAll(".part")) {
    const html = value.parts[part.dataset.part];
    if (html !== undefined && parts.get(part.dataset.part) !== html) redraw(part, html);
  }
  // Whoever is told of what somebody else has kept meanwhile has seen it.
  if (value.newest) document.getElementById(value.newest.form)?.setAttribute("data-seen", value.newest.seen);
  shell.querySelector(".rest").hidden = !parts.size;
  tell(value);
  if (value.standing) document.dispatchEvent(new CustomEvent("veiviser:standing"));
  if (value.pending) setTimeout(look, PAUSE);
}

// Nobody is signed in, or no longer: nothing may be seen, and the door is to say so.
function shut() {
  for (const form of shell.querySelectorAll("form:not(.filters)")) left.push(...writtenIn(form));
  shell.innerHTML = frame = "";
  shell.dataset.shut = "true";
  parts = new Map();
  chosen = {};
  document.dispatchEvent(new CustomEvent("veiviser:shut"));
}

function redraw(part, html) {
  const open = [...part.querySelectorAll("details[open]")].map((details) => details.id);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const id = focused?.id || focused?.closest("[id]")?.id;
  const written = writtenIn(part);
  part.innerHTML = html;
  parts.set(part.dataset.part, html);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  left = left.filter((one) => {
    const field = refilled(part, one);
    field?.closest("details")?.setAttribute("open", "");
    return !field;
  });
  for (const one of written) refilled(part, one);
  if (!focused) return;
  const same = part.querySelector(`#${CSS.escape(id)}`);
  (same?.querySelector("summary") ?? same ?? headingOf(part)).focus();
}

// The fields that were changed and not sent: id, value, and what the form had been written about.
function writtenIn(place) {
  return [...place.querySelectorAll("input, select, textarea")]
    .filter(changed)
    .map((field) => [field.id, field.type === "checkbox" ? field.checked : field.value, field.form?.dataset.seen]);
}

// The field with what was written in it again; none if the part does not have it.
function refilled(part, [id, value, seen]) {
  const field = document.getElementById(id);
  if (!part.contains(field)) return null; // nor does it contain null
  field[field.type === "checkbox" ? "checked" : "value"] = value;
  if (seen !== undefined) field.form.dataset.seen = seen; // it was written about what was seen then
  return field;
}

function headingOf(part) {
  let before = part;
  while (before && !before.matches("h3")) before = before.previousElementSibling;
  return before ?? shell.querySelector("h2");
}

function changed(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  const given = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(0, given);
}

function tell({ trouble, problems, saved = "", at }) {
  const notice = shell.querySelector(".trouble");
  notice.hidden = !trouble;
  notice.querySelector("p").textContent = trouble;
  if (trouble) notice.scrollIntoView({ block: "nearest" });
  for (const told of shell.querySelectorAll(".saved")) told.textContent = "";
  for (const words of shell.querySelectorAll(".problem")) problem(words, "");
  for (const [id, words] of Object.entries(problems)) {
    problem(document.getElementById(`${id}-problem`), words);
  }
  if (Object.keys(problems).length) document.getElementById(Object.keys(problems)[0])?.focus();
  const form = at && document.getElementById(at);
  const told = form?.querySelector(".saved");
  if (told) told.textContent = saved;
  // A region that speaks must be heard to change; it is seen where no form shows the words.
  const status = shell.querySelector(".told");
  status.classList.toggle("unseen", !saved || Boolean(told));
  status.textContent = "";
  if (saved) setTimeout(() => (status.textContent = saved), 50);
}

function problem(place, words) {
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
  const field = document.getElementById(place.id.replace(/-problem$/, ""));
  if (words) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
}

function valuesOf(form) {
  const values = Object.fromEntries(new FormData(form));
  for (const box of form.querySelectorAll("input[type=checkbox]")) values[box.name] = box.checked;
  return values;
}

function choose(form) {
  chosen = { ...chosen, ...valuesOf(form) };
  send("select");
}

shell.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.classList.contains("filters")) choose(form);
  else send("submit", { ...valuesOf(form), ...form.dataset });
});
shell.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".again")) send("select");
  if (button.matches(".all")) {
    for (const field of button.form.querySelectorAll("input, select")) field.value = field.dataset.all ?? "";
    choose(button.form);
  }
  const { approve } = button.dataset;
  if (approve) document.dispatchEvent(new CustomEvent("veiviser:approve", { detail: JSON.parse(approve) }));
  if (button.dataset.to) shell.querySelector(`[id$="-heading-${button.dataset.to}"]`).focus();
  if (button.dataset.section) {
    const tab = document.querySelector(`#door .tab[data-section="${button.dataset.section}"]`);
    tab?.click();
    tab?.focus();
  }
});
document.addEventListener("veiviser:signed-out", () => {
  shell.innerHTML = frame = ""; // else what is written there would be left for the next one
  left = [];
});
new MutationObserver(look).observe(document.body, {
  attributes: true,
  attributeFilter: ["data-section", "data-view"],
});
watch("value", () => show(props.value));
show(props.value);
