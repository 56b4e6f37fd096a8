// drizzle-kit looks for tables among a module's exports, and only CommonJS can export what a function made.
const { sqliteKit } = require("../src/store/kit.ts");
const { tables } = require("../src/store/tables.ts");

module.exports = tables(sqliteKit);
