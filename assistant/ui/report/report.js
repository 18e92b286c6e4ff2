// The panel of the view. The chosen place of work is kept here alone, for as long as the page is open.
const shell = element.querySelector(".shell");
shell.innerHTML = '<div class="sheet"></div><dialog class="opened"></dialog>';
const sheet = shell.querySelector(".sheet");
const opened = shell.querySelector(".opened");
let workplace = "none";
let asked = 0;

function draw({ html, label }) {
  sheet.innerHTML = html;
  opened.setAttribute("aria-label", label);
  const chosen = sheet.querySelector(`input[value="${workplace}"]`);
  if (chosen) chosen.checked = true;
  select();
}

function select() {
  for (const part of sheet.querySelectorAll("[data-roles]")) {
    part.hidden = !part.dataset.roles.split(" ").includes(workplace);
  }
}

function open(html) {
  opened.innerHTML = html;
  if (!opened.open) opened.showModal();
  opened.scrollTop = 0;
  const quote = opened.querySelector("mark");
  if (quote) {
    const facts = opened.querySelector(".top").offsetHeight;
    const above = quote.getBoundingClientRect().top - opened.getBoundingClientRect().top;
    opened.scrollTop = Math.max(0, above - facts - (opened.clientHeight - facts) / 4);
  }
  opened.querySelector("h2").focus({ preventScroll: true });
}

// To the view where one asks, as a partner whose questions are not kept: they may be about a child.
// What comes then waits until that view is seen.
function toAsking(then) {
  const chosen = { role: "partner", noKeep: true };
  document.dispatchEvent(new CustomEvent("veiviser:choose", { detail: chosen }));
  document.addEventListener("veiviser:view", () => setTimeout(then), { once: true });
  location.hash = "ask";
}

shell.addEventListener("change", (event) => {
  if (event.target.name !== "workplace") return;
  workplace = event.target.value;
  select();
  sheet.querySelector(".said").textContent = event.target.dataset.said;
});
shell.addEventListener("click", (event) => {
  const source = event.target.closest(".open");
  const chip = event.target.closest("[data-ask]");
  const link = event.target.closest("[data-to]");
  if (source) {
    asked += 1;
    const number = Number(source.dataset.number);
    trigger("select", { number, asked, language: document.documentElement.lang });
  } else if (chip) {
    const question = new CustomEvent("veiviser:ask", { detail: chip.dataset.ask });
    toAsking(() => document.dispatchEvent(question));
  } else if (link) {
    event.preventDefault();
    const section = document.getElementById(link.dataset.to);
    section.scrollIntoView();
    section.querySelector("h2").focus({ preventScroll: true });
  } else if (event.target.closest(".go")) {
    toAsking(() => document.getElementById("question-field").focus());
  } else if (event.target.closest(".print")) {
    window.print();
  } else if (event.target === opened || event.target.closest(".close")) {
    opened.close();
  }
});
watch("value", () => {
  if (props.value.html) draw(props.value);
  else if (props.value.opened) open(props.value.opened);
});
draw(props.value);
