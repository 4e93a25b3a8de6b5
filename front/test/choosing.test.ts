import assert from "node:assert/strict";
import { test } from "node:test";
import { ledTo, wordsOf } from "../src/reviews/choosing";

const TEXT = "One two. Three 🤦 five!\nSix seven";
const WORDS = wordsOf(TEXT);

function words(at: number | null): string | undefined {
  const word = at === null ? undefined : WORDS[at];
  return word && TEXT.slice(word.from, word.to);
}

test("the arrow keys go from word to word and stay within the text", () => {
  assert.equal(words(ledTo(WORDS, -1, "ArrowRight")), "One");
  assert.equal(words(ledTo(WORDS, 0, "ArrowRight")), "two.");
  assert.equal(words(ledTo(WORDS, 0, "ArrowLeft")), "One");
  assert.equal(words(ledTo(WORDS, WORDS.length - 1, "ArrowRight")), "seven");
});

test("up and down go from sentence to sentence", () => {
  assert.equal(words(ledTo(WORDS, 0, "ArrowDown")), "Three");
  assert.equal(words(ledTo(WORDS, 2, "ArrowDown")), "Six");
  assert.equal(words(ledTo(WORDS, 3, "ArrowUp")), "Three");
});

test("any other key leads nowhere", () => {
  assert.equal(ledTo(WORDS, 0, "a"), null);
});
