// Approved answers: the list, and the form in which one is written. What is being written rests
// here, so that a panel that is drawn anew (another language) shows it again.
const shell = element.querySelector(".shell");
const language = () => document.documentElement.lang;
const NAMES = ["question", "wordings", "answer", "review_on", "answer_language", "role"];
let draft = null; // {id, quotes, and a text for each of NAMES}; null while the list is seen
let found = [];

// A session that ended while somebody wrote does not take what was written with it.
function show({ html, told, shut }) {
  if (html !== undefined) shell.innerHTML = html;
  if (shut) document.dispatchEvent(new CustomEvent("veiviser:shut"));
  if (told?.kind === "saved") draft = null;
  if (!shell.querySelector("form")) return;
  if (html !== undefined) fill();
  if (told) tell(told);
}

function fill() {
  const form = shell.querySelector("form");
  form.hidden = !draft;
  shell.querySelector(".overview").hidden = Boolean(draft);
  if (!draft) return;
  for (const name of NAMES) if (draft[name] !== undefined) form.elements[name].value = draft[name];
  shell.querySelector(".for-new").hidden = Boolean(draft.id);
  shell.querySelector(".for-old").hidden = !draft.id;
  drawQuotes();
  drawFound();
}

function begin(filled = {}) {
  draft = { id: "", quotes: [], answer_language: language(), ...filled };
  found = [];
  const form = shell.querySelector("form");
  form.reset();
  for (const problem of form.querySelectorAll(".problem")) problem.hidden = true;
  shell.querySelector(".found-none").textContent = "";
  fill();
  form.querySelector("h2:not([hidden])").focus();
  form.scrollIntoView({ block: "start" });
}

function end() {
  draft = null;
  fill();
  shell.querySelector(".begin").focus();
}

function title(sourceId) {
  const options = [...shell.querySelector("#approved-source").options];
  return options.find((option) => option.value === sourceId)?.textContent ?? sourceId;
}

function made(tag, words, className = "") {
  return Object.assign(document.createElement(tag), { textContent: words, className });
}

function button(words, about, act) {
  const made_ = made("button", words, "quiet");
  made_.type = "button";
  made_.append(made("span", `: ${about}`, "unseen"));
  made_.addEventListener("click", act);
  return made_;
}

function drawQuotes() {
  const form = shell.querySelector("form");
  form.querySelector(".chosen").replaceChildren(
    ...draft.quotes.map((quoted, place) => {
      const item = document.createElement("li");
      const words = made("p", `«${quoted.quote}»`, "quoted");
      const number = made("span", `${place + 1}`, "number");
      item.append(number, made("p", title(quoted.source_id), "facts"), words);
      item.append(
        button(form.dataset.remove, quoted.quote.slice(0, 60), () => {
          draft.quotes.splice(place, 1);
          drawQuotes();
          drawFound();
          form.querySelector(".find").focus();
        })
      );
      return item;
    })
  );
}

const isChosen = (one) =>
  draft.quotes.some((other) => other.source_id === one.source_id && other.quote === one.quote);

function drawFound() {
  const form = shell.querySelector("form");
  form.querySelector(".found").replaceChildren(
    ...found.map((one, place) => {
      const item = document.createElement("li");
      const id = `approved-found-${place}`;
      const box = Object.assign(document.createElement("input"), { type: "checkbox", id });
      box.checked = isChosen(one);
      box.addEventListener("change", () => {
        if (box.checked) draft.quotes.push({ source_id: one.source_id, quote: one.quote });
        else draft.quotes = draft.quotes.filter((other) => other.quote !== one.quote);
        drawQuotes();
      });
      const label = Object.assign(document.createElement("label"), { htmlFor: id });
      const place_ = one.section ? `${one.title} › ${one.section}` : one.title;
      label.append(made("span", `«${one.quote}»`, "quoted"), made("span", place_, "facts"));
      item.append(box, label);
      return item;
    })
  );
}

function tell(told) {
  if (told.kind === "saved") {
    shell.querySelector(".said").textContent = told.words;
    shell.querySelector(".overview h2").focus();
  } else if (told.kind === "problem") {
    complain(told.field, told.words);
  } else if (told.kind === "passages" && draft) {
    found = told.found;
    shell.querySelector(".found-none").textContent = told.words;
    drawFound();
    shell.querySelector(".found input")?.focus();
  } else if (told.kind === "quote" && draft) {
    if (told.words) return complain("quote", told.words);
    complain("quote", "");
    const quoted = { source_id: told.source_id, quote: told.quote };
    if (!isChosen(quoted)) draft.quotes.push(quoted);
    shell.querySelector("#approved-quote").value = "";
    drawQuotes();
    drawFound();
  } else if (told.kind === "files") {
    const item = [...shell.querySelectorAll("[data-id]")].find((one) => one.dataset.id === told.id);
    const box = item?.querySelector(".files");
    if (!box) return;
    box.innerHTML = told.html;
    if (told.words) box.append(made("p", told.words, "problem"));
    box.hidden = false;
    box.focus();
    for (const button of box.querySelectorAll(".download")) download(button);
  }
}

function complain(field, words) {
  const form = shell.querySelector("form");
  for (const problem of form.querySelectorAll(".problem")) {
    problem.hidden = !words || problem.dataset.for !== field;
    if (!problem.hidden) problem.textContent = words;
  }
  for (const marked of form.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
  if (!words) return;
  const control = field === "quote" ? form.querySelector("#approved-quote") : form.elements[field];
  const focused = control ?? form.querySelector(field === "quotes" ? ".find" : "h2:not([hidden])");
  control?.setAttribute("aria-invalid", "true");
  focused.focus();
}

function act(values) {
  trigger("select", { ...values, language: language() });
}

function download(button) {
  const text = button.parentElement.querySelector("pre").textContent;
  const href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = Object.assign(document.createElement("a"), { href, download: button.dataset.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

shell.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const item = button.closest("[data-id]");
  const is = (name) => button.classList.contains(name);
  if (is("begin")) begin();
  else if (is("cancel")) end();
  else if (is("edit")) begin(JSON.parse(item.dataset.approval));
  else if (is("make")) act({ action: "files", id: item.dataset.id, what: button.dataset.what });
  else if (is("download")) download(button);
  else if (is("yes")) act({ action: "withdraw", id: item.dataset.id });
  else if (is("withdraw") || is("no")) {
    item.querySelector(".sure").hidden = is("no");
    item.querySelector(is("no") ? ".withdraw" : ".no").focus();
  } else if (is("find")) act({ action: "passages", question: draft.question ?? "" });
  else if (is("add")) {
    const source_id = shell.querySelector("#approved-source").value;
    act({ action: "quote", source_id, quote: shell.querySelector("#approved-quote").value });
  }
});
shell.addEventListener("input", (event) => {
  if (draft && NAMES.includes(event.target.name)) draft[event.target.name] = event.target.value;
  if (event.target.id === "approved-search") search(event.target.value.trim().toLocaleLowerCase());
});
shell.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!draft) return;
  const fields = Object.fromEntries(NAMES.map((name) => [name, event.target.elements[name].value]));
  const source_ids = draft.quotes.map((quoted) => quoted.source_id);
  const quotes = draft.quotes.map((quoted) => quoted.quote);
  trigger("submit", { id: draft.id, ...fields, source_ids, quotes, language: language() });
});

function search(words) {
  const items = [...shell.querySelectorAll(".item-approved")];
  for (const item of items) item.hidden = !item.textContent.toLocaleLowerCase().includes(words);
  shell.querySelector(".no-match").hidden = items.some((item) => !item.hidden);
}

// A question or an error report at the desk becomes an approved answer: the form, filled in.
document.addEventListener("veiviser:approve", ({ detail }) => {
  document.querySelector('#door .tab[data-section="approved"]').click();
  const form = shell.querySelector("form");
  if (!form) return; // the section says why
  // What somebody is writing already is theirs to end.
  if (draft && (draft.question || draft.answer || draft.quotes.length)) complain("", form.dataset.busy);
  else begin(detail);
});
document.addEventListener("veiviser:signed-out", () => {
  draft = null;
  found = [];
});
watch("value", () => show(props.value));
show(props.value);
