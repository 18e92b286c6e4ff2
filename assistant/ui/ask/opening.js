// The panel before the first question.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value.html;
}

watch("value", show);
show();
