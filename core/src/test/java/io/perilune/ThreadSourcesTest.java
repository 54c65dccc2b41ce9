package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A coroutine as iterator, stream, publisher and future. The executor is a queue that the tests empty by hand. */
@Timeout(60)
final class ThreadSourcesTest {
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final Lua lua = Lua.builder().executor(steps::add).build();
    private final List<CompletableFuture<Object>> asked = new ArrayList<>();

    ThreadSourcesTest() {
        lua.globals().set("later", lua.asyncFunction("later", arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }));
    }

    private LuaThread thread(String body) {
        return lua.thread(lua.load(body).name("=t").toFunction());
    }

    private void runAll() {
        while (!steps.isEmpty()) {
            steps.remove().run();
        }
    }

    private static final String COUNT = "local from, to = ... for i = from, to do coroutine.yield(i) end";
    private static final String CLOSING =
            "local v <close> = setmetatable({}, {__close = function() closed = true end})\n";

    // Iterator and stream.

    @Test
    void iterator_givesWhatIsYielded_andTheReturnIfThereIsOne() {
        List<Integer> seen = new ArrayList<>();
        thread(COUNT).iterator(Integer.class, 1, 3).forEachRemaining(seen::add);
        assertEquals(List.of(1, 2, 3), seen);
        Iterator<Multi> all = thread("coroutine.yield() return 'end', 2").iterator();
        assertEquals(Multi.empty(), all.next());
        assertEquals(Multi.of("end", 2), all.next());
        assertFalse(all.hasNext());
        assertThrows(NoSuchElementException.class, all::next);
    }

    @Test
    void iterator_computesNothingAhead() {
        lua.globals().set("n", 0);
        Iterator<Integer> squares =
                thread("while true do n = n + 1 coroutine.yield(n * n) end").iterator(Integer.class);
        assertEquals(1, squares.next());
        assertEquals(4, squares.next());
        assertEquals(2, lua.globals().get("n", int.class));
    }

    @Test
    void iterator_failsOnce_andHasEndedThen() {
        Iterator<Multi> failing = thread("coroutine.yield(1) error('no', 0)").iterator();
        failing.next();
        assertEquals(
                "no", assertThrows(LuaRuntimeException.class, failing::hasNext).getMessage());
        assertFalse(failing.hasNext());
    }

    @Test
    void stream_isSequential_andClosingItClosesTheCoroutine() {
        LuaThread naturals = thread(CLOSING + "local i = 0 while true do i = i + 1 coroutine.yield(i) end");
        try (Stream<Integer> stream = naturals.stream(Integer.class)) {
            assertEquals(
                    List.of(2, 4, 6), stream.filter(i -> i % 2 == 0).limit(3).toList());
            assertEquals(ThreadStatus.SUSPENDED, naturals.status());
        }
        assertEquals(ThreadStatus.DEAD, naturals.status());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertEquals(
                6, thread(COUNT).stream(Integer.class, 1, 3).mapToInt(i -> i).sum());
    }

    // Publisher.

    /** Keeps what it is told, and checks that it is told so one after the other. */
    private static final class Recorder implements Flow.Subscriber<Object> {
        final List<Object> items = new ArrayList<>();
        final List<Object> ends = new ArrayList<>();
        Flow.Subscription subscription;
        private boolean inside;
        /** What is requested from inside {@code onNext}. */
        long more;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Object item) {
            assertFalse(inside, "signals overlap");
            inside = true;
            items.add(item);
            if (more > 0) {
                subscription.request(more);
            }
            inside = false;
        }

        @Override
        public void onError(Throwable e) {
            assertFalse(inside, "signals overlap");
            ends.add(e);
        }

        @Override
        public void onComplete() {
            assertFalse(inside, "signals overlap");
            ends.add("complete");
        }
    }

    private Recorder subscribe(Flow.Publisher<?> publisher) {
        Recorder recorder = new Recorder();
        publisher.subscribe(recorder);
        return recorder;
    }

    @Test
    void publisher_goesAStepForEveryItemThatIsWanted() {
        Recorder recorder = subscribe(thread(COUNT).publisher(Integer.class, 1, 3));
        runAll();
        assertEquals(List.of(), recorder.items);
        recorder.subscription.request(2);
        runAll();
        assertEquals(List.of(1, 2), recorder.items);
        assertEquals(List.of(), recorder.ends);
        recorder.subscription.request(Long.MAX_VALUE);
        recorder.subscription.request(Long.MAX_VALUE);
        runAll();
        assertEquals(List.of(1, 2, 3), recorder.items);
        assertEquals(List.of("complete"), recorder.ends);
    }

    @Test
    void publisher_lastItemIsTheReturn() {
        Recorder recorder = subscribe(thread("coroutine.yield(1, 2) return 'r'").publisher());
        recorder.subscription.request(2);
        runAll();
        assertEquals(List.of(Multi.of(1, 2), Multi.of("r")), recorder.items);
        assertEquals(List.of("complete"), recorder.ends);
    }

    @Test
    void publisher_awaitsOnTheWay() {
        Recorder recorder = subscribe(
                thread("coroutine.yield(later()) coroutine.yield(later())").publisher(String.class));
        recorder.subscription.request(9);
        runAll();
        assertEquals(List.of(), recorder.items);
        asked.get(0).complete("a");
        runAll();
        assertEquals(List.of("a"), recorder.items);
        asked.get(1).complete("b");
        runAll();
        assertEquals(List.of("a", "b"), recorder.items);
        assertEquals(List.of("complete"), recorder.ends);
    }

    @Test
    void publisher_requestInsideOnNext_doesNotRecurse() {
        Lua inline = Lua.builder().executor(Runnable::run).build();
        LuaThread many = inline.thread(inline.load(COUNT).toFunction());
        Recorder recorder = subscribe(many.publisher(Integer.class, 1, 100_000));
        recorder.more = 1;
        recorder.subscription.request(1);
        assertEquals(100_000, recorder.items.size());
        assertEquals(List.of("complete"), recorder.ends);
    }

    @Test
    void publisher_errorIsTheLastSignal_andVariablesAreClosed() {
        Recorder recorder =
                subscribe(thread(CLOSING + "coroutine.yield(1) error('no', 0)").publisher());
        recorder.subscription.request(9);
        runAll();
        assertEquals(1, recorder.items.size());
        assertEquals("no", ((LuaRuntimeException) recorder.ends.get(0)).getMessage());
        assertEquals(1, recorder.ends.size());
        assertEquals(true, lua.globals().get("closed", boolean.class));
    }

    @Test
    void publisher_cancelBetweenSteps_endsTheCoroutine() {
        LuaThread thread = thread(CLOSING + "while true do coroutine.yield(1) end");
        Recorder recorder = subscribe(thread.publisher());
        recorder.subscription.request(1);
        runAll();
        recorder.subscription.cancel();
        recorder.subscription.cancel();
        recorder.subscription.request(1);
        runAll();
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertEquals(1, recorder.items.size());
        assertEquals(List.of(), recorder.ends);
    }

    @Test
    void publisher_cancelInsideAStep_endsWhatItAwaits() {
        LuaThread thread = thread(CLOSING + "pcall(later) escaped = true");
        Recorder recorder = subscribe(thread.publisher());
        recorder.subscription.request(1);
        runAll();
        recorder.subscription.cancel();
        runAll();
        assertTrue(asked.get(0).isCancelled());
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertFalse(lua.globals().containsKey("escaped"));
        assertEquals(List.of(), recorder.ends);
    }

    @Test
    void publisher_hasOneSubscriber() {
        Flow.Publisher<Multi> publisher = thread(COUNT).publisher(1, 1);
        subscribe(publisher);
        Recorder second = subscribe(publisher);
        second.subscription.request(1);
        second.subscription.cancel();
        assertInstanceOf(IllegalStateException.class, second.ends.get(0));
        assertThrows(NullPointerException.class, () -> publisher.subscribe(null));
    }

    @Test
    void publisher_requestOfNothing_isRefused() {
        LuaThread thread = thread(COUNT);
        Recorder recorder = subscribe(thread.publisher(1, 9));
        recorder.subscription.request(0);
        recorder.subscription.request(1);
        runAll();
        assertInstanceOf(IllegalArgumentException.class, recorder.ends.get(0));
        assertEquals(List.of(), recorder.items);
        assertEquals(ThreadStatus.DEAD, thread.status());
    }

    @Test
    void publisher_itemThatDoesNotConvert_isAnError() {
        LuaThread thread = thread("coroutine.yield({})");
        Recorder recorder = subscribe(thread.publisher(Integer.class));
        recorder.subscription.request(1);
        runAll();
        assertInstanceOf(LuaConversionException.class, recorder.ends.get(0));
        assertEquals(ThreadStatus.DEAD, thread.status());
    }

    @Test
    void publisher_ofAClosedLua_fails() {
        Recorder recorder = subscribe(thread(COUNT).publisher(1, 9));
        recorder.subscription.request(1);
        runAll();
        lua.close();
        recorder.subscription.request(1);
        assertInstanceOf(LuaClosedException.class, recorder.ends.get(0));
    }

    @Test
    void publisher_ofAConfinedLuaWithoutExecutor_isRefused() {
        Lua confined = Lua.builder().threading(Threading.CONFINED).build();
        LuaThread thread = confined.thread(confined.load(COUNT).toFunction());
        Recorder recorder = subscribe(thread.publisher(1, 2));
        recorder.subscription.request(1);
        assertInstanceOf(IllegalStateException.class, recorder.ends.get(0));
        subscribe(thread.publisher(1, 2)).subscription.cancel();
        assertEquals(1, thread.resume(int.class, 1, 2));
    }

    // Futures.

    @Test
    void resumeAsync_goesOneStep() throws Exception {
        LuaThread thread = thread("local a = ... local b = coroutine.yield(later(a)) return b");
        CompletableFuture<Multi> first = thread.resumeAsync("x");
        runAll();
        assertFalse(first.isDone());
        assertEquals(ThreadStatus.RUNNING, thread.status());
        assertEquals(
                "cannot resume non-suspended coroutine",
                assertThrows(LuaRuntimeException.class, thread::resume).getMessage());
        asked.get(0).complete("later");
        runAll();
        assertEquals(Multi.of("later"), first.get(0, TimeUnit.SECONDS));
        CompletableFuture<String> second = thread.resumeAsync(String.class, "b");
        runAll();
        assertEquals("b", second.get(0, TimeUnit.SECONDS));
        assertEquals(ThreadStatus.DEAD, thread.status());
        CompletableFuture<Multi> third = thread.resumeAsync();
        runAll();
        ExecutionException e = assertThrows(ExecutionException.class, () -> third.get(0, TimeUnit.SECONDS));
        assertEquals("cannot resume dead coroutine", e.getCause().getMessage());
    }

    @Test
    void resumeAsync_errorHasTheCoroutinesOwnTraceback() {
        CompletableFuture<Multi> failing =
                thread("local function inner() error({}) end inner()").resumeAsync();
        runAll();
        LuaRuntimeException e = assertInstanceOf(
                LuaRuntimeException.class,
                assertThrows(CompletionException.class, failing::join).getCause());
        assertTrue(e.traceback().contains("'inner'"), e.traceback());
        assertInstanceOf(LuaTable.class, e.value());
    }

    @Test
    void resumeAsync_cancelled_endsTheCoroutine() {
        LuaThread thread = thread(CLOSING + "pcall(later) coroutine.yield() escaped = true");
        CompletableFuture<Multi> step = thread.resumeAsync();
        runAll();
        step.cancel(true);
        runAll();
        assertEquals(ThreadStatus.DEAD, thread.status());
        assertEquals(true, lua.globals().get("closed", boolean.class));
        assertFalse(lua.globals().containsKey("escaped"));
    }

    @Test
    void finishAsync_dropsWhatIsYieldedOnTheWay() throws Exception {
        LuaThread thread = thread("local a = ... for i = 1, 1000 do coroutine.yield(i) end return a, later()");
        CompletableFuture<Multi> end = thread.finishAsync("a");
        runAll();
        asked.get(0).complete("b");
        runAll();
        assertEquals(Multi.of("a", "b"), end.get(0, TimeUnit.SECONDS));
        CompletableFuture<Integer> failing =
                thread("coroutine.yield() error('no', 0)").finishAsync(Integer.class);
        runAll();
        assertEquals(
                "no",
                assertThrows(CompletionException.class, failing::join)
                        .getCause()
                        .getMessage());
    }
}
