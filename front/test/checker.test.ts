import assert from "node:assert/strict";
import { test } from "node:test";
import { Checker, NotChecked } from "../src/compose/checker";
import type { Report } from "../src/compose/report";

const REPORT = { verdict: "post" } as unknown as Report;
const moment = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function watched(ask: (text: string, signal: AbortSignal) => Promise<Report>, text = (): string | null => "words") {
  const told: string[] = [];
  const checker = new Checker<string>(
    ask,
    text,
    {
      begun: () => told.push("begun"),
      answered: (_report, question) => told.push(`answered ${question}`),
      failed: (why) => told.push(`failed ${why.status}`),
    },
    5,
  );
  return { checker, told };
}

test("many keys in a row ask once", async () => {
  const { checker, told } = watched(() => Promise.resolve(REPORT));
  checker.soon();
  checker.soon();
  checker.soon();
  await moment(20);
  assert.deepEqual(told, ["begun", "answered words"]);
});

test("an answer about an older text is never shown", async () => {
  let text = "old";
  const ask = (question: string): Promise<Report> => moment(question === "old" ? 20 : 1).then(() => REPORT);
  const { checker, told } = watched(ask, () => text);
  const older = checker.now();
  text = "new";
  assert.equal(await checker.now(), true);
  assert.equal(await older, false);
  assert.deepEqual(told, ["begun", "begun", "answered new"]);
});

test("words that come while a question is under way are asked about next, and only then shown", async () => {
  let text = "old";
  const asked: string[] = [];
  const ask = async (question: string): Promise<Report> => {
    asked.push(question);
    await moment(20);
    return REPORT;
  };
  const { checker, told } = watched(ask, () => text);
  checker.soon();
  await moment(10);
  text = "newer";
  checker.soon();
  text = "newest";
  checker.soon();
  await moment(100);
  assert.deepEqual(asked, ["old", "newest"]);
  assert.deepEqual(told, ["begun", "begun", "answered newest"]);
});

test("where answers are slow, the next question waits longer", async () => {
  let asked = 0;
  const { checker } = watched(() => moment(110).then(() => ((asked += 1), REPORT)));
  await checker.now();
  checker.soon();
  await moment(135);
  assert.equal(asked, 1);
  await moment(300);
  assert.equal(asked, 2);
});

test("the older question is stopped", async () => {
  const signals: AbortSignal[] = [];
  const { checker } = watched((_text, signal) => {
    signals.push(signal);
    return moment(1).then(() => REPORT);
  });
  void checker.now();
  await checker.now();
  assert.deepEqual(
    signals.map((signal) => signal.aborted),
    [true, false],
  );
});

test("nothing is asked about an empty text", async () => {
  const { checker, told } = watched(() => Promise.resolve(REPORT), () => null);
  assert.equal(await checker.now(), false);
  assert.deepEqual(told, []);
});

test("a failure is told with its status", async () => {
  const { checker, told } = watched(() => Promise.reject(new NotChecked(403, null)));
  assert.equal(await checker.now(), false);
  assert.deepEqual(told, ["begun", "failed 403"]);
});
