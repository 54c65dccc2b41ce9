// node extract.mjs PACKAGE OUT
//
// The tests of the npm package fengari carry the official suite of Lua 5.3, cut into chunks, as strings in JavaScript. This
// runs those tests against a sham API that only notes which strings are to be loaded, and writes each as a file:
// OUT/<suite>-<number>.lua.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const [pkg, out] = process.argv.slice(2);
const suites = path.join(pkg, "test", "test-suite");
fs.mkdirSync(out, { recursive: true });

/** An object that answers every property it was not given with a function that returns 0, LUA_OK. */
const sham = given => new Proxy(given, { get: (target, key) => (key in target ? target[key] : () => 0) });

let written = 0;
for (const file of fs.readdirSync(suites).filter(name => name.endsWith(".test.js")).sort()) {
    const suite = file.replace(".test.js", "");
    let number = 0;
    let loaded = [];
    const note = (state, text) => {
        loaded.push(String(text));
        return 0;
    };
    const modules = {
        lua: sham({ LUA_OK: 0, LUA_ERRSYNTAX: 3, LUA_MULTRET: -1 }),
        lauxlib: sham({ luaL_newstate: () => ({}), luaL_loadstring: note, luaL_dostring: note, luaL_loadbuffer: note }),
        fengaricore: sham({ to_luastring: s => s, to_jsstring: s => s, luastring_of: s => s }),
        defs: sham({ to_luastring: s => s }),
    };
    const test = (name, body) => {
        loaded = [];
        try {
            body();
        } catch {
            // The sham API disappoints the assertions behind the load; the chunk is noted by then.
        }
        for (const text of loaded) {
            number++;
            fs.writeFileSync(path.join(out, `${suite}-${String(number).padStart(3, "0")}.lua`), text);
            written++;
        }
    };
    test.skip = () => {};
    const globals = {
        test, it: test, describe: (name, body) => body(), expect: () => sham({}), console, process, Uint8Array, TextEncoder,
        Error, SyntaxError, require: name => modules[path.basename(name, ".js")] ?? sham({}), module: {}, exports: {},
        __dirname: pkg, global: {},
    };
    vm.runInNewContext(fs.readFileSync(path.join(suites, file), "utf8"), globals, { filename: file });
}
console.log(`${written} chunks`);
