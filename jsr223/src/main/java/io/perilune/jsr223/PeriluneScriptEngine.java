package io.perilune.jsr223;

import io.perilune.Chunk;
import io.perilune.CompiledChunk;
import io.perilune.Lua;
import io.perilune.LuaEntry;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaNil;
import io.perilune.LuaObject;
import io.perilune.LuaSyntaxException;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import io.perilune.Multi;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

/**
 * Lua for {@code javax.script}. Any thread may call any method at any time; one script at a time runs, and the others wait.
 *
 * <p>The bindings that the engine begins with are the global variables themselves. With other bindings, scripts read their variables there,
 * then in the bindings of the global scope, then among the libraries, and write them to the bindings of the engine scope. Numbers,
 * truth values and strings are Java's own; tables and functions are {@link LuaValue}s. An object of a class that Lua knows nothing of
 * can be held and handed back; {@link #lua} can make its class known.
 */
@SuppressWarnings("try") // being inside is all that is wanted of an entry
public final class PeriluneScriptEngine extends AbstractScriptEngine implements Compilable, Invocable, AutoCloseable {
    private final ScriptEngineFactory factory;
    private final Lua lua;
    private final Globals globals;
    private final ContextOutput output = new ContextOutput();
    /** The globals as they were in the beginning: what scripts find under other bindings than the engine's own. */
    private final LuaTable libraries;
    /** Makes a method of a function. */
    private final LuaFunction withoutSelf;

    PeriluneScriptEngine(ScriptEngineFactory factory) {
        this.factory = factory;
        lua = Lua.builder().output(output).build();
        libraries = lua.table();
        globals = new Globals(lua);
        context.setBindings(globals, ScriptContext.ENGINE_SCOPE);
        lua.globals().forEach(libraries::rawSet);
        withoutSelf = lua.load("local f = ... return function(_, ...) return f(...) end")
                .toFunction();
    }

    /** The Lua that scripts of this engine run in. */
    public Lua lua() {
        return lua;
    }

    @Override
    public Object eval(String script, ScriptContext with) throws ScriptException {
        return run(with, () -> {
            String name = name(with);
            Chunk chunk = lua.load(script).environment(environment(with));
            return (name == null ? chunk : chunk.name(name)).eval();
        });
    }

    @Override
    public Object eval(Reader script, ScriptContext with) throws ScriptException {
        return eval(text(script), with);
    }

    @Override
    public CompiledScript compile(String script) throws ScriptException {
        String name = name(context);
        try {
            CompiledChunk compiled = compileEither(script, name == null ? "=script" : name);
            return new Compiled(compiled);
        } catch (LuaException e) {
            throw failure(e);
        }
    }

    @Override
    public CompiledScript compile(Reader script) throws ScriptException {
        return compile(text(script));
    }

    /** As {@link Chunk#eval()}: an expression if it is one. */
    private CompiledChunk compileEither(String script, String name) {
        try {
            return lua.load("return " + script).name(name).compile();
        } catch (LuaSyntaxException statements) {
            return lua.load(script).name(name).compile();
        }
    }

    private final class Compiled extends CompiledScript {
        private final CompiledChunk chunk;

        Compiled(CompiledChunk chunk) {
            this.chunk = chunk;
        }

        @Override
        public Object eval(ScriptContext with) throws ScriptException {
            return run(with, () -> {
                LuaFunction function = lua.load(chunk);
                function.setEnvironment(environment(with));
                return function.call(arguments(with));
            });
        }

        @Override
        public ScriptEngine getEngine() {
            return PeriluneScriptEngine.this;
        }
    }

    /** What a script does. */
    private interface Run {
        Multi run();
    }

    private Object run(ScriptContext with, Run script) throws ScriptException {
        try (LuaEntry inside = lua.enter()) {
            Writer before = output.use(with.getWriter());
            try {
                return Globals.natural(script.run().get(0));
            } finally {
                output.use(before);
            }
        } catch (LuaException e) {
            throw failure(e);
        }
    }

    private static ScriptException failure(LuaException e) {
        ScriptException failure;
        if (e instanceof LuaSyntaxException syntax) {
            failure = new ScriptException(e.getMessage(), syntax.chunk(), syntax.line(), syntax.column());
        } else {
            StackTraceElement[] trace = e.getStackTrace();
            boolean known = trace.length > 0 && trace[0].getClassName().equals("lua");
            failure = known
                    ? new ScriptException(e.getMessage(), trace[0].getFileName(), trace[0].getLineNumber())
                    : new ScriptException(e.getMessage());
        }
        failure.initCause(e);
        return failure;
    }

    /** The name of the file that a context says it runs, for messages; null without. */
    private static String name(ScriptContext with) {
        return with.getAttribute(ScriptEngine.FILENAME) instanceof String file ? "@" + file : null;
    }

    private static Object[] arguments(ScriptContext with) {
        Object given = with.getAttribute(ScriptEngine.ARGV);
        if (given instanceof LuaTable list) {
            // An array that was put among the global variables has become one of these.
            return list.toList(LuaValue.class).toArray();
        }
        return given instanceof Object[] array ? array.clone() : new Object[0];
    }

    private static String text(Reader script) throws ScriptException {
        StringWriter all = new StringWriter();
        try {
            script.transferTo(all);
        } catch (IOException e) {
            throw new ScriptException(e);
        }
        return all.toString();
    }

    // Variables.

    /** The global variables of a script that runs with a context: the real ones, or a table that shows the context. */
    private LuaTable environment(ScriptContext with) {
        Bindings engineScope = with.getBindings(ScriptContext.ENGINE_SCOPE);
        Bindings globalScope = with.getBindings(ScriptContext.GLOBAL_SCOPE);
        if (engineScope == globals && (globalScope == null || globalScope.isEmpty())) {
            return lua.globals();
        }
        LuaTable metatable = lua.table()
                .set("__index", lua.function(Object.class, LuaValue.class, (t, key) -> read(with, key)))
                .set(
                        "__newindex",
                        lua.function(
                                Object.class,
                                LuaValue.class,
                                LuaValue.class,
                                (t, key, value) -> write(with, key, value)));
        return lua.table().setMetatable(metatable);
    }

    private Object read(ScriptContext with, LuaValue key) {
        String name = key.coerceToString().map(Object::toString).orElse("");
        Bindings engineScope = with.getBindings(ScriptContext.ENGINE_SCOPE);
        Bindings globalScope = with.getBindings(ScriptContext.GLOBAL_SCOPE);
        if (!name.isEmpty() && engineScope != globals && engineScope.containsKey(name)) {
            return Globals.value(lua, engineScope.get(name));
        }
        LuaValue own = engineScope == globals ? lua.globals().get(key) : LuaNil.NIL;
        if (own.isNil() && !name.isEmpty() && globalScope != null && globalScope.containsKey(name)) {
            return Globals.value(lua, globalScope.get(name));
        }
        return own.isNil() ? libraries.get(key) : own;
    }

    private Object write(ScriptContext with, LuaValue key, LuaValue value) {
        Bindings engineScope = with.getBindings(ScriptContext.ENGINE_SCOPE);
        if (engineScope == globals) {
            lua.globals().set(key, value);
        } else if (value.isNil()) {
            engineScope.remove(key.toString());
        } else {
            engineScope.put(key.toString(), Globals.natural(value));
        }
        return Multi.empty();
    }

    @Override
    public Bindings createBindings() {
        return new SimpleBindings();
    }

    @Override
    public ScriptEngineFactory getFactory() {
        return factory;
    }

    // Calls of functions that scripts have left.

    @Override
    public Object invokeFunction(String name, Object... arguments) throws ScriptException, NoSuchMethodException {
        LuaValue function = Globals.value(lua, context.getAttribute(Globals.checked(name)));
        if (!(function instanceof LuaFunction f)) {
            throw new NoSuchMethodException("no function " + name);
        }
        return run(context, () -> f.call(values(arguments)));
    }

    @Override
    public Object invokeMethod(Object target, String name, Object... arguments)
            throws ScriptException, NoSuchMethodException {
        if (target == null) {
            throw new IllegalArgumentException("no object to call " + name + " of");
        }
        if (!(Globals.value(lua, target) instanceof LuaObject object) || !object.containsKey(name)) {
            throw new NoSuchMethodException("no method " + name);
        }
        return run(context, () -> object.callMethod(name, values(arguments)));
    }

    private Object[] values(Object[] arguments) {
        Object[] values = new Object[arguments == null ? 0 : arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Globals.value(lua, arguments[i]);
        }
        return values;
    }

    /** The global functions as an interface; null when some of its methods are missing. */
    @Override
    public <T> T getInterface(Class<T> type) {
        LuaTable methods = lua.table();
        for (Method method : checked(type).getMethods()) {
            if (lua.globals().get(method.getName()) instanceof LuaFunction function) {
                methods.set(method.getName(), withoutSelf.call(function).get(0));
            }
        }
        return implementation(methods, type);
    }

    private static <T> Class<T> checked(Class<T> type) {
        if (type == null || !type.isInterface()) {
            throw new IllegalArgumentException("an interface is wanted");
        }
        return type;
    }

    /** The functions in a table as an interface, called as its methods; null when some of its methods are missing. */
    @Override
    public <T> T getInterface(Object target, Class<T> type) {
        if (!(target instanceof LuaTable table)) {
            throw new IllegalArgumentException("only a table of Lua can be an interface");
        }
        return implementation(table, type);
    }

    private static <T> T implementation(LuaTable table, Class<T> type) {
        for (Method method : checked(type).getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !table.containsKey(method.getName())) {
                return null;
            }
        }
        return table.as(type);
    }

    /** Closes the {@link Lua}: its scripts end, and nothing can be run any more. */
    @Override
    public void close() {
        lua.close();
    }
}
