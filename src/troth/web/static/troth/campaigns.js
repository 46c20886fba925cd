// The interview: words marked in an answer become the quote of a claim; nothing marked is all of them.
const answer = document.querySelector("[data-answer]");
const take = document.querySelector("[data-take]");
const quote = document.getElementById("claim-words");

if (answer && take && quote) {
  take.hidden = false;
  take.addEventListener("click", () => {
    const marked = answer.value.slice(answer.selectionStart, answer.selectionEnd).trim();
    quote.value = marked || answer.value;
    quote.focus();
  });
}
