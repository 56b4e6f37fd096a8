// Plain JavaScript, so that an older Node can still say what is missing.
const [major] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `Samling needs Node 24 or newer; this is ${process.versions.node}. Run it through npm after "npm ci", or install Node 24.\n`,
  );
  process.exit(2);
}
await import("./main.ts");
