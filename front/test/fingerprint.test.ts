import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, fingerprint } from "../src/reviews/fingerprint";

const PUBLICATION = {
  text: "Zeile\nünd \"quoted\" \\ \u2028 🤦",
  platform: "x",
  account: "personal",
  audience: "public",
  kind: "post",
  in_reply_to: "",
  pictures: [],
};

test("names stand in their order, without a space", () => {
  assert.match(canonical(PUBLICATION), /^\{"account":"personal","audience":"public","in_reply_to":"","kind":"post","pictures":\[\],/);
});

// The same value stands in tests/server/reviews/test_publication.py.
test("it is the one that the server makes", async () => {
  assert.equal(await fingerprint(PUBLICATION), "70b92190cd74314525a500c76a46881cd76449ce603280bf0876bc4ee79dca58");
});
