package io.perilune.examples;

import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/**
 * A program that takes a changed script over while it runs. State lives in a table of the program, so it survives; a version that does not
 * compile or fails leaves the old one in place. Arguments: a script to watch, or {@code --test}.
 */
public final class HotReload implements AutoCloseable {
    private final Lua lua = Lua.create();
    private final Path script;
    private final LuaTable state = lua.table().set("runs", 0);
    private LuaTable current;

    private HotReload(Path script) {
        this.script = script;
        current = load();
    }

    private LuaTable load() {
        // An environment of its own, so that nothing of the old version is left.
        LuaTable environment = lua.table();
        environment.setMetatable(lua.table().set("__index", lua.globals()));
        return lua.load(script).environment(environment).call(LuaTable.class);
    }

    private void reload() {
        try {
            current = load();
            System.out.println("reloaded");
        } catch (LuaException e) {
            System.out.println("kept the old version: " + e.getMessage().replace(script.getParent() + "/", ""));
        }
    }

    private void run() {
        System.out.println(current.callFunction("run", state).get(0));
    }

    @Override
    public void close() {
        lua.close();
    }

    /** Runs the script once a second, and again after each change. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.out.println(
                    "usage: examples/run hot-reload script.lua, which returns a table with a function run(state)");
            return;
        }
        if (arguments[0].equals("--test")) {
            test();
            return;
        }
        Path script = Path.of(arguments[0]).toAbsolutePath();
        try (HotReload program = new HotReload(script);
                WatchService changes = script.getFileSystem().newWatchService()) {
            script.getParent()
                    .register(changes, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            while (true) {
                program.run();
                WatchKey changed = changes.poll(1, TimeUnit.SECONDS);
                if (changed != null) {
                    // Other files of the folder change, too: perhaps the one that this program's output goes to.
                    boolean concerned = changed.pollEvents().stream()
                            .anyMatch(event -> script.getFileName().equals(event.context()));
                    changed.reset();
                    if (concerned) {
                        program.reload();
                    }
                }
            }
        }
    }

    private static void test() throws IOException {
        Path script = Files.createTempDirectory("hot-reload").resolve("script.lua");
        String version = "return {run = function(s) s.runs = s.runs + 1 return 'version %s, run ' .. s.runs end}";
        Files.writeString(script, version.formatted("one"));
        try (HotReload program = new HotReload(script)) {
            program.run();
            Files.writeString(script, version.formatted("two"));
            program.reload();
            program.run();
            Files.writeString(script, "return {");
            program.reload();
            program.run();
        }
    }
}
