package io.perilune.cli;

import io.perilune.Engine;
import io.perilune.Lua;
import io.perilune.LuaBuilder;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import io.perilune.Multi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Lua for one run of the command line, and the ways to run something in it. Every error ends here: it is printed, and the
 * method answers false.
 *
 * <p>The functions that this class needs are taken before any script can replace them.
 */
final class Session implements AutoCloseable {
    /** What os.exit does: the request ends the run, and the status becomes that of the process. */
    private static final class Exit implements IntConsumer {
        @Override
        public void accept(int status) {
            throw new ExitRequest(status);
        }
    }

    private final Lua lua;
    private final ErrorPrinter errors;
    private final Interrupts interrupts;
    private final LuaFunction loadfile;
    private final LuaFunction tostring;
    private final LuaFunction handler;
    /** The program's name in front of messages; empty at the prompt. */
    private String program;

    Session(Streams streams, Options options, String program, ErrorPrinter errors) {
        LuaBuilder builder = Lua.builder()
                .systemAccess()
                .debugLibrary()
                .input(streams.in())
                .output(streams.out())
                .errors(streams.err())
                .onExit(new Exit());
        if (options.ignoreEnvironment()) {
            builder.ignoreEnvironment();
        }
        if (options.jitLog()) {
            builder.metrics(new CompilerLog(streams));
        }
        Engine engine = options.engine();
        if (engine != null) {
            builder.engine(engine);
        }
        lua = builder.build();
        this.errors = errors;
        this.program = program;
        interrupts = new Interrupts(lua);
        LuaTable globals = lua.globals();
        loadfile = globals.get("loadfile", LuaFunction.class);
        tostring = globals.get("tostring", LuaFunction.class);
        LuaTable debug = globals.get("debug", LuaTable.class);
        handler = lua.function(
                "handler",
                new MessageHandler(
                        debug.get("traceback", LuaFunction.class), debug.get("getmetatable", LuaFunction.class)));
    }

    LuaTable globals() {
        return lua.globals();
    }

    /** Messages have no name in front from now on. */
    void withoutProgramName() {
        program = "";
    }

    /** Sets the global {@code arg}: the script at 0, what stands behind it above, and all else below. */
    void setArguments(String[] arguments, int script) {
        LuaTable table = lua.table();
        table.set(-1 - script, program);
        for (int i = 0; i < arguments.length; i++) {
            table.set(i - script, arguments[i]);
        }
        lua.globals().set("arg", table);
    }

    // Running.

    boolean runText(String text, String name) {
        return runText(text.getBytes(StandardCharsets.UTF_8), name);
    }

    private boolean runText(byte[] text, String name) {
        LuaFunction chunk;
        try {
            chunk = lua.load(text).name(name).allowBinary().toFunction();
        } catch (LuaException e) {
            report(e);
            return false;
        }
        return call(chunk) != null;
    }

    /** @param name null for the standard input */
    boolean runFile(@Nullable String name) {
        LuaFunction chunk = loadFile(name);
        return chunk != null && call(chunk) != null;
    }

    /** Runs the script with the arguments that the global {@code arg} has by now. */
    boolean runScript(@Nullable String name) {
        LuaFunction chunk = loadFile(name);
        if (chunk == null) {
            return false;
        }
        if (!(lua.globals().get("arg") instanceof LuaTable table)) {
            report("'arg' is not a table");
            return false;
        }
        Object[] arguments = new Object[(int) table.length()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = table.get(i + 1);
        }
        return call(chunk, arguments) != null;
    }

    private @Nullable LuaFunction loadFile(@Nullable String name) {
        Multi loaded = name == null ? loadfile.call() : loadfile.call(name);
        if (loaded.get(0) instanceof LuaFunction chunk) {
            return chunk;
        }
        report(loaded.get(1));
        return null;
    }

    /** {@code -l}: a module's name, maybe with a version behind a hyphen, or {@code global=module}. */
    boolean require(String argument) {
        int equals = argument.indexOf('=');
        String module = argument.substring(equals + 1);
        String global = equals >= 0 ? argument.substring(0, equals) : argument;
        int version = equals >= 0 ? -1 : argument.indexOf('-');
        if (version >= 0) {
            global = global.substring(0, version);
        }
        LuaValue require = lua.globals().get("require");
        if (!(require instanceof LuaFunction function)) {
            report("attempt to call a " + require.type() + " value");
            return false;
        }
        Multi results = call(function, module);
        if (results == null) {
            return false;
        }
        lua.globals().set(global, results.get(0));
        return true;
    }

    void enableWarnings() {
        if (lua.globals().get("warn") instanceof LuaFunction warn) {
            warn.call("@on");
        }
    }

    /** Calls a function; null after an error, which has been printed. */
    @Nullable
    Multi call(LuaFunction function, Object... arguments) {
        interrupts.start();
        try {
            return function.callWithHandler(handler, arguments);
        } catch (LuaRuntimeException e) {
            report(e.value());
            return null;
        } finally {
            interrupts.stop();
        }
    }

    // For the prompt.

    LuaFunction compile(String text) {
        return lua.load(text).name("=stdin").toFunction();
    }

    String text(LuaValue value) {
        return tostring.call(String.class, value);
    }

    // Messages.

    private void report(LuaValue message) {
        if (message instanceof LuaString text) {
            errors.print(program, text.bytes());
        } else if (message.type().equals("number")) {
            report(message.toString());
        } else {
            report("(error message not a string)");
        }
    }

    void report(LuaException error) {
        report(Objects.requireNonNullElse(error.getMessage(), "(no message)"));
    }

    void report(String message) {
        errors.print(program, message);
    }

    @Override
    public void close() {
        lua.close();
    }

    /** The compiled code of a file, for people. */
    @Nullable
    String listing(String file) {
        LuaFunction chunk = loadFile(file);
        return chunk == null ? null : chunk.listing();
    }

    /** The messages about a file, none when its syntax is right. */
    List<String> check(String file) {
        Multi loaded = loadfile.call(file);
        return loaded.get(0) instanceof LuaFunction
                ? List.of()
                : List.of(loaded.get(1).toString());
    }
}
