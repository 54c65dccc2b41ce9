package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of docs/guide/async.md. Executor and waits are queues that the tests empty by hand, so nothing is left to chance. */
@Timeout(60)
final class AsyncTest {
    /** Runs what it was given when the test says so. */
    private static final class Steps implements Executor {
        private final Queue<Runnable> queue = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            queue.add(task);
        }

        void runAll() {
            while (!queue.isEmpty()) {
                queue.remove().run();
            }
        }
    }

    private final Steps steps = new Steps();
    private final Lua lua = Lua.builder().executor(steps).build();
    /** What scripts wait for: {@code later(value)} gives the value when its turn comes, {@code fail(message)} an exception. */
    private final Queue<Runnable> answers = new ArrayDeque<>();

    private final List<CompletableFuture<Object>> asked = new ArrayList<>();

    AsyncTest() {
        give(lua);
    }

    private void give(Lua to) {
        to.globals().set("later", to.asyncFunction("later", arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            asked.add(answer);
            answers.add(() -> answer.complete(arguments));
            return answer;
        }));
        to.globals().set("fail", to.asyncFunction("fail", arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            asked.add(answer);
            answers.add(() -> answer.completeExceptionally(
                    new IllegalStateException(arguments.get(0).toString())));
            return answer;
        }));
    }

    private <T> T finish(CompletableFuture<T> call) throws Exception {
        steps.runAll();
        while (!answers.isEmpty()) {
            assertFalse(call.isDone(), "completed while it waits");
            answers.remove().run();
            steps.runAll();
        }
        return call.get(0, TimeUnit.SECONDS);
    }

    private String run(String script) throws Exception {
        return String.valueOf(finish(lua.load(script).name("=s").callAsync(Object.class)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        straight       | return later(1) + later(2)                                                               | 3
        several values | local a, b, c = later(1, nil, 3) return tostring(a)..tostring(b)..c                      | 1nil3
        tail call      | return later('t')                                                                        | t
        pcall          | local ok, v = pcall(later, 'v') return tostring(ok)..v                                   | truev
        pcall failing  | local ok, e = pcall(fail, 'no') return tostring(ok)..tostring(e)                          | falseno
        xpcall handler | return select(2, xpcall(error, function(e) return later(e..'!') end, 'bad'))             | bad!
        index          | return setmetatable({}, {__index = function(_, k) return later(k) end}).key              | key
        newindex       | local r; setmetatable({}, {__newindex = function(_, k, v) r = later(v) end}).k = 4 return r | 4
        call           | return setmetatable({}, {__call = function(_, v) return later(v) end})(6)                | 6
        arithmetic     | return setmetatable({}, {__add = function(_, v) return later(v) end}) + 7                | 7
        unary          | return -setmetatable({}, {__unm = function() return later(8) end})                       | 8
        length         | return #setmetatable({}, {__len = function() return later(9) end})                       | 9
        concat         | return 'x'..setmetatable({}, {__concat = function(a) return later(a..'c') end})          | xc
        equal          | local m = {__eq = function() return later(true) end} return setmetatable({}, m) == setmetatable({}, m) | true
        less           | local m = {__lt = function() return later(true) end} return setmetatable({}, m) < 1      | true
        less or equal  | local m = {__le = function() return later(true) end} return 1 <= setmetatable({}, m)     | true
        tostring       | return tostring(setmetatable({}, {__tostring = function() return later('ts') end}))      | ts
        pairs          | for k in pairs(setmetatable({}, {__pairs = function() return function(_, c) return later(not c and 'k' or nil) end end})) do return k end | k
        iterator       | local n = 0 for i in function(_, c) return later((c or 0) < 3 and (c or 0) + 1 or nil) end do n = n + i end return n | 6
        sort           | local t = {3, 1, 2} table.sort(t, function(a, b) return later(a) < later(b) end) return table.concat(t) | 123
        gsub           | return (string.gsub('abc', '%w', function(c) return later(c:upper()) end))               | ABC
        close          | local r do local c <close> = setmetatable({}, {__close = function() r = later('c') end}) end return r | c
        close on error | local r pcall(function() local c <close> = setmetatable({}, {__close = function() r = later('c') end}) error() end) return r | c
        load           | local n = 0 return load(function() n = n + 1 return later(n == 1 and 'return 5' or nil) end)() | 5
        dofile style   | return load('return later(...)')(11)                                                     | 11
        coroutine      | local co = coroutine.wrap(function(a) local b = coroutine.yield(later(a) + 1) return later(b) end) return co(1) + co(10) | 12
        wrap in wrap   | local f = coroutine.wrap(function() return coroutine.wrap(function() return later(3) end)() end) return f() | 3
        coroutine error | local ok, e = coroutine.resume(coroutine.create(function() fail('f') end)) return tostring(ok)..tostring(e) | falsef
        recursion      | local function f(n) if n == 0 then return later(0) end return 1 + f(n - 1) end return f(50) | 50
        """)
    void awaitingWorks(String where, String script, String expected) throws Exception {
        assertEquals(expected, run(script).replace("s:1: ", ""), where);
        assertFalse(asked.isEmpty(), where);
    }

    @Test
    void awaitingWorks_inRequire() throws Exception {
        Lua system = Lua.builder().systemAccess().executor(steps).build();
        give(system);
        CompletableFuture<String> call = system.load(
                        "package.preload.m = function() return {v = later('loaded')} end return require('m').v")
                .callAsync(String.class);
        assertEquals("loaded", finish(call));
    }

    @Test
    void awaitingInAFinalizer_isRefused() throws Exception {
        CompletableFuture<String> call = lua.load(
                        "local r setmetatable({}, {__gc = function() r = {pcall(later, 1)} end})\n"
                                + "repeat collectgarbage() until r return tostring(r[2])")
                .callAsync(String.class);
        steps.runAll();
        assertTrue(call.get(0, TimeUnit.SECONDS).contains("finalizer"));
    }

    @Test
    void systemSuspensions_areInvisibleToTheScriptsCoroutines() throws Exception {
        assertEquals("running normal running suspended dead false", run("""
            local inner, outer
            local seen = {}
            local function note(v) seen[#seen + 1] = tostring(v) end
            inner = coroutine.create(function()
              later(1)
              note(coroutine.status(inner))
              note(coroutine.status(outer))
              coroutine.yield()
            end)
            outer = coroutine.create(function()
              coroutine.resume(inner)
              later(2)
              note(coroutine.status(outer))
              note(coroutine.status(inner))
            end)
            coroutine.resume(outer)
            note(coroutine.status(outer))
            note(coroutine.isyieldable())
            return table.concat(seen, ' ')"""));
    }

    @Test
    void systemSuspensions_areInvisibleToTheResumer() throws Exception {
        assertEquals("true value 1", run("""
            local resumes = 0
            local co = coroutine.create(function() later(1) later(2) return later('value') end)
            resumes = resumes + 1
            local ok, v = coroutine.resume(co)
            return tostring(ok) .. ' ' .. v .. ' ' .. resumes"""));
    }

    @Test
    void coroutineOfAWaitingCall_cannotBeResumedByAnother() throws Exception {
        CompletableFuture<Multi> call = lua.load(
                        "co = coroutine.create(function() return later(1) end) return coroutine.resume(co)")
                .callAsync();
        steps.runAll();
        assertEquals(
                "cannot resume non-suspended coroutine",
                lua.load("return select(2, coroutine.resume(co))").eval(String.class));
        assertEquals(Multi.of(true, 1), finish(call));
    }

    @Test
    void severalCalls_mayBeInProgress() throws Exception {
        List<CompletableFuture<Multi>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(lua.load("local s = 0 for i = 1, 3 do s = s + later(...) end return s")
                    .callAsync(i));
        }
        steps.runAll();
        assertEquals(20, asked.size());
        while (!answers.isEmpty()) {
            answers.remove().run();
            steps.runAll();
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(Multi.of(3 * i), calls.get(i).get());
        }
    }

    @Test
    void yieldOutsideACoroutine_isTheScriptsMistake() {
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("coroutine.yield(1)"));
        assertEquals("attempt to yield from outside a coroutine", e.getCause().getMessage());
    }

    @Test
    void running_isTheMainCoroutineOfTheCall() throws Exception {
        assertEquals("true", run("later(1) return select(2, coroutine.running())"));
    }

    @Test
    void hostException_isCatchable_andTheCauseOtherwise() throws Exception {
        assertEquals("false s:1: boom", run("local ok, e = pcall(fail, 'boom') return tostring(ok)..' s:1: '..e"));
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("later(1) fail('boom')"));
        LuaRuntimeException error = assertInstanceOf(LuaRuntimeException.class, e.getCause());
        assertEquals("s:1: boom", error.getMessage());
        assertInstanceOf(IllegalStateException.class, error.getCause());
    }

    @Test
    void failure_isUnwrappedOnce_sameObject() {
        IllegalStateException thrown = new IllegalStateException("deep");
        lua.globals()
                .set(
                        "deep",
                        lua.asyncFunction(arguments -> CompletableFuture.failedFuture(
                                new CompletionException(new ExecutionException(new CompletionException(thrown))))));
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("deep()"));
        assertSame(thrown, e.getCause().getCause());
    }

    @Test
    void errorValue_keepsItsIdentityThroughAStage() throws Exception {
        lua.globals().set("again", lua.asyncFunction(arguments -> ((LuaFunction) arguments.get(0)).callAsync()));
        assertEquals("true", run("local t = {} local ok, e = pcall(again, function() error(t) end) return e == t"));
    }

    @Test
    void errorOfTheHost_passesTheScript() {
        AssertionError thrown = new AssertionError("fatal");
        lua.globals().set("fatal", lua.asyncFunction(arguments -> CompletableFuture.failedFuture(thrown)));
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("pcall(fatal) escaped = true"));
        assertSame(thrown, e.getCause());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
        assertEquals(1, lua.load("return 1").eval(int.class));
    }

    @Test
    void nullInsteadOfAStage_isAnError() {
        lua.globals().set("none", lua.asyncFunction("none", arguments -> null));
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("none()"));
        assertTrue(e.getCause().getMessage().contains("'none' returned null"), e.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "complete", "completeExceptionally", "obtrude"})
    void completionFromOutside_endsTheScriptThatWaits(String how) {
        CompletableFuture<Object> call = lua.load(
                        "local c <close> = setmetatable({}, {__close = function() closed = true end})\n"
                                + "pcall(pcall, later, 1) escaped = true")
                .callAsync(Object.class);
        steps.runAll();
        completeFromOutside(call, how);
        steps.runAll();
        assertTrue(asked.get(0).isCancelled());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
        assertEquals(true, lua.globals().get("closed", boolean.class));
    }

    private static void completeFromOutside(CompletableFuture<Object> call, String how) {
        switch (how) {
            case "cancel" -> call.cancel(true);
            case "complete" -> call.complete("mine");
            case "completeExceptionally" -> call.completeExceptionally(new IllegalStateException("mine"));
            default -> call.obtrudeValue("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "complete", "completeExceptionally", "obtrude"})
    void completionFromOutside_endsTheScriptThatRuns(String how) {
        CompletableFuture<Object> call = lua.load(
                        "local c <close> = setmetatable({}, {__close = function() closed = true end})\n"
                                + "later(1) while true do pcall(function() outside() while true do end end) end")
                .callAsync(Object.class);
        lua.globals().set("outside", lua.function(arguments -> {
            completeFromOutside(call, how);
            return null;
        }));
        steps.runAll();
        answers.remove().run();
        steps.runAll();
        assertTrue(call.isDone());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertEquals(1, lua.load("return 1").eval(int.class));
    }

    @Test
    void cancelBeforeTheStart_leavesNothingToRun() {
        CompletableFuture<Multi> call = lua.load("started = true").callAsync();
        call.cancel(false);
        steps.runAll();
        assertEquals(LuaNil.NIL, lua.globals().get("started"));
        assertThrows(CancellationException.class, call::join);
    }

    @Test
    void cancelAfterTheEnd_hitsNoLaterCall() throws Exception {
        CompletableFuture<Integer> first = lua.load("return 1").callAsync(int.class);
        assertEquals(1, finish(first));
        first.cancel(true);
        assertEquals(
                500_000,
                lua.load("local n = 0 for i = 1, 500000 do n = n + 1 end return n")
                        .eval(int.class));
        assertEquals(1, first.join());
    }

    @Test
    void cancelOfOne_doesNotHitAnother() throws Exception {
        CompletableFuture<Object> one = lua.load("return later(1)").callAsync(Object.class);
        CompletableFuture<Integer> other =
                lua.load("for i = 1, 500000 do end return later(2)").callAsync(int.class);
        one.cancel(true);
        steps.runAll();
        answers.remove().run();
        steps.runAll();
        assertEquals(2, other.get(0, TimeUnit.SECONDS));
    }

    @Test
    void orTimeout_endsTheScript() throws Exception {
        Lua own = Lua.create();
        CompletableFuture<Multi> call =
                own.load("while true do end").callAsync().orTimeout(1, TimeUnit.MILLISECONDS);
        ExecutionException e = assertThrows(ExecutionException.class, call::get);
        assertInstanceOf(TimeoutException.class, e.getCause());
        assertEquals(1, own.load("return 1").eval(int.class));
    }

    @Test
    void completedStage_needsNoSuspension_andAMillionNeedNoStack() throws Exception {
        lua.globals().set("now", lua.asyncFunction(CompletableFuture::completedFuture));
        CompletableFuture<Integer> call = lua.load("local n = 0 for i = 1, 1000000 do n = n + now(1) end return n")
                .callAsync(int.class);
        steps.queue.remove().run();
        assertEquals(1_000_000, call.get(0, TimeUnit.SECONDS));
    }

    @Test
    void executorThatRunsAtOnce_doesNotRecurse() throws Exception {
        Lua inline = Lua.builder().executor(Runnable::run).build();
        Queue<Runnable> ready = new ArrayDeque<>();
        inline.globals().set("soon", inline.asyncFunction(arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            ready.add(() -> answer.complete(1));
            return answer;
        }));
        CompletableFuture<Multi> call = inline.load("local n = 0 for i = 1, 100000 do n = n + soon() end return n")
                .callAsync();
        while (!ready.isEmpty()) {
            ready.remove().run();
        }
        assertEquals(Multi.of(100_000), call.get(0, TimeUnit.SECONDS));
    }

    @Test
    void executorThatRunsAtOnce_doesNotReenterARunningScript() throws Exception {
        Lua inline = Lua.builder().executor(Runnable::run).build();
        List<CompletableFuture<Multi>> calls = new ArrayList<>();
        inline.globals().set("spawn", inline.function(arguments -> {
            calls.add(((LuaFunction) arguments.get(0)).callAsync());
            return null;
        }));
        assertEquals(
                "outer",
                inline.load(
                                "order = '' spawn(function() order = order .. 'inner' end) order = order .. 'outer' return order")
                        .eval(String.class));
        assertEquals(Multi.empty(), calls.get(0).get(0, TimeUnit.SECONDS));
        assertEquals("outerinner", inline.globals().get("order", String.class));
    }

    @Test
    void executorThatRefuses_failsTheCall_andLeavesTheLua() throws Exception {
        Lua refused = Lua.builder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> refused.load("return 1").callAsync().get());
        assertInstanceOf(RejectedExecutionException.class, e.getCause());
        assertEquals(1, refused.load("return 1").eval(int.class));
    }

    @Test
    void executorThatRefusesHalfWay_failsTheCall() {
        boolean[] full = {false};
        Lua refused = Lua.builder()
                .executor(task -> {
                    if (full[0]) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .build();
        give(refused);
        CompletableFuture<Multi> call = refused.load("later(1) escaped = true").callAsync();
        full[0] = true;
        answers.remove().run();
        assertThrows(CompletionException.class, call::join);
        assertEquals(LuaNil.NIL, refused.globals().get("escaped"));
    }

    @Test
    void executorThatRunsTwice_runsOnce() throws Exception {
        List<Runnable> tasks = new ArrayList<>();
        Lua twice = Lua.builder().executor(tasks::add).build();
        CompletableFuture<Multi> call = twice.load("n = (n or 0) + 1").callAsync();
        tasks.get(0).run();
        tasks.get(0).run();
        assertEquals(Multi.empty(), call.get(0, TimeUnit.SECONDS));
        assertEquals(1, twice.globals().get("n", int.class));
    }

    @Test
    void step_doesNotWaitForTheLua() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        lua.globals().set("hold", lua.function(arguments -> {
            inside.countDown();
            release.await();
            return null;
        }));
        Thread holder = new Thread(() -> lua.load("hold()").exec());
        holder.start();
        inside.await();
        CompletableFuture<Multi> call = lua.load("return 1").callAsync();
        steps.runAll();
        assertFalse(call.isDone());
        release.countDown();
        holder.join();
        steps.runAll();
        assertEquals(Multi.of(1), call.get(0, TimeUnit.SECONDS));
    }

    @Test
    void stepThatBlocks_letsOthersStep() throws Exception {
        Lua own = Lua.create();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        own.globals().set("ask", own.asyncFunction(arguments -> answer));
        own.globals()
                .set(
                        "reenter",
                        own.function(arguments -> own.load("return ask()").call()));
        own.globals().set("answer", own.function(arguments -> answer.complete(42)));
        CompletableFuture<Multi> blocked = own.load("return reenter()").callAsync();
        own.load("answer()").callAsync().get();
        assertEquals(Multi.of(42), blocked.get());
    }

    @Test
    void closing_failsWhatIsPending_andClosesItsVariables() {
        List<String> order = new ArrayList<>();
        lua.globals()
                .set(
                        "note",
                        lua.function(arguments -> order.add(arguments.get(0).toString())));
        CompletableFuture<Multi> waiting = lua.load(
                        "local c <close> = setmetatable({}, {__close = function() note('closed') end})\n"
                                + "pcall(later, 1) note('escaped')")
                .callAsync();
        steps.runAll();
        CompletableFuture<Multi> queued = lua.load("note('started')").callAsync();
        lua.close();
        assertInstanceOf(
                LuaClosedException.class,
                assertThrows(CompletionException.class, waiting::join).getCause());
        assertInstanceOf(
                LuaClosedException.class,
                assertThrows(CompletionException.class, queued::join).getCause());
        assertTrue(asked.get(0).isCancelled());
        steps.runAll();
        assertEquals(List.of("closed"), order);
        assertThrows(CompletionException.class, lua.load("return 1").callAsync()::join);
    }

    @Test
    void syntaxError_failsTheFuture() {
        ExecutionException e = assertThrows(ExecutionException.class, () -> run("x ="));
        assertInstanceOf(LuaSyntaxException.class, e.getCause());
    }

    @Test
    void resultThatDoesNotConvert_failsTheFuture() {
        CompletableFuture<Integer> call = lua.load("return {}").callAsync(Integer.class);
        ExecutionException e = assertThrows(ExecutionException.class, () -> finish(call));
        assertInstanceOf(LuaConversionException.class, e.getCause());
    }

    @Test
    void suspendedCall_keepsItsValuesThroughACollection() throws Exception {
        CompletableFuture<Multi> call = lua.load(
                        "local weak = setmetatable({}, {__mode = 'v'}) local strong = {} weak[1] = strong later(1)"
                                + " return weak[1] == strong, collectgarbage('count') > 0")
                .callAsync();
        steps.runAll();
        lua.load("collectgarbage() collectgarbage()").exec();
        assertEquals(Multi.of(true, true), finish(call));
    }

    @Test
    void cancelledWhileItIsAway_endsWhenItComesBack() throws Exception {
        Lua own = Lua.create();
        CountDownLatch away = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        own.globals().set("leave", own.blockingFunction(arguments -> {
            away.countDown();
            back.await();
            return null;
        }));
        CompletableFuture<Multi> call = own.load("pcall(leave) for i = 1, 1000000 do end escaped = true")
                .callAsync();
        away.await();
        call.cancel(true);
        // A run that has nothing to do with it passes many safe points meanwhile.
        own.load("for i = 1, 1000000 do end").exec();
        back.countDown();
        own.load("for i = 1, 100 do end").exec();
        while (own.usage().instructions() < 1_010_000) {
            own.load("for i = 1, 1000 do end").exec();
        }
        assertEquals(LuaNil.NIL, own.globals().get("escaped"));
    }

    @Test
    void cancelBehindAnInterruptThatIsCaught_isNotLost() {
        CompletableFuture<Multi> call =
                lua.load("pcall(outside) while true do end").callAsync();
        lua.globals().set("outside", lua.function(arguments -> {
            lua.interrupt("caught by pcall");
            call.cancel(true);
            while (!lua.load("for i = 1, 1000000 do end").call().isEmpty()) {
                throw new IllegalStateException("not reached");
            }
            return null;
        }));
        steps.runAll();
        assertTrue(call.isCancelled());
        assertEquals(1, lua.load("return 1").eval(int.class));
    }

    @Test
    void manyWishes_needNoStack() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            lua.load("return 1").callAsync().cancel(true);
            lua.interrupt("wish " + i % 3);
        }
        steps.runAll();
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("while true do end").exec());
        assertTrue(e.getMessage().contains("wish 0"), e.getMessage());
    }

    @Test
    void executorThatRunsAtOnce_doesNotRecurseThroughManyReadyCalls() throws Exception {
        Lua inline = Lua.builder().executor(Runnable::run).build();
        List<CompletableFuture<Multi>> calls = new ArrayList<>();
        inline.globals().set("spawn", inline.function(arguments -> {
            calls.add(((LuaFunction) arguments.get(0)).callAsync());
            return null;
        }));
        inline.load("n = 0 local function f() n = n + 1 end for i = 1, 300000 do spawn(f) end")
                .callAsync()
                .get(0, TimeUnit.SECONDS);
        assertEquals(300_000, inline.globals().get("n", int.class));
        for (CompletableFuture<Multi> call : calls) {
            assertEquals(Multi.empty(), call.get(0, TimeUnit.SECONDS));
        }
    }
}
