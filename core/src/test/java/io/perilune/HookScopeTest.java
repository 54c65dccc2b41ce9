package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far hooks and interrupts reach. Lines tell who was seen: each function of a script stands on a line of its own. */
final class HookScopeTest {
    private static final Set<LuaHook.Event> LINES = EnumSet.of(LuaHook.Event.LINE);

    private final Lua lua = Lua.builder().debugLibrary().executor(Runnable::run).build();
    private final List<Integer> seen = new ArrayList<>();
    private final LuaHook noting = (event, line) -> seen.add(line);

    @AfterEach
    void close() {
        lua.close();
    }

    private void run(String... lines) {
        lua.load(String.join("\n", lines)).name("=t").exec();
    }

    private Set<Integer> seenLines() {
        Set<Integer> all = new TreeSet<>(seen);
        seen.clear();
        return all;
    }

    // Hooks.

    @Test
    void hookOfTheVm_isCalledInCoroutinesThatExistedBefore() {
        run("old = coroutine.create(function() coroutine.yield()", "x = 1", "end)", "coroutine.resume(old)");
        lua.setHook(HookScope.VM, LINES, 0, noting);
        run("coroutine.resume(old)");
        assertEquals(Set.of(1, 2, 3), seenLines());
    }

    @Test
    void hookOfTheVm_isCalledInThoseThatWaitBelow() {
        lua.globals().set("set", lua.function(() -> {
            lua.setHook(HookScope.VM, LINES, 0, noting);
            return null;
        }));
        run("coroutine.wrap(function()", "set()", "x = 1", "end)()", "x = 2");
        assertEquals(Set.of(3, 4, 5), seenLines());
    }

    @Test
    void removedHookOfTheVm_isGoneFromAllCoroutines() {
        lua.setHook(LINES, 0, noting);
        run("old = coroutine.create(function() coroutine.yield()", "x = 1", "end)", "coroutine.resume(old)");
        assertFalse(seenLines().isEmpty());
        lua.removeHook();
        run("coroutine.resume(old)");
        assertEquals(Set.of(), seenLines());
    }

    @Test
    void hookOfATask_endsWithItsCall() {
        lua.globals().set("watch", lua.function(() -> {
            lua.setHook(HookScope.TASK, LINES, 0, noting);
            return null;
        }));
        run("old = coroutine.create(function() coroutine.yield()", "x = 1", "end)", "coroutine.resume(old)");
        run("watch()", "", "coroutine.resume(old)", "", "x = 2");
        assertEquals(Set.of(2, 3, 5), seenLines());
        run("x = 3", "coroutine.wrap(function() x = 4 end)()");
        assertEquals(Set.of(), seenLines());
    }

    @Test
    void hookOfATask_goesWithItWhereItWaits_andNobodyElseHasItMeanwhile() {
        lua.globals().set("watch", lua.function(() -> {
            lua.setHook(HookScope.TASK, LINES, 0, noting);
            return null;
        }));
        CompletableFuture<Object> promise = new CompletableFuture<>();
        lua.globals().set("fetch", lua.asyncFunction(arguments -> promise));
        CompletableFuture<Multi> call =
                lua.load("watch()\nfetch()\nx = 3").name("=t").callAsync();
        assertEquals(Set.of(2), seenLines());
        run("", "", "", "x = 4");
        assertEquals(Set.of(), seenLines());
        promise.complete(1);
        assertTrue(call.isDone());
        assertEquals(Set.of(3), seenLines());
    }

    @Test
    void hookOfATask_needsATask() {
        assertThrows(IllegalStateException.class, () -> lua.setHook(HookScope.TASK, LINES, 0, noting));
        assertThrows(IllegalStateException.class, () -> lua.removeHook(HookScope.TASK));
    }

    @Test
    void hookOfACoroutine_isNotInherited() {
        lua.setHook(HookScope.COROUTINE, LINES, 0, noting);
        run("coroutine.wrap(function()", "x = 1", "end)()", "x = 2");
        assertEquals(Set.of(1, 3, 4), seenLines());
        lua.removeHook(HookScope.COROUTINE);
        run("x = 3");
        assertEquals(Set.of(), seenLines());
    }

    @Test
    void narrowestHook_isTheOneThatIsCalled() {
        List<String> called = new ArrayList<>();
        lua.globals().set("narrow", lua.function(() -> {
            lua.setHook(HookScope.TASK, LINES, 0, (event, line) -> called.add("task " + line));
            return null;
        }));
        lua.globals().set("narrowest", lua.function(() -> {
            lua.setHook(HookScope.COROUTINE, LINES, 0, (event, line) -> called.add("coroutine " + line));
            return null;
        }));
        lua.globals().set("widen", lua.function(() -> {
            lua.removeHook(HookScope.COROUTINE);
            return null;
        }));
        lua.setHook(HookScope.VM, LINES, 0, (event, line) -> called.add("vm " + line));
        run("narrow()", "narrowest()", "x = 3", "widen()", "x = 5");
        run("", "x = 2");
        assertEquals(List.of("vm 1", "task 2", "coroutine 3", "coroutine 4", "task 5", "vm 2"), called);
    }

    @Test
    void scriptsOwnHook_isOneOfTheNarrowestScope() {
        lua.setHook(HookScope.VM, LINES, 0, noting);
        run("debug.sethook(function() end, 'l')", "x = 2", "debug.sethook()", "x = 4");
        assertEquals(Set.of(1, 4), seenLines());
    }

    // Interrupts.

    private String caught(String script) {
        return lua.load(script).name("=t").eval(String.class);
    }

    @Test
    void interruptOfATask_meetsOnlyTheCallInProgress() {
        lua.interrupt(HookScope.TASK, "too late");
        assertEquals("undisturbed", caught("for i = 1, 100000 do end return 'undisturbed'"));
        lua.globals().set("interrupt", lua.function(() -> {
            lua.interrupt(HookScope.TASK, "stop");
            return null;
        }));
        assertEquals("stop", caught("return select(2, pcall(function() interrupt() while true do end end))"));
    }

    @Test
    void interruptOfATask_waitsUntilItGoesOn() {
        CompletableFuture<Object> promise = new CompletableFuture<>();
        lua.globals().set("fetch", lua.asyncFunction(arguments -> {
            lua.interrupt(HookScope.TASK, "stop");
            return promise;
        }));
        CompletableFuture<Multi> call = lua.load("fetch() while true do end").callAsync();
        assertEquals("undisturbed", caught("for i = 1, 100000 do end return 'undisturbed'"));
        promise.complete(1);
        assertTrue(call.isCompletedExceptionally());
        assertTrue(assertThrows(java.util.concurrent.CompletionException.class, call::join)
                .getMessage()
                .contains("stop"));
    }

    @Test
    void endedRun_isEndedAlsoWhenItWasWaiting() {
        CompletableFuture<Object> promise = new CompletableFuture<>();
        lua.globals().set("fetch", lua.asyncFunction(arguments -> {
            lua.interrupt();
            return promise;
        }));
        CompletableFuture<Multi> call = lua.load("fetch() while true do end").callAsync();
        assertEquals("undisturbed", caught("for i = 1, 100000 do end return 'undisturbed'"));
        promise.complete(1);
        Throwable failure = assertThrows(java.util.concurrent.CompletionException.class, call::join)
                .getCause();
        assertTrue(failure instanceof LuaCancelledException, String.valueOf(failure));
    }

    @Test
    void interruptOfACoroutine_waitsForIt() {
        LuaThread thread = lua.thread(
                lua.load("coroutine.yield() while true do end").name("=t").toFunction());
        thread.resume();
        thread.interrupt("stop");
        assertEquals("undisturbed", caught("for i = 1, 100000 do end return 'undisturbed'"));
        assertEquals(
                "stop", assertThrows(LuaRuntimeException.class, thread::resume).getMessage());
        thread.interrupt("dead already");
        assertEquals("undisturbed", caught("for i = 1, 100000 do end return 'undisturbed'"));
    }

    @Test
    void interruptOfTheRunningCoroutine_meetsItAndNotTheOnesThatItResumes() {
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        lua.globals().set("log", lua.function(String.class, text -> {
            log.add(text);
            return null;
        }));
        lua.globals().set("interrupt", lua.function(() -> {
            lua.interrupt(HookScope.COROUTINE, "stop");
            return null;
        }));
        run(
                "local inner = coroutine.wrap(function() for i = 1, 100000 do end log('inner is done') end)",
                "log(select(2, pcall(function() interrupt() inner() while true do end end)))");
        assertEquals(List.of("inner is done", "stop"), List.copyOf(log));
    }
}
