package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LuaThreadTest {
    private final Lua lua = Lua.create();

    private LuaThread thread(String body) {
        return lua.thread(lua.load(body).name("=t").toFunction());
    }

    @Test
    void resume_passesValuesBothWays() {
        LuaThread thread = thread("local a = ... local b = coroutine.yield(a + 1) return a + b, 'end'");
        assertEquals(ThreadStatus.SUSPENDED, thread.status());
        assertEquals(2, thread.resume(int.class, 1));
        assertTrue(thread.isResumable());
        assertEquals(Multi.of(11, "end"), thread.resume(10));
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(
                "cannot resume dead coroutine",
                assertThrows(LuaRuntimeException.class, thread::resume).getMessage());
    }

    @Test
    void argumentThatDoesNotConvert_leavesItResumable() {
        LuaThread thread = thread("return ...");
        assertThrows(LuaConversionException.class, () -> thread.resume(new Object()));
        assertTrue(thread.isResumable());
        assertEquals(1, thread.resume(int.class, 1));
    }

    @Test
    void errors_haveTheCoroutinesOwnTraceback() {
        LuaThread thread = thread("local function inner() error({}) end inner()");
        LuaRuntimeException e = assertThrows(LuaRuntimeException.class, thread::resume);
        assertTrue(e.value() instanceof LuaTable);
        assertTrue(
                e.traceback().contains("in upvalue 'inner'") || e.traceback().contains("in local 'inner'"),
                e.traceback());
        assertEquals("lua.inner(t:1)", e.getStackTrace()[0].toString());
    }

    @Test
    void close_closesVariables() {
        LuaThread thread = thread("local v <close> = setmetatable({}, {__close = function() closed = true end})"
                + " coroutine.yield() never = true");
        thread.resume();
        thread.close();
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertFalse(lua.globals().containsKey("never"));
    }

    @Test
    void status_isSeenFromInside() {
        List<ThreadStatus> seen = new ArrayList<>();
        LuaThread[] outer = new LuaThread[1];
        lua.globals().set("look", lua.action(() -> {
            seen.add(outer[0].status());
            seen.add(lua.currentThread().status());
        }));
        outer[0] = thread("look() coroutine.wrap(look)()");
        outer[0].resume();
        assertEquals(
                List.of(ThreadStatus.RUNNING, ThreadStatus.RUNNING, ThreadStatus.NORMAL, ThreadStatus.RUNNING), seen);
    }

    @Test
    void frames_areSeenFromInside() {
        List<LuaFrame> frames = new ArrayList<>();
        String[] traceback = new String[1];
        lua.globals().set("look", lua.action(() -> {
            frames.addAll(lua.frames());
            traceback[0] = lua.traceback();
        }));
        lua.load("local function f()\n look()\nend\nf()").name("=t").exec();
        assertEquals(3, frames.size());
        assertEquals("look", frames.get(0).name());
        assertEquals("Java", frames.get(0).function().info().kind());
        assertEquals("f", frames.get(1).name());
        assertEquals("local", frames.get(1).nameKind());
        assertEquals(2, frames.get(1).line());
        assertEquals(4, frames.get(2).line());
        assertTrue(traceback[0].startsWith("stack traceback:\n"), traceback[0]);
    }

    @Test
    void hook_seesStepsAndMayFail() {
        List<Integer> lines = new ArrayList<>();
        lua.setHook(EnumSet.of(LuaHook.Event.LINE), 0, (event, line) -> lines.add(line));
        lua.load("local a = 1\n\nlocal b = 2\ncoroutine.wrap(function()\n a = 3\nend)()")
                .name("=t")
                .exec();
        lua.removeHook();
        lua.load("local c = 1").exec();
        assertEquals(
                List.of(1, 3, 4, 5),
                List.copyOf(new java.util.TreeSet<>(lines)).stream()
                        .filter(n -> n < 6)
                        .toList());
        lua.setHook(EnumSet.of(LuaHook.Event.COUNT), 1000, (event, line) -> {
            throw new IllegalStateException("enough");
        });
        LuaHostException e = assertThrows(
                LuaHostException.class, () -> lua.load("while true do end").exec());
        assertEquals("enough", e.getCause().getMessage());
        lua.removeHook();
        assertEquals(1, lua.load("1").eval(int.class));
    }

    @Test
    void hookOfOneCoroutine_leavesOthersAlone() {
        List<LuaHook.Event> seen = new ArrayList<>();
        LuaThread watched = thread("string.rep('x', 1)");
        watched.setHook(EnumSet.of(LuaHook.Event.CALL, LuaHook.Event.RETURN), 0, (event, line) -> seen.add(event));
        lua.load("string.rep('x', 1)").exec();
        assertEquals(List.of(), seen);
        watched.resume();
        assertTrue(seen.contains(LuaHook.Event.CALL) && seen.contains(LuaHook.Event.RETURN), seen.toString());
    }

    // Errors from outside, another function, globals of its own.

    @Test
    void resumeWithError_raisesWhereItHasYielded() {
        LuaThread thread =
                thread("local ok, e = pcall(coroutine.yield) coroutine.yield(tostring(ok), e) coroutine.yield()");
        thread.resume();
        LuaTable error = lua.table();
        assertEquals(Multi.of("false", error), thread.resumeWithError(error));
        thread.resume();
        IllegalStateException thrown = new IllegalStateException("host");
        LuaHostException e = assertThrows(LuaHostException.class, () -> thread.resumeWithError(thrown));
        assertEquals(thrown, e.getCause());
        assertTrue(e.traceback().contains("function 'coroutine.yield'"), e.traceback());
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(
                "cannot resume dead coroutine",
                assertThrows(LuaRuntimeException.class, () -> thread.resumeWithError("again"))
                        .getMessage());
    }

    @Test
    void resumeWithError_failsOneThatHasNotBegun() {
        LuaThread thread = thread("begun = true");
        LuaRuntimeException e = assertThrows(LuaRuntimeException.class, () -> thread.resumeWithError("no"));
        assertEquals("no", e.getMessage());
        assertFalse(lua.globals().containsKey("begun"));
        assertEquals(ThreadStatus.DEAD, thread.status());
    }

    @Test
    void reset_makesItNew_afterClosingItsVariables() {
        LuaThread thread = thread(
                "local v <close> = setmetatable({}, {__close = function() closed = true end})" + " coroutine.yield(1)");
        thread.resume();
        thread.reset(lua.load("return 'second', ...").toFunction());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertEquals(ThreadStatus.SUSPENDED, thread.status());
        assertEquals(Multi.of("second", 2), thread.resume(2));
        thread.reset(lua.load("error('third', 0)").toFunction());
        assertThrows(LuaRuntimeException.class, thread::resume);
        LuaFunction fourth = lua.load("return 4").toFunction();
        assertEquals(
                "third",
                assertThrows(LuaRuntimeException.class, () -> thread.reset(fourth))
                        .getMessage());
        thread.reset(fourth);
        assertEquals(4, thread.resume(int.class));
    }

    @Test
    void reset_ofARunningCoroutine_isRefused() {
        LuaThread[] self = new LuaThread[1];
        lua.globals().set("again", lua.action(() -> self[0].reset(lua.load("").toFunction())));
        self[0] = thread("again()");
        LuaRuntimeException e = assertThrows(LuaRuntimeException.class, self[0]::resume);
        assertTrue(e.getMessage().contains("cannot close a running coroutine"), e.getMessage());
    }

    @Test
    void isolate_givesGlobalsOfItsOwn() {
        lua.load("shared = 'shared'").exec();
        LuaThread thread = thread("own = shared function f() made = 1 end f() coroutine.yield(own) return own");
        LuaTable globals = thread.isolate();
        assertEquals("shared", thread.resume(String.class));
        assertEquals("shared", globals.get("own", String.class));
        assertEquals(1, globals.get("made", int.class));
        assertFalse(lua.globals().containsKey("own"));
        assertThrows(IllegalStateException.class, thread::isolate);
        thread.reset(lua.load("own = 'main'").toFunction());
        thread.resume();
        assertEquals("main", lua.globals().get("own", String.class));
        LuaThread java = lua.thread(lua.function(() -> 7));
        assertEquals(0, java.isolate().rawLength());
        assertEquals(7, java.resume(int.class));
    }

    @Test
    void isolate_leavesTheFunctionItselfAlone() {
        LuaFunction function = lua.load("touched = true").toFunction();
        LuaThread thread = lua.thread(function);
        thread.isolate();
        thread.resume();
        assertFalse(lua.globals().containsKey("touched"));
        function.call();
        assertTrue(lua.globals().containsKey("touched"));
    }

    // Yielding from Java, suspending hooks, listeners.

    @Test
    void javaFunction_mayYield() {
        lua.globals().set("ask", lua.function("ask", arguments -> Yield.of("asked", arguments.get(0), null)));
        LuaThread thread = thread("return 'got', ask(5)");
        assertEquals(Multi.of("asked", 5, null), thread.resume());
        assertEquals(Multi.of("got", 1, 2), thread.resume(1, 2));
        assertEquals(
                "attempt to yield from outside a coroutine",
                assertThrows(LuaRuntimeException.class, () -> lua.load("ask()").exec())
                        .getMessage());
        lua.globals().set("bad", lua.function(() -> Yield.of(new Object())));
        assertThrows(LuaRuntimeException.class, () -> thread("bad()").resume());
    }

    private Yield next(long n) {
        return Yield.of(n).then(resumed -> resumed.isEmpty() ? next(n + 1) : resumed);
    }

    @Test
    void generators_canBeWrittenInJava() {
        lua.globals().set("naturals", lua.function(() -> next(1)));
        assertEquals(
                "1 2 3 stop 9",
                lua.load("local co = coroutine.wrap(function() return naturals() end)\n"
                                + "return co()..' '..co()..' '..co()..' '..table.concat({co('stop', 9)}, ' ')")
                        .eval(String.class));
        lua.globals()
                .set(
                        "failing",
                        lua.function(() -> Yield.of().then(resumed -> {
                            throw new IllegalStateException("later");
                        })));
        LuaThread thread = thread("local ok, e = pcall(failing) return ok, tostring(e)");
        thread.resume();
        Multi caught = thread.resume();
        assertEquals(LuaBoolean.class, caught.get(0).getClass());
        assertTrue(caught.get(1, String.class).contains("later"), caught.toString());
    }

    @Test
    void asynchronousFunction_mayYieldWhenItsAnswerIsThere() {
        lua.globals()
                .set(
                        "fetch",
                        lua.asyncFunction(
                                arguments -> java.util.concurrent.CompletableFuture.completedFuture(Yield.of("y"))));
        LuaThread thread = thread("return fetch()");
        assertEquals("y", thread.resume(String.class));
        assertEquals("r", thread.resume(String.class, "r"));
    }

    @Test
    void suspendingHook_suspendsTheCoroutineBetweenItsSteps() {
        LuaThread thread = thread("local n = 0\nfor i = 1, 3 do\n  n = n + i\nend\nreturn n");
        thread.setHook(
                EnumSet.of(LuaHook.Event.LINE),
                0,
                LuaHook.suspending((event, line) -> line == 3 ? Yield.of(line) : null));
        assertEquals(3, thread.resume(int.class));
        assertEquals(3, thread.resume(int.class));
        assertEquals(3, thread.resume(int.class));
        assertEquals(6, thread.resume(int.class));
    }

    @Test
    void suspendingHook_isIgnoredWhereNobodyCanBeSuspended() {
        lua.setHook(EnumSet.of(LuaHook.Event.COUNT), 1, LuaHook.suspending((event, line) -> Yield.of()));
        assertEquals(
                6,
                lua.load("local n = 0 for i = 1, 3 do n = n + i end return n").call(int.class));
        lua.removeHook();
    }

    @Test
    void suspendingHook_mayAwait() throws Exception {
        java.util.concurrent.CompletableFuture<Object> gate = new java.util.concurrent.CompletableFuture<>();
        lua.setHook(EnumSet.of(LuaHook.Event.LINE), 0, LuaHook.suspending((event, line) -> line == 2 ? gate : null));
        java.util.concurrent.CompletableFuture<Multi> call =
                lua.load("x = 1\nx = 2\nreturn x").callAsync();
        while (!"1".equals(lua.globals().get("x").toString())) {
            Thread.onSpinWait();
        }
        gate.complete("ignored");
        assertEquals(Multi.of(2), call.get());
        lua.removeHook();
    }

    @Test
    void listener_isToldOfEveryCoroutine_whoeverMakesAndResumesIt() {
        List<String> seen = new ArrayList<>();
        List<LuaThread> known = new ArrayList<>();
        lua.setThreadListener(EnumSet.allOf(LuaThreadListener.Event.class), (event, thread) -> {
            if (event == LuaThreadListener.Event.CREATE) {
                known.add(thread);
            }
            // What it does itself is not told.
            lua.load("coroutine.wrap(function() end)()").exec();
            seen.add(event + " " + known.indexOf(thread));
        });
        lua.load("local co = coroutine.wrap(function() coroutine.yield(1, 2) end) assert(select('#', co()) == 2) co()")
                .exec();
        LuaThread made = thread("coroutine.yield()");
        made.resume();
        assertEquals(List.of("CREATE 0", "RESUME 0", "YIELD 0", "RESUME 0", "CREATE 1", "RESUME 1", "YIELD 1"), seen);
        lua.removeThreadListener();
        made.resume();
        assertEquals(7, seen.size());
    }

    @Test
    void listener_mayRefuse() {
        LuaThread thread = thread("local ok, e = pcall(coroutine.yield) return tostring(ok), tostring(e)");
        lua.setThreadListener(EnumSet.allOf(LuaThreadListener.Event.class), (event, which) -> {
            throw new IllegalStateException("no " + event);
        });
        assertEquals(
                "no CREATE",
                assertThrows(LuaHostException.class, () -> thread(""))
                        .getCause()
                        .getMessage());
        assertEquals(false, lua.load("pcall(coroutine.create, print)").eval(boolean.class));
        assertEquals(
                "no RESUME",
                assertThrows(LuaHostException.class, thread::resume).getCause().getMessage());
        assertTrue(thread.isResumable());
        lua.setThreadListener(EnumSet.of(LuaThreadListener.Event.YIELD), (event, which) -> {
            throw new IllegalStateException("no " + event);
        });
        Multi refused = thread.resume();
        assertEquals("false", refused.get(0, String.class));
        assertTrue(refused.get(1, String.class).contains("no YIELD"), refused.toString());
        lua.removeThreadListener();
        assertEquals(1, lua.load("return 1").eval(int.class));
    }
}
