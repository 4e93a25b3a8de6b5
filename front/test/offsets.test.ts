import assert from "node:assert/strict";
import { test } from "node:test";
import { offsetsOf, wellFormed } from "../src/compose/offsets";

const TEXTS = ["", "plain", "🤦 before", "a🤦b🤷🏽‍♀️c", "👩‍⚕️🇺🇸é", "𝒂𝒃𝒄", "end 🤦"];

test("a text without pairs counts alike both ways", () => {
  const offsets = offsetsOf("café, 10 µg");
  assert.equal(offsets.toUnits(7), 7);
  assert.equal(offsets.toPoints(7), 7);
});

test("a mark after an emoji lies one unit further for each pair before it", () => {
  const text = "🤦🤦 drunk";
  const offsets = offsetsOf(text);
  assert.equal(text.slice(offsets.toUnits(3), offsets.toUnits(8)), "drunk");
});

test("every place in code points comes back from units", () => {
  for (const text of TEXTS) {
    const points = [...text];
    const offsets = offsetsOf(text);
    for (let point = 0; point <= points.length; point++) {
      const unit = points.slice(0, point).join("").length;
      assert.equal(offsets.toUnits(point), unit, `${text} at ${point}`);
      assert.equal(offsets.toPoints(unit), point, `${text} back from ${unit}`);
    }
  }
});

test("a place within a pair is the beginning of the pair", () => {
  assert.equal(offsetsOf("a🤦b").toPoints(2), 1);
});

test("half of a pair is replaced, one unit for one, and whole pairs stay", () => {
  const broken = `a\ud83eb${"🤦"}\udd26`;
  const mended = wellFormed(broken);
  assert.equal(mended, "a\ufffdb🤦\ufffd");
  assert.equal(mended.length, broken.length);
});
