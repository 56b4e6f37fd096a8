// See sqlite.schema.cjs.
const { postgresKit } = require("../src/store/kit.ts");
const { tables } = require("../src/store/tables.ts");

module.exports = tables(postgresKit);
