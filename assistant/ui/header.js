// The panel at the top.
const shell = element.querySelector(".shell");
shell.innerHTML = props.value.html;
shell.querySelector(".new").addEventListener("click", () => trigger("clear", {}));
shell.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("question-field").focus();
});
