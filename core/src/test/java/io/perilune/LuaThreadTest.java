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
}
