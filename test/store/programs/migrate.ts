import { migrate } from "../../../src/store/migrate.ts";

const [url = ""] = process.argv.slice(2);
await Promise.all([1, 2, 3, 4, 5, 6].map(() => migrate(url)));
