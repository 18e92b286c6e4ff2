// The panel with the list of the documents; styles hide it while one of them is read.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value.html;
}

watch("value", show);
show();
