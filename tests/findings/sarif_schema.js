// Reads SARIF logs, a JSON array on stdin; prints what SARIF's schema has against them, as JSON.
const Ajv = require("ajv");
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv({ allErrors: true, schemaId: "auto" });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.compile(schema);
const logs = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(logs.map((log) => (valid(log) ? [] : valid.errors.map((e) => `${e.dataPath} ${e.message}`)))));
