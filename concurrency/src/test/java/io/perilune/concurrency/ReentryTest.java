package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perilune.JavaFunction;
import io.perilune.Lua;
import io.perilune.LuaBusyException;
import io.perilune.LuaDeadlockException;
import io.perilune.LuaEntry;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaInterruptedException;
import io.perilune.LuaRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C27 to C38: calls back into the same Lua, deadlocks, virtual threads. */
@Timeout(120)
final class ReentryTest {
    @Test
    void C27_callBackOnTheSameThread() throws Exception {
        JavaFunction.Of1<LuaFunction> passing = function -> function.call();
        JavaFunction.Of1<LuaFunction> swallowing = function -> {
            try {
                return function.call();
            } catch (LuaException e) {
                return null;
            }
        };
        Twin.check("the error of the depth is swallowed", passing, swallowing, (world, again) -> {
            world.lua.globals().set("again", world.lua.function(LuaFunction.class, again));
            assertEquals(
                    "10 55",
                    world.load("local n, sum = 0, 0\nlocal function f() local own = n + 1 n = own\n"
                                    + "if n < 10 then again(f) end sum = sum + own end f() return n .. ' ' .. sum")
                            .call(String.class));
            LuaRuntimeException deep = null;
            try {
                world.load("local function f() return again(f) end return f()").call();
            } catch (LuaRuntimeException e) {
                deep = e;
            }
            assertTrue(deep != null && deep.getMessage().contains("stack overflow"), String.valueOf(deep));
        });
    }

    @Test
    void C28_callBackOnAnotherThread_thatIsWaitedFor() throws Exception {
        // What waits a little again and again cannot be told from work, and nobody detects it.
        JavaFunction.Of1<CompletableFuture<?>> untimed = CompletableFuture::get;
        JavaFunction.Of1<CompletableFuture<?>> polling = end -> {
            while (!end.isDone()) {
                LockSupport.parkNanos(1_000_000);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return end.get();
        };
        Twin.check("the wait is hidden", untimed, polling, (world, wait) -> {
            Lua lua = world.lua(Lua.builder().deadlockPatience(Duration.ofMillis(50)));
            CompletableFuture<Object> told = new CompletableFuture<>();
            lua.globals().set("join", lua.function("join", arguments -> {
                CompletableFuture<Throwable> end =
                        world.start("needs it", () -> lua.load("return 1").call());
                Object e = wait.call(end);
                told.complete(e);
                return null;
            }));
            CompletableFuture<Throwable> outer =
                    world.start("outer", () -> lua.load("join()").name("=j").exec());
            LuaDeadlockException deadlock =
                    assertInstanceOf(LuaDeadlockException.class, world.await(told), "nobody was told");
            for (String part : List.of("\"needs it\"", "\"outer\"", "'join'")) {
                assertTrue(deadlock.getMessage().contains(part), deadlock.getMessage());
            }
            assertEquals(2, deadlock.sides().size());
            assertTrue(deadlock.sides().get(1).luaStack().contains("j:1: in main chunk"));
            assertNull(world.await(outer));
        });
    }

    /** Runs something inside one of several worlds that exclude each other. */
    private interface Inside {
        Object run(int index, java.util.concurrent.Callable<Object> body) throws Exception;
    }

    private static IntFunction<Inside> luas() {
        return size -> {
            List<Lua> luas = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                luas.add(Lua.create());
            }
            return (index, body) ->
                    luas.get(index).load("return (...)()").call(luas.get(index).function(arguments -> body.call()));
        };
    }

    private static IntFunction<Inside> locks() {
        return size -> {
            List<ReentrantLock> locks = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                locks.add(new ReentrantLock());
            }
            return (index, body) -> {
                locks.get(index).lockInterruptibly();
                try {
                    return body.call();
                } finally {
                    locks.get(index).unlock();
                }
            };
        };
    }

    private static Twin.Scenario<IntFunction<Inside>> ring(int size) {
        return (world, maker) -> {
            Inside inside = maker.apply(size);
            CyclicBarrier all = new CyclicBarrier(size);
            List<CompletableFuture<Throwable>> ends = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int index = i;
                ends.add(world.start(
                        "ring " + i,
                        () -> inside.run(index, () -> {
                            all.await();
                            return inside.run((index + 1) % size, () -> null);
                        })));
            }
            int refused = 0;
            for (CompletableFuture<Throwable> end : ends) {
                Throwable e = world.await(end);
                if (e != null) {
                    refused++;
                    LuaDeadlockException deadlock = assertInstanceOf(LuaDeadlockException.class, e.getCause());
                    assertEquals(size, deadlock.sides().size());
                }
            }
            assertEquals(1, refused);
            for (int i = 0; i < size; i++) {
                inside.run(i, () -> null);
            }
        };
    }

    @Test
    void C30_twoLuasCallEachOther() throws Exception {
        Twin.check("plain locks wait for ever", luas(), locks(), ring(2));
    }

    @Test
    void C31_ringOfSixteen() throws Exception {
        Twin.check("plain locks wait for ever", luas(), locks(), ring(16));
    }

    @Test
    void C32_lockOfTheHostAroundACall() throws Exception {
        Consumer<Lua> bounded = lua -> lua.tryEnter(Duration.ofMillis(5)).close();
        Consumer<Lua> stubborn = lua -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    lua.tryEnter(Duration.ofMillis(5)).close();
                    return;
                } catch (LuaBusyException again) {
                    assertFalse(again.getMessage().isEmpty());
                }
            }
        };
        Twin.check("the wait begins again and again", bounded, stubborn, (world, enter) -> {
            ReentrantLock lock = new ReentrantLock();
            CountDownLatch locked = world.latch();
            CountDownLatch inside = world.latch();
            world.lua.globals().set("take", world.lua.function("take", arguments -> {
                inside.countDown();
                lock.lockInterruptibly();
                lock.unlock();
                return null;
            }));
            CompletableFuture<Throwable> holder = world.start("lock holder", () -> {
                lock.lock();
                try {
                    locked.countDown();
                    world.await(inside);
                    enter.accept(world.lua);
                } finally {
                    lock.unlock();
                }
            });
            world.await(locked);
            CompletableFuture<Throwable> caller =
                    world.start("caller", () -> world.load("take()").call());
            LuaBusyException busy = assertInstanceOf(LuaBusyException.class, world.await(holder));
            assertTrue(busy.getMessage().contains("\"caller\""), busy.getMessage());
            assertNull(world.await(caller));
        });
    }

    @Test
    void C33_tenThousandVirtualThreads() throws Exception {
        UnaryOperator<Runnable> all = task -> task;
        AtomicInteger count = new AtomicInteger();
        UnaryOperator<Runnable> losing = task -> count.incrementAndGet() == 5000 ? () -> {} : task;
        Twin.check("one task of ten thousand is lost", all, losing, (world, way) -> {
            ExecutorService threads = World.hasVirtualThreads() ? world.virtual() : world.pool(8);
            LuaFunction work = world.load("n = (n or 0) + 1 for i = 1, 100 do end return n");
            CountDownLatch done = new CountDownLatch(10_000);
            for (int i = 0; i < 10_000; i++) {
                threads.execute(way.apply(() -> {
                    work.call();
                    done.countDown();
                }));
            }
            world.await(done);
            assertEquals(10_000, world.lua.globals().get("n", int.class));
        });
    }

    @Test
    void C34_endlessScriptsOnAllCarriers() throws Exception {
        assumeTrue(World.hasVirtualThreads(), "this JDK has no virtual threads");
        Consumer<World> script = world -> {
            Lua own = Lua.create();
            world.atEnd(own::interrupt);
            try {
                own.load("while true do end").exec();
            } catch (LuaException stopped) {
                assertFalse(stopped.getMessage().isEmpty());
            }
        };
        Consumer<World> hogging = world -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        };
        Twin.check("long runs keep their carriers", script, hogging, (world, endless) -> {
            ExecutorService threads = world.virtual();
            int carriers = Runtime.getRuntime().availableProcessors();
            CountDownLatch running = new CountDownLatch(carriers);
            for (int i = 0; i < carriers; i++) {
                threads.execute(() -> {
                    running.countDown();
                    endless.accept(world);
                });
            }
            world.await(running);
            assertEquals(
                    2,
                    world.await(threads.submit(() -> world.load("return 1 + 1").call(int.class))));
        });
    }

    /** Waits in its initialiser, which pins a virtual thread on every JDK. */
    private static final class Pinning {
        static final boolean DONE = pin();

        private static boolean pin() {
            LockSupport.parkNanos(60_000_000);
            return true;
        }
    }

    @Test
    void C35_waitingForABusyLuaDoesNotPin() throws Exception {
        assumeTrue(World.hasVirtualThreads(), "this JDK has no virtual threads");
        Runnable nothing = () -> {};
        Runnable pinning = () -> assertTrue(Pinning.DONE);
        Twin.check("a thread is pinned on the way", nothing, pinning, (world, onTheWay) -> {
            Path file = Files.createTempFile("pinned", ".jfr");
            world.atEnd(() -> file.toFile().delete());
            try (Recording recording = new Recording()) {
                recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(1));
                recording.start();
                CountDownLatch inside = world.latch();
                CountDownLatch release = world.latch();
                world.lua.globals().set("hold", world.lua.function(arguments -> {
                    inside.countDown();
                    release.await();
                    return null;
                }));
                CompletableFuture<Throwable> holder =
                        world.start("holder", () -> world.load("hold()").call());
                world.await(inside);
                ExecutorService threads = world.virtual();
                List<Future<Integer>> waiting = new ArrayList<>();
                CountDownLatch begun = new CountDownLatch(50);
                for (int i = 0; i < 50; i++) {
                    waiting.add(threads.submit(() -> {
                        begun.countDown();
                        onTheWay.run();
                        return world.load("return 1").call(int.class);
                    }));
                }
                world.await(begun);
                release.countDown();
                assertNull(world.await(holder));
                for (Future<Integer> each : waiting) {
                    assertEquals(1, each.get());
                }
                recording.stop();
                recording.dump(file);
            }
            long pinned = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                    .count();
            assertEquals(0, pinned, "virtual threads were pinned");
        });
    }

    @Test
    void C36_callbackGoesOnOnAnotherCarrier() throws Exception {
        // What a thread is known by, before and after its callback has parked.
        UnaryOperator<Object> thread = before -> Thread.currentThread();
        AtomicInteger mounted = new AtomicInteger();
        UnaryOperator<Object> mount = before -> mounted.incrementAndGet();
        Twin.check("threads are known by where they are mounted", thread, mount, (world, identity) -> {
            ExecutorService threads = world.virtual();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Lua own = world.lua(Lua.builder());
                own.globals().set("park", own.function(arguments -> {
                    Object before = identity.apply(null);
                    for (int k = 0; k < 20; k++) {
                        LockSupport.parkNanos(1000);
                        // Refused, or a wait for ever, if the right to be inside were the carrier's.
                        own.load("return 1").call();
                    }
                    assertSame(before, identity.apply(before));
                    return null;
                }));
                running.add(threads.submit(
                        () -> own.load("local t = {1} park() assert(t[1] == 1)").call()));
            }
            for (Future<?> each : running) {
                world.await(each);
            }
        });
    }

    @Test
    void C37_poolIsShutDownInTheMiddle() throws Exception {
        Consumer<Lua> proper = lua -> {
            LuaEntry entry = lua.enter();
            try {
                lua.load("hold()").call();
            } finally {
                entry.close();
            }
        };
        Consumer<Lua> leaky = lua -> {
            LuaEntry entry = lua.enter();
            lua.load("hold()").call();
            entry.close();
        };
        Twin.check("an entry is not given back on the way of an exception", proper, leaky, (world, work) -> {
            CountDownLatch inside = world.latch();
            world.lua.globals().set("hold", world.lua.function(arguments -> {
                inside.countDown();
                new CountDownLatch(1).await();
                return null;
            }));
            ExecutorService threads = world.virtual();
            Future<?> running = threads.submit(() -> work.accept(world.lua));
            world.await(inside);
            threads.shutdownNow();
            Throwable failure = world.awaitFailure(running);
            assertInstanceOf(InterruptedException.class, failure.getCause());
        });
    }

    @Test
    void C38_siblingsAreCancelledByTheirScope() throws Exception {
        Consumer<LuaFunction> plain = LuaFunction::call;
        Consumer<LuaFunction> stubborn = function -> {
            try {
                function.call();
            } catch (LuaInterruptedException e) {
                Thread.interrupted();
                function.call();
            }
        };
        Twin.check("a sibling goes on", plain, stubborn, (world, call) -> {
            LuaFunction mark = world.load("marked = true");
            ExecutorService threads = world.virtual();
            List<Future<?>> scope = new ArrayList<>();
            List<Thread> siblings = java.util.Collections.synchronizedList(new ArrayList<>());
            CountDownLatch ready = new CountDownLatch(3);
            CountDownLatch over = new CountDownLatch(3);
            try (LuaEntry entry = world.lua.enter()) {
                assertTrue(entry.isOpen());
                for (int i = 0; i < 3; i++) {
                    scope.add(threads.submit(() -> {
                        siblings.add(Thread.currentThread());
                        ready.countDown();
                        try {
                            call.accept(mark);
                        } finally {
                            over.countDown();
                        }
                    }));
                }
                world.await(ready);
                siblings.forEach(world::awaitWaiting);
                scope.forEach(sibling -> sibling.cancel(true));
            }
            world.await(over);
            assertFalse(world.lua.globals().containsKey("marked"), "a cancelled sibling has run");
        });
    }
}
