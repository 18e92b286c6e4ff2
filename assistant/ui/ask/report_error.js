// Sends the forms that stand in the turns of the conversation, and shows what came of it there.
const PATIENCE = 20000; // milliseconds without a word from the server
let waiting = null; // the form whose answer is awaited, and how it was sent

document.addEventListener("submit", (event) => {
  const form = event.target.closest("#conversation .report form");
  if (!form) return;
  event.preventDefault();
  if (waiting) return;
  const asked = Date.now();
  const reasons = [...form.querySelectorAll("[name=reasons]:checked")].map((box) => box.value);
  const comment = form.elements.comment.value;
  waiting = { form, asked, before: form.querySelector("[type=submit]").textContent };
  tell(form, {});
  form.querySelector("[type=submit]").textContent = form.dataset.busy;
  const language = form.closest("[lang]").lang;
  trigger("submit", { turn: Number(form.dataset.turn), asked, reasons, comment, language });
  setTimeout(() => heard({ asked, trouble: form.dataset.failed }), PATIENCE);
});

function heard({ asked, thanks, problems = {}, trouble = "" }) {
  if (waiting?.asked !== asked) return;
  const { form, before } = waiting;
  waiting = null;
  form.querySelector("[type=submit]").textContent = before;
  if (thanks) return thank(form, thanks);
  tell(form, problems, trouble);
}

function thank(form, words) {
  const said = Object.assign(document.createElement("p"), { className: "thanks", tabIndex: -1 });
  said.setAttribute("role", "status");
  said.textContent = words;
  form.replaceWith(said);
  said.focus();
}

function tell(form, problems, trouble = "") {
  const set = (place, words = "") => {
    place.textContent = words;
    place.hidden = !words;
  };
  const number = form.dataset.turn;
  for (const name of ["reasons", "comment"])
    set(form.querySelector(`#report-${number}-${name}`), problems[name]);
  set(form.querySelector(".trouble"), trouble);
  const field = form.elements.comment;
  if (problems.comment) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (problems.reasons) form.querySelector("[name=reasons]").focus();
  else if (problems.comment) field.focus();
}

watch("value", () => heard(props.value));
