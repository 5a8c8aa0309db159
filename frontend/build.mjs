// Build what the pages need into the ui app's static folder, under stable names.
// Django's manifest storage adds the hashes, so nothing here does.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here("../khuyencong/foundation/ui/static/ui");

// Two builds: a page's first script must stand alone, it runs before anything is drawn.
await bundle({ main: here("src/main.ts") }, { emptyOutDir: true });
await bundle({ theme: here("src/theme.ts") }, { emptyOutDir: false });
await writeIcons();
await writeLicences();

async function bundle(input, { emptyOutDir }) {
  await build({
    configFile: false,
    root: here("."),
    base: "./",
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir,
      target: "chrome109", // the last Chrome of Windows 7 and 8.1
      cssTarget: "chrome109",
      assetsInlineLimit: 0, // fonts must be files: the security policy refuses data: fonts
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input,
        checks: { eval: false, pluginTimings: false }, // htmx holds one; our pages forbid it (allowEval: false)
        output: {
          format: "iife",
          entryFileNames: "[name].js",
          assetFileNames: (asset) =>
            asset.names[0]?.endsWith(".css") ? "main.css" : "fonts/[name][extname]",
        },
      },
    },
  });
}

async function writeIcons() {
  const lines = (await readFile(here("icons.txt"), "utf8")).split("\n");
  const names = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const drawings = {};
  for (const name of names.sort()) drawings[name] = await drawing(name);
  await writeFile(`${outDir}/icons.json`, `${JSON.stringify(drawings, null, 0)}\n`);
}

async function drawing(name) {
  const path = here(`node_modules/@tabler/icons/icons/outline/${name}.svg`);
  const source = await readFile(path, "utf8").catch(() => {
    throw new Error(`icons.txt: @tabler/icons has no outline icon called "${name}"`);
  });
  const inner = source
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<svg[^>]*>|<\/svg>/g, "")
    .replace(/\s*\n\s*/g, "")
    .trim();
  return (
    '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" ' +
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" ' +
    `focusable="false">${inner}</svg>`
  );
}

/** What is shipped of others' work, with the words under which they give it. */
async function writeLicences() {
  const shipped = [
    "@tabler/core",
    "@tabler/icons",
    "bootstrap",
    "htmx.org",
    "leaflet",
    "@fontsource/be-vietnam-pro",
    "@fontsource-variable/inter",
  ];
  const parts = [];
  for (const name of shipped) {
    const folder = here(`node_modules/${name}`);
    const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
    const words = await readFile(`${folder}/LICENSE`, "utf8").catch(() => "");
    parts.push(`${name} ${version} (${license})\n\n${words.trim()}`.trim());
  }
  await writeFile(`${outDir}/licences.txt`, `${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n`);
}
