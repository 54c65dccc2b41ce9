package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaRuntimeException;
import io.perilune.LuaThread;
import io.perilune.Multi;
import io.perilune.Threading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.NonCancellable;
import kotlinx.coroutines.TimeoutCancellationException;
import kotlinx.coroutines.TimeoutKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowKt;
import kotlinx.coroutines.future.FutureKt;
import kotlinx.coroutines.jdk9.ReactiveFlowKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** C29 and C39 to C42: the event loop of Netty, Reactor, and Kotlin's coroutines as clients. */
@Timeout(120)
final class ClientsTest {
    // Netty.

    private static EventLoopGroup loops(World world, int count) {
        EventLoopGroup loops = new DefaultEventLoopGroup(count);
        world.atEnd(() -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS));
        return loops;
    }

    /** A function that answers on another loop. */
    private static void ask(Lua lua, Executor elsewhere) {
        lua.globals().set("ask", lua.asyncFunction(arguments -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            elsewhere.execute(() -> answer.complete(arguments.get(0)));
            return answer;
        }));
    }

    @Test
    void C29_callOnTheEventLoopThatItNeeds() throws Exception {
        Function<CompletableFuture<Integer>, Object> awaited = call -> call;
        Function<CompletableFuture<Integer>, Object> joined = call -> {
            try {
                return call.get(5, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        Twin.check("the loop waits for what it has to do itself", awaited, joined, (world, way) -> {
            EventLoop loop = loops(world, 1).next();
            Lua lua = world.lua(Lua.builder().executor(loop));
            ask(lua, loop);
            LuaFunction inner = lua.load("return ask(20) + 1").toFunction();
            lua.globals().set("call", lua.function(arguments -> way.apply(inner.callAsync(int.class))));
            assertEquals(42, world.await(lua.load("return call() * 2").callAsync(int.class)));
        });
    }

    @Test
    void C39_scriptGoesOnOnItsOwnLoopOnly() throws Exception {
        Function<EventLoop, Executor> own = loop -> loop;
        Twin.check(
                "the script goes on wherever the answer comes from", own, loop -> Runnable::run, (world, executor) -> {
                    EventLoopGroup group = loops(world, 2);
                    EventLoop home = group.next();
                    EventLoop other = group.next();
                    Lua lua = world.lua(Lua.builder().executor(executor.apply(home)));
                    // A little later, so that the script certainly waits when the answer comes.
                    ask(lua, task -> other.schedule(task, 1, TimeUnit.MILLISECONDS));
                    AtomicInteger strange = new AtomicInteger();
                    lua.globals().set("look", lua.function(arguments -> {
                        if (!home.inEventLoop()) {
                            strange.incrementAndGet();
                        }
                        return null;
                    }));
                    world.await(home.submit(() -> lua.load("for i = 1, 20 do look() ask(i) end look()")
                                    .callAsync())
                            .get());
                    assertEquals(0, strange.get());
                });
    }

    @Test
    void confinedLua_livesOnItsLoop() throws Exception {
        try (World world = new World(World.PATIENCE)) {
            EventLoop loop = loops(world, 1).next();
            CompletableFuture<Integer> result = new CompletableFuture<>();
            loop.execute(() -> {
                Lua lua = Lua.builder()
                        .threading(Threading.CONFINED)
                        .executor(loop)
                        .build();
                ask(lua, loop);
                lua.load("return ask(1) + ask(2)").callAsync(int.class).thenAccept(result::complete);
            });
            assertEquals(3, world.await(result));
        }
    }

    @Test
    void C41_contextOfAStepIsThatOfItsExecutor() throws Exception {
        Function<Executor, Executor> kept = executor -> executor;
        Twin.check(
                "the context is lost after the first await",
                kept,
                executor -> {
                    AtomicInteger tasks = new AtomicInteger();
                    return task -> {
                        if (tasks.incrementAndGet() == 1) {
                            executor.execute(task);
                        } else {
                            new Thread(task).start();
                        }
                    };
                },
                (world, way) -> {
                    EventLoopGroup group = loops(world, 2);
                    EventLoop context = group.next();
                    EventLoop worker = group.next();
                    Lua lua = world.lua(Lua.builder().executor(way.apply(context)));
                    ask(lua, task -> worker.schedule(task, 1, TimeUnit.MILLISECONDS));
                    List<Boolean> seen = new ArrayList<>();
                    lua.globals().set("look", lua.function(arguments -> seen.add(context.inEventLoop())));
                    world.await(lua.load("look() ask(1) look() pcall(ask, 2) look()")
                            .callAsync());
                    assertEquals(List.of(true, true, true), seen);
                });
    }

    // Reactor.

    @Test
    void C40_everySubscriptionOfAMonoIsARun() throws Exception {
        Function<Supplier<CompletableFuture<Multi>>, Mono<Multi>> lazy = Mono::fromFuture;
        Function<Supplier<CompletableFuture<Multi>>, Mono<Multi>> once = call -> Mono.fromFuture(call.get());
        Twin.check("all subscriptions share one run", lazy, once, (world, mono) -> {
            LuaFunction attempt = world.load("runs = (runs or 0) + 1 if runs < 3 then error('again') end return runs");
            try {
                assertEquals(
                        Multi.of(3), mono.apply(attempt::callAsync).retry(5).block(World.PATIENCE));
            } catch (LuaRuntimeException again) {
                throw new AssertionError("retried, and not run again", again);
            }
            assertEquals(
                    5L,
                    mono.apply(attempt::callAsync)
                            .repeat(1)
                            .last()
                            .block(World.PATIENCE)
                            .get(0, long.class));
        });
    }

    @Test
    void C40_cancellingAMonoEndsTheScript() throws Exception {
        Function<CompletableFuture<Multi>, Mono<Multi>> ending = Mono::fromFuture;
        Function<CompletableFuture<Multi>, Mono<Multi>> leaving = call -> Mono.fromFuture(call, true);
        Twin.check("the script is left running", ending, leaving, (world, mono) -> {
            CountDownLatch running = world.latch();
            world.lua.globals().set("running", world.lua.action(running::countDown));
            CompletableFuture<Multi> call =
                    world.load("running() while true do end").callAsync();
            world.await(running);
            IllegalStateException e = null;
            try {
                mono.apply(call).timeout(Duration.ofMillis(1)).block();
            } catch (RuntimeException timeout) {
                assertInstanceOf(TimeoutException.class, timeout.getCause());
                e = new IllegalStateException(timeout);
            }
            assertTrue(e != null);
            assertNull(
                    world.await(world.start("next", () -> world.load("return 1").call())));
        });
    }

    @Test
    void fluxOfACoroutine_hasBackPressure() {
        Lua lua = Lua.create();
        ask(lua, task -> new Thread(task).start());
        lua.globals().set("made", 0);
        LuaThread squares = lua.thread(lua.load("for i = 1, math.huge do made = i coroutine.yield(ask(i * i)) end")
                .toFunction());
        List<Integer> taken = JdkFlowAdapter.flowPublisherToFlux(squares.publisher(Integer.class))
                .publishOn(Schedulers.single(), 1)
                .filter(n -> n % 2 == 1)
                .take(3)
                .collectList()
                .block(World.PATIENCE);
        assertEquals(List.of(1, 9, 25), taken);
        assertTrue(lua.globals().get("made", int.class) <= 7, "computed ahead");
        LuaThread failing =
                lua.thread(lua.load("coroutine.yield(1) error('no', 0)").toFunction());
        Flux<Multi> flux = JdkFlowAdapter.flowPublisherToFlux(failing.publisher());
        assertEquals(
                "no",
                assertThrows(RuntimeException.class, () -> flux.collectList().block(World.PATIENCE))
                        .getMessage());
    }

    // Kotlin: suspend functions are called as the compiler would do it, with the continuation as their last argument.

    private static <T> T runBlocking(Function2<CoroutineScope, Continuation<? super T>, Object> body)
            throws InterruptedException {
        return BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, body);
    }

    /** {@code call().await()}. */
    private static Object await(CompletableFuture<Multi> call, Continuation<? super Multi> continuation) {
        return FutureKt.await(call, continuation);
    }

    @Test
    void C42_withTimeoutEndsTheScript() throws Exception {
        BiFunction<CompletableFuture<Multi>, Continuation<? super Multi>, Object> cancellable = ClientsTest::await;
        BiFunction<CompletableFuture<Multi>, Continuation<? super Multi>, Object> copied =
                (call, continuation) -> await(call.thenApply(value -> value), continuation);
        Twin.check("the coroutine awaits a copy", cancellable, copied, (world, await) -> {
            CountDownLatch running = world.latch();
            world.lua.globals().set("running", world.lua.action(running::countDown));
            LuaFunction endless = world.load("running() while true do pcall(function() while true do end end) end");
            assertThrows(
                    TimeoutCancellationException.class,
                    () -> ClientsTest.<Multi>runBlocking((scope, outer) -> TimeoutKt.<Multi>withTimeout(
                            50, (inner, continuation) -> await.apply(endless.callAsync(), continuation), outer)));
            assertNull(
                    world.await(world.start("next", () -> world.load("return 1").call())));
        });
    }

    @Test
    void C42_cancellingAJobIsNotSwallowedByPcall() throws Exception {
        try (World world = new World(World.PATIENCE)) {
            CompletableFuture<Object> never = new CompletableFuture<>();
            CountDownLatch asked = world.latch();
            world.lua.globals().set("never", world.lua.asyncFunction(arguments -> {
                asked.countDown();
                return never;
            }));
            CompletableFuture<Multi> job = FutureKt.future(
                    kotlinx.coroutines.GlobalScope.INSTANCE,
                    (CoroutineContext) Dispatchers.getUnconfined(),
                    kotlinx.coroutines.CoroutineStart.DEFAULT,
                    (scope, continuation) ->
                            await(world.load("pcall(never) escaped = true").callAsync(), continuation));
            world.await(asked);
            job.cancel(true);
            world.awaitTrue(never::isCancelled, "the stage is cancelled");
            world.awaitTrue(() -> world.lua.load("return escaped == nil").call(boolean.class), "escaped");
            world.verify();
        }
    }

    @Test
    void C42_nonCancellableWaitsForTheScript() throws Exception {
        Lua lua = Lua.create();
        ask(lua, task -> new Thread(task).start());
        Multi result = runBlocking((scope, outer) -> BuildersKt.<Multi>withContext(
                NonCancellable.INSTANCE,
                (inner, continuation) ->
                        await(lua.load("return ask(1) + ask(2)").callAsync(), continuation),
                outer));
        assertEquals(Multi.of(3), result);
    }

    @Test
    void kotlinDispatcher_runsTheSteps() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Lua lua = Lua.builder()
                .executor(kotlinx.coroutines.ExecutorsKt.asExecutor(Dispatchers.getDefault()))
                .build();
        ask(lua, task -> new Thread(task).start());
        lua.globals()
                .set(
                        "look",
                        lua.function(() -> threads.add(Thread.currentThread().getName())));
        runBlocking((scope, outer) ->
                await(lua.load("for i = 1, 20 do look() ask(i) end").callAsync(), outer));
        assertFalse(threads.isEmpty());
        threads.forEach(name -> assertTrue(name.startsWith("DefaultDispatcher-worker"), name));
    }

    @Test
    void flowOfACoroutine_isCollected() throws Exception {
        Lua lua = Lua.create();
        LuaThread thread =
                lua.thread(lua.load("for i = 1, 5 do coroutine.yield(i) end").toFunction());
        Flow<Integer> flow = ReactiveFlowKt.asFlow(thread.publisher(Integer.class));
        List<? extends Integer> collected = ClientsTest.<List<? extends Integer>>runBlocking(
                (scope, outer) -> FlowKt.toList(flow, new ArrayList<Integer>(), outer));
        assertEquals(List.of(1, 2, 3, 4, 5), collected);
    }
}
