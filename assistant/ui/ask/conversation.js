// The panel of the conversation. Only the turns that changed are drawn again, so that focus, marked
// text and the place in the page are kept while an answer is written.
const shell = element.querySelector(".shell");
shell.innerHTML =
  '<h1 class="unseen" hidden></h1><div class="turns"></div><p class="unseen said" role="status"></p>' +
  '<p class="unseen alarm" role="alert"></p>';
const turns = shell.querySelector(".turns");
const drawn = new Map();
let following = true;

function show({ heading, anew, turns: changed, said, urgent }) {
  shell.querySelector("h1").textContent = heading;
  if (anew) {
    turns.replaceChildren();
    drawn.clear();
  }
  for (const { number, html } of changed) draw(number, html);
  const talking = turns.childElementCount > 0;
  document.body.classList.toggle("talking", talking);
  shell.querySelector("h1").hidden = !talking;
  shell.querySelector(".said").textContent = urgent ? "" : said;
  shell.querySelector(".alarm").textContent = urgent ? said : "";
  if (anew) {
    window.scrollTo(0, 0);
    document.getElementById("question-field").focus();
  }
}

function draw(number, html) {
  if (drawn.get(number) === html) return;
  let turn = turns.querySelector(`[data-number="${number}"]`);
  if (!turn) {
    turn = document.createElement("article");
    turn.className = "turn";
    turn.dataset.number = number;
    turns.append(turn);
    following = true;
  }
  drawn.set(number, html);
  turn.innerHTML = html;
  if (following) turn.scrollIntoView({ block: "start" });
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
  } else if (button.dataset.ask) {
    document.dispatchEvent(new CustomEvent("veiviser:ask", { detail: button.dataset.ask }));
  }
});
for (const kind of ["wheel", "touchmove"])
  window.addEventListener(kind, () => (following = false), { passive: true });
watch("value", () => show(props.value));
show(props.value);
