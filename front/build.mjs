// Builds what the pages load. With --compare it writes nothing and fails where the committed files are stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";
import { minify } from "terser";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = join(here, "../src/bedside/server/static/built");
const entries = ["shell/shell.ts", "shell/design.css", "compose/compose.ts", "compose/compose.css", "compose/pictures.ts", "compose/pictures.css", "worker/worker.ts", "reviews/reading.ts", "contact/contact.ts", "authorizations/signing.ts"];

/** The design system comes as Sass, so that only the parts that we use are taken. */
const sassy = {
  name: "sass",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: compile(path, { loadPaths: [join(here, "node_modules")], quietDeps: true }).css,
      loader: "css",
    }));
  },
};

/** Parsers of programs, which the editor's commands name and we never call: nothing of them runs when they are loaded. */
const withoutParsers = {
  name: "without-parsers",
  setup(build) {
    build.onResolve({ filter: /^@lezer\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "seen") return undefined;
      const found = await build.resolve(path, { ...from, pluginData: "seen" });
      return { ...found, sideEffects: false };
    });
  },
};

const made = await build({
  absWorkingDir: here,
  entryPoints: entries.map((name) => join("src", name)),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "safari16"],
  charset: "utf8",
  legalComments: "none",
  outdir: built,
  entryNames: "[name]",
  write: false,
  plugins: [sassy, withoutParsers],
});

async function finished({ path, text }) {
  if (!path.endsWith(".js")) return text;
  const { code } = await minify(text, { ecma: 2022, toplevel: true, compress: { passes: 3 } });
  return `${code}\n`;
}

/** The licences of what is built in; their owners ask that they go with it. */
function licences() {
  const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages;
  const shipped = Object.keys(lock).filter((name) => name && !lock[name].dev);
  const texts = shipped.map((name) => `${name.replace("node_modules/", "")} ${lock[name].version}\n\n${licenceOf(join(here, name))}`);
  return `${texts.join("\n\n---\n\n")}\n`;
}

function licenceOf(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return readFileSync(join(folder, file), "utf8").trim();
}

const files = await Promise.all(made.outputFiles.map(async (file) => ({ path: file.path, text: await finished(file) })));
files.push({ path: join(built, "licences.txt"), text: licences() });
const stale = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text);
if (process.argv.includes("--compare")) {
  if (stale.length) {
    const names = stale.map(({ path }) => basename(path)).join(", ");
    console.error(`front: ${names}: not what is built from the sources.\n  Run: npm --prefix front run build`);
    process.exit(1);
  }
} else {
  mkdirSync(built, { recursive: true });
  for (const { path, text } of files) writeFileSync(path, text);
}
