// Opens a database file in duckdb-wasm, as a browser does, and prints a line for each of these: the version, the
// number of tables that can be read, the first row of a search. Usage: node open_in_wasm.cjs FILE WORDS
const path = require('path');
const duckdb = require('@duckdb/duckdb-wasm/blocking');

const dist = path.dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
const bundle = (name) => ({ mainModule: path.join(dist, `duckdb-${name}.wasm`), mainWorker: '' });

async function main(file, words) {
  const logger = new duckdb.VoidLogger();
  const db = await duckdb.createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, logger, duckdb.NODE_RUNTIME);
  await db.instantiate(() => {});
  db.open({ path: file, accessMode: 1 }); // AUTOMATIC: under node READ_ONLY, the default, finds no file
  const con = db.connect();
  const ask = (query) => con.query(query).toArray().map((row) => row.toJSON());
  const tables = ask("SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main'");
  tables.forEach(({ name }) => ask(`FROM "${name}" LIMIT 1000`));
  const [first] = ask(`SELECT title, published_on::VARCHAR AS day FROM search('${words}')`);
  console.log(ask('SELECT version() AS version')[0].version);
  console.log(tables.length);
  console.log(JSON.stringify(first));
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(String(error));
  process.exit(1);
});
