import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE as PICTURES } from "../src/compose/picture_words";
import { CATALOGUE } from "../src/compose/words";
import { addressOf, hostIn } from "../src/compose/sending";

test("the text goes into the address whole, whatever signs it has", () => {
  const box = { id: "x", name: "X", address: "https://x.example/post?text={text}" };
  const text = "50% & more $& 🤦\n#tag {host}";
  const address = new URL(addressOf(box, text, ""));
  assert.equal(address.searchParams.get("text"), text);
});

test("a Mastodon server is understood however it is written, and nothing else is taken", () => {
  assert.equal(hostIn("https://Mastodon.Social/@me"), "mastodon.social");
  assert.equal(hostIn("@me@med-mastodon.com"), "med-mastodon.com");
  for (const wrong of ["", "mastodon", "a b.com", "javascript:alert(1)", "-x.com", "x.com:80"]) assert.equal(hostIn(wrong), null, wrong);
});

test("everything is said in both languages", () => {
  for (const said of [CATALOGUE, PICTURES]) assert.deepEqual(Object.keys(said.es), Object.keys(said.en));
});
