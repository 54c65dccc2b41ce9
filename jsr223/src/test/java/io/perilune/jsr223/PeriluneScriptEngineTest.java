package io.perilune.jsr223;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.LuaClosedException;
import io.perilune.LuaFunction;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaTable;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.script.Bindings;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.Test;

final class PeriluneScriptEngineTest {
    private final ScriptEngineManager manager = new ScriptEngineManager();
    private final PeriluneScriptEngine engine = (PeriluneScriptEngine) manager.getEngineByName("lua");

    @Test
    void engine_isFoundByNameExtensionAndType() {
        assertInstanceOf(PeriluneScriptEngine.class, manager.getEngineByExtension("lua"));
        assertInstanceOf(PeriluneScriptEngine.class, manager.getEngineByMimeType("text/x-lua"));
        assertEquals("5.4", engine.getFactory().getLanguageVersion());
        assertEquals("MULTITHREADED", engine.getFactory().getParameter("THREADING"));
        assertEquals("o:m(1, x)", engine.getFactory().getMethodCallSyntax("o", "m", "1", "x"));
    }

    @Test
    void factory_writesPrograms() throws ScriptException {
        StringWriter printed = new StringWriter();
        engine.getContext().setWriter(printed);
        engine.eval(engine.getFactory()
                .getProgram("local x = 'a'", engine.getFactory().getOutputStatement("q\"uo\nte")));
        assertEquals("q\"uo\nte\n", printed.toString());
    }

    @Test
    void expressionsAndStatements_haveResults() throws ScriptException {
        assertEquals(3L, engine.eval("1 + 2"));
        assertEquals(1.5, engine.eval("return 1.5, 2"));
        assertEquals("x", engine.eval(new StringReader("local s = 'x' return s")));
        assertEquals(true, engine.eval("not nil"));
        assertNull(engine.eval("x = 1"));
        assertInstanceOf(LuaTable.class, engine.eval("{1}"));
        assertInstanceOf(LuaFunction.class, engine.eval("print"));
    }

    @Test
    void engineBindings_areTheGlobals() throws ScriptException {
        engine.put("n", 5);
        assertEquals(10L, engine.eval("n * 2"));
        engine.eval("result = n + 1");
        assertEquals(6L, engine.get("result"));
        Bindings bindings = engine.getBindings(ScriptContext.ENGINE_SCOPE);
        assertTrue(bindings.containsKey("print") && bindings.keySet().contains("result"));
        assertEquals(6L, bindings.remove("result"));
        assertFalse(bindings.containsKey("result"));
        assertThrows(NullPointerException.class, () -> bindings.put(null, 1));
        assertThrows(IllegalArgumentException.class, () -> bindings.put("", 1));
        Object unknown = new Object();
        engine.put("o", unknown);
        assertSame(unknown, engine.eval("o"));
    }

    @Test
    void otherBindings_areReadAndWrittenInTheirOrder() throws ScriptException {
        Bindings own = engine.createBindings();
        own.put("x", 1);
        manager.getBindings().put("g", "shared");
        engine.eval("y = 'kept'");
        assertEquals(
                "1 shared nil table",
                engine.eval("y2 = x; return x .. ' ' .. g .. ' ' .. tostring(z) .. ' ' .. type(string)", own));
        assertEquals(1L, own.get("y2"));
        assertNull(engine.get("y2"));
        engine.eval("x = nil", own);
        assertFalse(own.containsKey("x"));
        assertEquals("shared kept", engine.eval("g .. ' ' .. y"));
        ScriptContext context = new SimpleScriptContext();
        context.setBindings(new SimpleBindings(java.util.Map.of("w", 2)), ScriptContext.ENGINE_SCOPE);
        assertEquals(4L, engine.eval("w + w", context));
    }

    @Test
    void output_goesToTheWriterOfTheContext() throws ScriptException {
        StringWriter first = new StringWriter();
        StringWriter second = new StringWriter();
        ScriptContext context = new SimpleScriptContext();
        context.setWriter(second);
        context.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
        engine.getContext().setWriter(first);
        engine.eval("print('ä', 1)");
        engine.eval("print('b')", context);
        assertEquals("ä\t1\n", first.toString());
        assertEquals("b\n", second.toString());
    }

    @Test
    void errors_tellFileLineAndColumn() {
        engine.put(ScriptEngine.FILENAME, "rules.lua");
        ScriptException syntax = assertThrows(ScriptException.class, () -> engine.eval("x = 1\ny = = 2"));
        assertEquals(
                "rules.lua:2:5", syntax.getFileName() + ":" + syntax.getLineNumber() + ":" + syntax.getColumnNumber());
        ScriptException runtime = assertThrows(ScriptException.class, () -> engine.eval("local x = 1\nerror({})"));
        assertEquals(2, runtime.getLineNumber());
        assertEquals("rules.lua", runtime.getFileName());
        assertInstanceOf(LuaRuntimeException.class, runtime.getCause());
        assertThrows(ScriptException.class, () -> engine.compile("x ="));
        assertThrows(
                ScriptException.class,
                () -> engine.eval(new Reader() {
                    @Override
                    public int read(char[] to, int offset, int length) throws java.io.IOException {
                        throw new java.io.IOException("broken");
                    }

                    @Override
                    public void close() {}
                }));
    }

    @Test
    void compiledScripts_runWithAnyBindings() throws ScriptException {
        CompiledScript script = engine.compile("n = (n or 0) + 1 return n, ...");
        assertEquals(1L, script.eval());
        assertEquals(2L, script.eval());
        Bindings own = engine.createBindings();
        assertEquals(1L, script.eval(own));
        assertEquals(1L, own.get("n"));
        assertSame(engine, script.getEngine());
        assertEquals(3L, engine.compile("1 + 2").eval());
        engine.put(ScriptEngine.ARGV, new String[] {"a", "b"});
        assertEquals("ab", engine.compile("local a, b = ... return a .. b").eval());
    }

    interface Greeter {
        String greet(String name);

        default String twice(String name) {
            return greet(name) + greet(name);
        }
    }

    @Test
    void functions_areInvoked() throws Exception {
        Invocable invocable = engine;
        engine.eval(
                "function greet(name) return 'hello ' .. name end object = {n = 2, times = function(o, x) return o.n * x end}");
        assertEquals("hello moon", invocable.invokeFunction("greet", "moon"));
        assertEquals(8L, invocable.invokeMethod(engine.get("object"), "times", 4));
        assertThrows(NoSuchMethodException.class, () -> invocable.invokeFunction("missing"));
        assertThrows(NoSuchMethodException.class, () -> invocable.invokeMethod(engine.get("object"), "missing"));
        assertThrows(IllegalArgumentException.class, () -> invocable.invokeMethod(null, "times"));
        assertThrows(ScriptException.class, () -> invocable.invokeFunction("error", "e"));
        assertEquals("hello ahello a", invocable.getInterface(Greeter.class).twice("a"));
        assertNull(invocable.getInterface(Callable.class));
        assertNull(invocable.getInterface(engine.get("object"), Greeter.class));
        assertThrows(IllegalArgumentException.class, () -> invocable.getInterface(String.class));
        assertThrows(IllegalArgumentException.class, () -> invocable.getInterface("x", Greeter.class));
    }

    @Test
    void threads_takeTurns() throws Exception {
        engine.eval("n = 0");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Object>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(pool.submit(() -> engine.eval("local seen = n for i = 1, 100 do end n = seen + 1")));
            }
            for (Future<Object> each : all) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(200L, engine.get("n"));
    }

    @Test
    void closedEngine_refuses() {
        engine.close();
        assertThrows(LuaClosedException.class, () -> engine.get("n"));
        assertThrows(ScriptException.class, () -> engine.eval("1"));
    }
}
