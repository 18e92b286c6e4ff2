// The panel before the first question.
element.querySelector(".shell").innerHTML = props.value.html;
