// The panel of the conversation. Only the turns that changed are drawn again, so that focus, marked
// text and the place in the page are kept while an answer is written.
const shell = element.querySelector(".shell");
shell.innerHTML =
  '<h1 class="unseen" hidden></h1><div class="turns"></div><p class="unseen said" role="status"></p>' +
  '<p class="unseen alarm" role="alert"></p>';
const turns = shell.querySelector(".turns");
const drawn = new Map();
const gone = new Set();
let following = true;

function show({ heading, anew, turns: changed, said, urgent }) {
  shell.querySelector("h1").textContent = heading;
  if (anew) empty();
  for (const { id, number, html } of changed) if (!id || !gone.has(id)) draw(id, number, html);
  const talking = turns.childElementCount > 0;
  document.body.classList.toggle("talking", talking);
  shell.querySelector("h1").hidden = !talking;
  say(".said", urgent ? "" : said);
  say(".alarm", urgent ? said : "");
  if (anew) {
    window.scrollTo(0, 0);
    document.getElementById("question-field").focus();
  }
}

// What is put in again is read out again.
function say(where, words) {
  const told = shell.querySelector(where);
  if (told.textContent !== words) told.textContent = words;
}

// What was under way when the visitor began anew may still come in.
function empty() {
  for (const turn of turns.children) gone.add(turn.dataset.id);
  turns.replaceChildren();
  drawn.clear();
}

function draw(id, number, html) {
  if (drawn.get(number) === html) return;
  let turn = turns.querySelector(`[data-number="${number}"]`);
  if (!turn) {
    turn = document.createElement("article");
    turn.className = "turn";
    turn.dataset.number = number;
    turn.dataset.id = id;
    turns.append(turn);
    following = true;
  }
  drawn.set(number, html);
  const opened = [...turn.querySelectorAll(".drawer:not([hidden])")];
  const openers = () => [...turn.querySelectorAll("button[data-turn]")];
  const place = openers().findIndex((button) => "opener" in button.dataset);
  turn.innerHTML = html;
  openers()[place]?.setAttribute("data-opener", "");
  for (const drawer of opened) putBack(drawer);
  if (following) turn.scrollIntoView({ block: "start" });
}

// What was opened stays open with all that was written in it, though the turn is drawn again.
function putBack(drawer) {
  const shut = document.getElementById(drawer.id);
  if (!shut) return;
  shut.replaceWith(drawer);
  opener(drawer).setAttribute("aria-expanded", "true");
}

const opener = (drawer) => shell.querySelector(`[aria-controls="${drawer.id}"]`);

// One drawer is open in a turn at a time.
function pull(button) {
  const drawer = document.getElementById(button.getAttribute("aria-controls"));
  const opens = drawer.hidden;
  for (const other of button.closest(".turn").querySelectorAll(".drawer:not([hidden])")) push(other);
  drawer.hidden = !opens;
  button.setAttribute("aria-expanded", String(opens));
  if (opens) drawer.scrollIntoView({ block: "nearest" });
}

function push(drawer) {
  drawer.hidden = true;
  opener(drawer).setAttribute("aria-expanded", "false");
}

function leave(drawer) {
  push(drawer);
  opener(drawer).focus();
}

async function copy(button) {
  const words = button.querySelector("span");
  const before = words.textContent;
  words.textContent = button.dataset[(await copied(button.dataset.copy)) ? "copied" : "notCopied"];
  shell.querySelector(".said").textContent = words.textContent;
  button.classList.add("done");
  setTimeout(() => {
    words.textContent = before;
    button.classList.remove("done");
  }, 4000);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without https on another machine's address: the older way.
    const field = Object.assign(document.createElement("textarea"), { value: text });
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return done;
  }
}

shell.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.marker || button.dataset.considered) {
    document.querySelector("[data-opener]")?.removeAttribute("data-opener");
    button.dataset.opener = "";
    const { turn, marker, considered } = button.dataset;
    const language = document.documentElement.lang;
    trigger("select", { turn: Number(turn), marker, considered, asked: Date.now(), language });
  } else if (button.dataset.copy) {
    copy(button);
  } else if (button.hasAttribute("aria-controls")) {
    pull(button);
  } else if ("shut" in button.dataset) {
    leave(button.closest(".drawer"));
  } else if ("anew" in button.dataset) {
    document.querySelector("#header .new").click();
  } else if (button.dataset.ask) {
    document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: button.dataset.ask }));
  }
});
shell.addEventListener("keydown", (event) => {
  const drawer = event.key === "Escape" && event.target.closest(".turn")?.querySelector(".drawer:not([hidden])");
  if (drawer) leave(drawer);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("#header .new")) empty();
});
for (const kind of ["wheel", "touchmove"])
  window.addEventListener(kind, () => (following = false), { passive: true });
watch("value", () => show(props.value));
show(props.value);
