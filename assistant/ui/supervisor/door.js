// The door to the supervisor's sections; which of them is seen is kept on the body.
const shell = element.querySelector(".shell");
const language = () => document.documentElement.lang;
let leaving = false; // signing out is under way
let section = ""; // the one that is seen, or was when the session ended

function show({ html, signed_in: signedIn, trouble }) {
  leaving = false;
  const name = shell.querySelector("#supervisor-name")?.value ?? "";
  const first = signedIn && !shell.querySelector(".tab");
  shell.innerHTML = html;
  if (!signedIn) delete document.body.dataset.section;
  const field = shell.querySelector("#supervisor-name");
  if (field) field.value = name;
  const problem = shell.querySelector(".problem");
  if (problem && trouble) {
    problem.textContent = trouble;
    problem.hidden = false;
    shell.querySelector("#supervisor-password").focus();
  }
  if (first) choose(section || shell.querySelector(".tab").dataset.section);
  mark();
  if (first) shell.querySelector(".tab[aria-current]").focus();
}

function choose(name) {
  document.body.dataset.section = section = name;
  mark();
}

function mark() {
  for (const tab of shell.querySelectorAll(".tab")) {
    if (tab.dataset.section === document.body.dataset.section) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

shell.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, password } = event.target.elements;
  trigger("submit", { name: name.value, password: password.value, language: language() });
  password.value = "";
});
shell.addEventListener("click", (event) => {
  const tab = event.target.closest(".tab");
  if (tab) choose(tab.dataset.section);
  if (event.target.closest(".sign-out")) leave();
});

// Who signs out leaves nothing half written behind for who signs in next.
function leave() {
  document.dispatchEvent(new CustomEvent("veiviser:signed-out"));
  leaving = true;
  section = "";
  trigger("clear", { language: language() });
}

// A section has been shut: the session has ended, and what was half written waits for a new one.
document.addEventListener("veiviser:shut", () => {
  if (!props.value.signed_in || leaving) return;
  leaving = true;
  trigger("clear", { language: language(), ended: true });
});
watch("value", () => show(props.value));
show(props.value);
