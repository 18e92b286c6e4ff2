// The panel of the view.
const shell = element.querySelector(".shell");

function show() {
  shell.innerHTML = props.value.html;
}

watch("value", show);
show();
