// Builds the tests for Node and runs them.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => `test/${name}`),
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: ".test",
  outExtension: { ".js": ".mjs" },
});
const files = readdirSync(".test").map((name) => `.test/${name}`);
const ran = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(".test", { recursive: true });
process.exit(ran.status ?? 1);
