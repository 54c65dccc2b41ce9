package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of docs/guide/threads.md: each sentence has a test of its name. */
@Timeout(60)
final class ThreadsTest {
    private final Lua lua = Lua.create();
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void joinThreads() throws InterruptedException {
        for (Thread thread : started) {
            thread.join(10_000);
            assertFalse(thread.isAlive(), thread + " is still alive");
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** What the action throws, or null, when it is over. */
    private CompletableFuture<Throwable> start(String name, Action action) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                        end.complete(null);
                    } catch (Throwable e) {
                        end.complete(e);
                    }
                },
                name);
        started.add(thread);
        thread.start();
        return end;
    }

    private static void awaitState(Thread thread, Thread.State... wanted) {
        while (!List.of(wanted).contains(thread.getState())) {
            assertTrue(thread.isAlive(), "the thread has ended");
            Thread.onSpinWait();
        }
    }

    private Thread last() {
        return started.get(started.size() - 1);
    }

    /** A function {@code hold} that stays until the latch is open, and tells when it is called. */
    private CountDownLatch holding(Lua held, CountDownLatch inside) {
        CountDownLatch release = new CountDownLatch(1);
        held.globals().set("hold", held.function("hold", arguments -> {
            inside.countDown();
            release.await();
            return null;
        }));
        return release;
    }

    @Test
    void anyThread_mayCallAnyMethodAtAnyTime() throws Exception {
        lua.load("n = 0").exec();
        LuaFunction add = lua.load("n = n + 1 return n").toFunction();
        LuaTable table = lua.table();
        List<CompletableFuture<Throwable>> ends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int id = i;
            ends.add(start("caller " + i, () -> {
                for (int k = 0; k < 500; k++) {
                    add.call();
                    table.set(id + "." + k, k);
                    assertEquals(k, table.get(id + "." + k, int.class));
                    lua.load("return ...").call(k);
                }
            }));
        }
        for (CompletableFuture<Throwable> end : ends) {
            assertEquals(null, end.get());
        }
        assertEquals(4000, lua.globals().get("n", int.class));
        assertEquals(4000, table.keys().size());
    }

    @Test
    void oneThreadAtATime_runsLua() throws Exception {
        AtomicReference<Thread> inside = new AtomicReference<>();
        lua.globals().set("begin", lua.function(arguments -> {
            assertSame(null, inside.getAndSet(Thread.currentThread()));
            return null;
        }));
        lua.globals().set("finish", lua.function(arguments -> {
            assertSame(Thread.currentThread(), inside.getAndSet(null));
            return null;
        }));
        LuaFunction busy = lua.load("begin() for i = 1, 2000 do end finish()").toFunction();
        List<CompletableFuture<Throwable>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ends.add(start("busy " + i, () -> {
                for (int k = 0; k < 200; k++) {
                    busy.call();
                }
            }));
        }
        for (CompletableFuture<Throwable> end : ends) {
            assertEquals(null, end.get());
        }
    }

    @Test
    void waitingThread_getsItsTurn_thoughAnotherReturnsAtOnce() throws Exception {
        AtomicReference<Boolean> stop = new AtomicReference<>(false);
        CountDownLatch running = new CountDownLatch(1);
        LuaFunction work = lua.load("for i = 1, 100000 do end").toFunction();
        CompletableFuture<Throwable> greedy = start("greedy", () -> {
            while (!stop.get()) {
                work.call();
                running.countDown();
            }
        });
        running.await();
        for (int i = 0; i < 20; i++) {
            assertEquals(i, lua.load("return ...").call(int.class, i));
        }
        stop.set(true);
        assertEquals(null, greedy.get());
    }

    @Test
    void waitingForTheLua_canBeBounded_andTellsOwnerAndItsLuaStack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = holding(lua, inside);
        CompletableFuture<Throwable> end = start(
                "holder",
                () -> lua.load("local function f() hold() end\nf()").name("=h").exec());
        inside.await();
        LuaBusyException e = assertThrows(LuaBusyException.class, () -> lua.tryEnter(Duration.ofMillis(1)));
        assertTrue(e.getMessage().contains("\"holder\""), e.getMessage());
        assertTrue(e.getMessage().contains("'hold'"), e.getMessage());
        assertTrue(e.luaStack().contains("h:1: in local 'f'"), e.luaStack());
        release.countDown();
        assertEquals(null, end.get());
        try (LuaEntry entry = lua.tryEnter(Duration.ofSeconds(10))) {
            assertEquals(2, lua.load("return 2").eval(int.class));
            assertInstanceOf(
                    LuaBusyException.class,
                    start("other", () -> lua.tryEnter(Duration.ZERO)).get());
            assertTrue(entry.isOpen());
        }
    }

    @Test
    void waitingForTheLua_tellsWhereARunningScriptStands() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        lua.globals().set("inside", lua.function(arguments -> {
            inside.countDown();
            return null;
        }));
        CompletableFuture<Throwable> end = start(
                "runner",
                () -> lua.load("inside()\nlocal function spin() while true do end end spin()")
                        .name("=r")
                        .exec());
        inside.await();
        String stack = "";
        while (stack.isEmpty()) {
            stack = assertThrows(LuaBusyException.class, () -> lua.tryEnter(Duration.ZERO))
                    .luaStack();
        }
        assertTrue(stack.contains("r:"), stack);
        lua.interrupt();
        assertInstanceOf(LuaCancelledException.class, end.get());
    }

    @Test
    void waitingForTheLua_canBeInterrupted_andTheCallIsNeverMade() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = holding(lua, inside);
        LuaFunction mark = lua.load("marked = true").toFunction();
        CompletableFuture<Throwable> holder =
                start("holder", () -> lua.load("hold()").exec());
        inside.await();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        CompletableFuture<Throwable> waiter = start("waiter", () -> {
            try {
                mark.call();
            } finally {
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        awaitState(last(), Thread.State.TIMED_WAITING, Thread.State.WAITING);
        last().interrupt();
        assertInstanceOf(LuaInterruptedException.class, waiter.get());
        assertTrue(flag.get());
        release.countDown();
        assertEquals(null, holder.get());
        assertEquals(LuaNil.NIL, lua.globals().get("marked"));
    }

    @Test
    void theLua_isNotHeldWhileAScriptAwaits() throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        lua.globals().set("ask", lua.asyncFunction(arguments -> {
            asked.countDown();
            return answer;
        }));
        CompletableFuture<Multi> async = lua.load("return ask()").callAsync();
        CompletableFuture<Multi> sync = new CompletableFuture<>();
        CompletableFuture<Throwable> end =
                start("sync", () -> sync.complete(lua.load("return ask()").call()));
        asked.await();
        awaitState(last(), Thread.State.WAITING);
        assertEquals(3, lua.load("return 3").eval(int.class));
        answer.complete("here");
        assertEquals(Multi.of("here"), async.get());
        assertEquals(Multi.of("here"), sync.get());
        assertEquals(null, end.get());
    }

    @Test
    void theLua_isNotHeldInsideBlockingFunctions() throws Exception {
        lua.globals().set("join", lua.blockingFunction("join", arguments -> {
            CompletableFuture<Integer> other = new CompletableFuture<>();
            start("other", () -> other.complete(lua.load("x = 5 return x").eval(int.class)));
            return other.get();
        }));
        assertEquals(Multi.of(5, 5), lua.load("local a = join() return a, x").call());
    }

    @Test
    void theLua_isNotHeldInsideBlockingActions() throws Exception {
        lua.globals().set("join", lua.function(arguments -> {
            CompletableFuture<Integer> other = new CompletableFuture<>();
            start("other", () -> other.complete(lua.load("return 6").eval(int.class)));
            return lua.blocking(other::get);
        }));
        assertEquals(6, lua.load("return join()").eval(int.class));
    }

    @Test
    void callsThatHaveLeft_mayComeBackInAnyOrder() throws Exception {
        List<CountDownLatch> releases = new ArrayList<>();
        List<CompletableFuture<Throwable>> ends = new ArrayList<>();
        CyclicBarrier arrived = new CyclicBarrier(2);
        for (int i = 0; i < 4; i++) {
            releases.add(new CountDownLatch(1));
        }
        lua.globals().set("leave", lua.blockingFunction("leave", arguments -> {
            arrived.await();
            releases.get(arguments.get(0, int.class)).await();
            return arguments.get(0);
        }));
        LuaFunction f = lua.load("local id = ... local t = {id} local r = leave(id) return r, t[1]")
                .toFunction();
        for (int i = 0; i < 4; i++) {
            int id = i;
            ends.add(start("away " + i, () -> assertEquals(Multi.of(id, id), f.call(id))));
            arrived.await();
        }
        for (int i : new int[] {1, 0, 3, 2}) {
            releases.get(i).countDown();
            assertEquals(null, ends.get(i).get());
            assertEquals(true, lua.load("return select(2, coroutine.running())").eval(boolean.class));
        }
    }

    @Test
    void recursionThroughBlockingFunctions_isCounted() {
        lua.globals()
                .set(
                        "deeper",
                        lua.blockingFunction(
                                arguments -> lua.load("return deeper()").call()));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("deeper()").exec());
        assertTrue(e.getMessage().contains("stack overflow"), e.getMessage());
        assertEquals(1, lua.load("return 1").eval(int.class));
    }

    @Test
    void sharedIsTheDefault() throws Exception {
        assertEquals(null, start("other", () -> lua.load("return 1").call()).get());
    }

    @Test
    void confined_failsFastWithBothThreadsNames() throws Exception {
        Lua confined = Lua.builder().threading(Threading.CONFINED).build();
        assertEquals(1, confined.load("return 1").eval(int.class));
        LuaTable globals = confined.globals();
        Throwable e = start("intruder", () -> globals.set("x", 1)).get();
        assertInstanceOf(LuaWrongThreadException.class, e);
        assertTrue(e.getMessage().contains("\"intruder\""), e.getMessage());
        assertTrue(e.getMessage().contains('"' + Thread.currentThread().getName() + '"'), e.getMessage());
        assertInstanceOf(
                LuaWrongThreadException.class, start("closer", confined::close).get());
        assertEquals(LuaNil.NIL, globals.get("x"));
        confined.close();
    }

    @Test
    void confined_needsAnExecutorOfItsThread() {
        Lua confined = Lua.builder().threading(Threading.CONFINED).build();
        assertThrows(
                IllegalStateException.class, () -> confined.load("return 1").callAsync());
    }

    @Test
    void hostFunctionThatWaitsForAThreadWhichNeedsTheLua_isADeadlockThatNamesBoth() throws Exception {
        Lua hasty = Lua.builder().deadlockPatience(Duration.ofMillis(1)).build();
        hasty.globals().set("join", hasty.function("join", arguments -> {
            CompletableFuture<Throwable> end =
                    start("needs it", () -> hasty.load("return 1").call());
            throw (Exception) end.get();
        }));
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> hasty.load("join()").name("=j").exec());
        LuaDeadlockException deadlock = assertInstanceOf(LuaDeadlockException.class, e.getCause());
        assertTrue(deadlock.getMessage().contains("\"needs it\""), deadlock.getMessage());
        assertTrue(deadlock.getMessage().contains('"' + Thread.currentThread().getName() + '"'), deadlock.getMessage());
        assertTrue(deadlock.getMessage().contains("'join'"), deadlock.getMessage());
        assertTrue(
                deadlock.sides().get(1).luaStack().contains("j:1: in main chunk"),
                deadlock.sides().toString());
        assertEquals(2, hasty.load("return 2").eval(int.class));
    }

    @Test
    void ringsOfLuas_areDeadlocksThatNameEverySide() throws Exception {
        for (int size : new int[] {2, 16}) {
            ring(size);
        }
    }

    private void ring(int size) throws Exception {
        CyclicBarrier all = new CyclicBarrier(size);
        List<Lua> luas = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            luas.add(Lua.create());
        }
        List<CompletableFuture<Throwable>> ends = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Lua next = luas.get((i + 1) % size);
            luas.get(i).globals().set("next", luas.get(i).function("next", arguments -> {
                all.await();
                return next.load("return 1").call();
            }));
            Lua own = luas.get(i);
            ends.add(start("ring " + i, () -> own.load("return next()").call()));
        }
        int failed = 0;
        for (CompletableFuture<Throwable> end : ends) {
            Throwable e = end.get();
            if (e != null) {
                LuaDeadlockException deadlock = assertInstanceOf(LuaDeadlockException.class, e.getCause());
                for (int i = 0; i < size; i++) {
                    assertTrue(deadlock.getMessage().contains("\"ring " + i + '"'), deadlock.getMessage());
                }
                assertEquals(size, deadlock.sides().size());
                failed++;
            }
        }
        assertEquals(1, failed);
        for (Lua each : luas) {
            assertEquals(4, each.load("return 4").eval(int.class));
        }
    }

    @Test
    void handleOfAnotherLua_isAClearError() {
        Lua other = Lua.create();
        LuaForeignValueException e =
                assertThrows(LuaForeignValueException.class, () -> lua.globals().set("t", other.table()));
        assertTrue(e.getMessage().contains("another"), e.getMessage());
    }

    @Test
    void closing_endsWhatRuns_refusesWhoWaits_andWaitsForTheEnd() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        lua.globals().set("inside", lua.function(arguments -> {
            inside.countDown();
            return null;
        }));
        CompletableFuture<Throwable> runner = start(
                "runner",
                () -> lua.load("local x <close> = setmetatable({}, {__close = function() closed = true end})"
                                + " inside() while true do pcall(function() while true do end end) end")
                        .exec());
        inside.await();
        CompletableFuture<Throwable> waiter =
                start("waiter", () -> lua.load("return 1").call());
        awaitState(last(), Thread.State.TIMED_WAITING, Thread.State.WAITING);
        lua.close();
        assertInstanceOf(LuaClosedException.class, runner.get());
        assertInstanceOf(LuaClosedException.class, waiter.get());
        assertThrows(LuaClosedException.class, () -> lua.load("return 1").call());
        assertThrows(LuaClosedException.class, () -> lua.globals().get("closed"));
        lua.close();
    }

    @Test
    void closing_fromAFunctionThatAScriptCalled_endsTheScriptAndFollowsWhenItIsLeft() {
        List<String> order = new ArrayList<>();
        lua.globals()
                .set(
                        "note",
                        lua.function(arguments -> order.add(arguments.get(0).toString())));
        lua.globals().set("shut", lua.function(arguments -> {
            lua.close();
            order.add("close returned");
            return null;
        }));
        Chunk script = lua.load("setmetatable({}, {__gc = function() note('finalizer') end})\n"
                + "local x <close> = setmetatable({}, {__close = function() note('variable') end})\n"
                + "shut() while true do end");
        assertThrows(LuaClosedException.class, script::exec);
        assertEquals(List.of("close returned", "variable", "finalizer"), order);
        assertThrows(LuaClosedException.class, script::exec);
    }

    @Test
    void closing_wakesWhoWaitsForResults() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        lua.globals().set("never", lua.asyncFunction(arguments -> {
            asked.countDown();
            return new CompletableFuture<>();
        }));
        CompletableFuture<Throwable> sync =
                start("sync", () -> lua.load("pcall(never)").exec());
        asked.await();
        awaitState(last(), Thread.State.WAITING);
        lua.close();
        assertInstanceOf(LuaClosedException.class, sync.get());
    }

    @Test
    void interruptedWhileWaitingForResults_endsTheScript() throws Exception {
        lua.globals().set("never", lua.asyncFunction(arguments -> new CompletableFuture<>()));
        CompletableFuture<Throwable> sync =
                start("sync", () -> lua.load("pcall(never) escaped = true").exec());
        awaitState(last(), Thread.State.WAITING);
        last().interrupt();
        assertInstanceOf(LuaInterruptedException.class, sync.get());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
    }

    @Test
    void entry_keepsOthersOutBetweenCalls() throws Exception {
        CompletableFuture<Throwable> other;
        try (LuaEntry entry = lua.enter()) {
            lua.load("x = 1").exec();
            other = start("other", () -> lua.load("x = 2").exec());
            awaitState(last(), Thread.State.TIMED_WAITING, Thread.State.WAITING);
            assertEquals(1, lua.globals().get("x", int.class));
            Throwable foreign = start("foreign", entry::close).get();
            assertInstanceOf(IllegalStateException.class, foreign);
        }
        assertEquals(null, other.get(10, TimeUnit.SECONDS));
        assertEquals(2, lua.globals().get("x", int.class));
    }

    @Test
    void hostFunctionThatWaitsForAnAsynchronousCallOfTheSameLua_leavesItMeanwhile() throws Exception {
        LuaFunction inner =
                lua.load("seen = select(2, coroutine.running()) return 20").toFunction();
        lua.globals()
                .set("get", lua.function(arguments -> inner.callAsync(int.class).get()));
        lua.globals()
                .set(
                        "join",
                        lua.function(arguments -> inner.callAsync(int.class).join()));
        lua.globals()
                .set(
                        "derived",
                        lua.function(arguments -> inner.callAsync(int.class)
                                .thenApply(n -> n + 1)
                                .thenCombine(inner.callAsync(int.class), Integer::sum)
                                .get(30, TimeUnit.SECONDS)));
        CompletableFuture<Throwable> caller = start(
                "caller",
                () -> assertEquals(
                        Multi.of(20, 20, 41),
                        lua.load("return get(), join(), derived()").call()));
        assertEquals(null, caller.get(30, TimeUnit.SECONDS));
    }

    @Test
    void threadThatStoodAtTheEntranceBefore_isNotRefusedForWhatAHostFunctionHasStarted() throws Exception {
        Lua hasty = Lua.builder().deadlockPatience(Duration.ofSeconds(1)).build();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayJoin = new CountDownLatch(1);
        hasty.globals().set("begin", hasty.function(arguments -> {
            begun.countDown();
            mayJoin.await();
            return null;
        }));
        hasty.globals()
                .set(
                        "join",
                        hasty.function(
                                "join",
                                arguments -> start(
                                                "started later",
                                                () -> hasty.load("return 1").call())
                                        .get()));
        CompletableFuture<Throwable> owner =
                start("owner", () -> hasty.load("begin() join()").exec());
        begun.await();
        CompletableFuture<Throwable> earlier =
                start("earlier", () -> hasty.load("return 1").call());
        awaitState(last(), Thread.State.TIMED_WAITING, Thread.State.WAITING);
        mayJoin.countDown();
        owner.get(30, TimeUnit.SECONDS);
        assertEquals(null, earlier.get(30, TimeUnit.SECONDS));
    }
}
