// Training. What is typed outlives a redraw, in another language or after signing in anew.
const shell = element.querySelector(".shell");
shell.innerHTML = '<p class="unseen" role="status"></p><div class="inside"></div>';
const status = shell.querySelector(".unseen");
const inside = shell.querySelector(".inside");
let drafts = {};
let step = "";

function send(what) {
  trigger("submit", { number: props.value.number, ...what, language: document.documentElement.lang });
}

function key(field) {
  return ["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.id;
}

function remember() {
  if (!inside.firstChild) return;
  drafts[step] = {};
  for (const field of inside.querySelectorAll("input, textarea")) {
    const box = ["checkbox", "radio"].includes(field.type);
    if (box) drafts[step][key(field)] = field.checked;
    else if (field.value !== field.defaultValue) drafts[step][key(field)] = field.value;
  }
}

function recall() {
  for (const field of inside.querySelectorAll("input, textarea")) {
    const kept = drafts[step]?.[key(field)];
    if (typeof kept === "boolean") field.checked = kept;
    else if (kept !== undefined) field.value = kept;
  }
}

function show({ html, step: next, said, problem, file, resume, shut }) {
  if (resume) {
    send({ do: "show" });
    return;
  }
  const button = inside.contains(document.activeElement) ? place(document.activeElement) : "";
  remember();
  const moved = step !== "" && next !== step && !shut;
  if (moved) for (const old of Object.keys(drafts)) if (old !== "begin") delete drafts[old];
  inside.innerHTML = html;
  step = next ?? "";
  recall();
  status.textContent = said ?? "";
  if (shut) document.dispatchEvent(new CustomEvent("veiviser:shut"));
  if (file) save(file);
  if (problem) complain(problem);
  else if (moved) arrive();
  else if (button) (inside.querySelector(button) ?? inside.querySelector("h2.results"))?.focus();
}

function place(focused) {
  if (focused.id) return `#${CSS.escape(focused.id)}`;
  const { do: what, session } = focused.dataset;
  if (!what) return focused.matches(".all") ? ".all" : "h2";
  const whose = session === undefined ? "" : `[data-session="${CSS.escape(session)}"]`;
  return `[data-do="${what}"]${whose}`;
}

function arrive() {
  const field = inside.querySelector("textarea");
  window.scrollTo(0, 0);
  (field ?? inside.querySelector(".mine h3") ?? inside.querySelector("h2"))?.focus({ preventScroll: true });
  inside.querySelector(".where, h2")?.scrollIntoView({ block: "start" });
}

function complain(words) {
  const problem = inside.querySelector(".problem");
  problem.textContent = words;
  problem.hidden = false;
  inside.querySelector('[name="topic"]')?.focus();
}

function save({ name, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function confirm(button) {
  const dialog = inside.querySelector("dialog");
  dialog.querySelector("#training-asks").textContent = button.dataset.asks;
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue === "erase") send({ do: "erase", session: button.dataset.session });
  };
  dialog.showModal();
}

shell.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.matches(".answering")) {
    send({ do: "reveal", words: form.querySelector("textarea").value });
    form.querySelector("button").disabled = true;
    return;
  }
  const topics = [...form.querySelectorAll('[name="topic"]:checked')].map((box) => box.value);
  const chosen = (name) => form.querySelector(`[name="${name}"]:checked`)?.value;
  form.querySelector(".primary").disabled = true;
  send({
    do: "begin", topics, count: Number(chosen("count")), who: chosen("who"),
    name: form.querySelector("#training-name").value,
  });
});
shell.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const dialog = button.closest("dialog");
  if (dialog) dialog.close(button.matches(".yes") ? "erase" : "");
  if (button.matches(".all")) {
    const boxes = [...inside.querySelectorAll('[name="topic"]')];
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !every;
  }
  const { do: what, judgement, session } = button.dataset;
  if (what === "erase") confirm(button);
  else if (what) {
    // What was clicked once must not be counted twice.
    for (const other of inside.querySelectorAll(`[data-do="${what}"]`)) other.disabled = what === "judge";
    send({ do: what, judgement, session });
  }
});
shell.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest(".answering")?.requestSubmit();
});
document.addEventListener("veiviser:signed-out", () => {
  drafts = {};
  inside.replaceChildren(); // else what is written there would be remembered
});
watch("value", () => show(props.value));
show(props.value);
