import { lockFile } from "../../../src/store/lock.ts";

const [url = ""] = process.argv.slice(2);
await lockFile(url);
process.stdout.write("held");
setInterval(() => {}, 60_000);
