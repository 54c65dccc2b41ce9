package io.perilune.examples.tenants;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** Where the scripts run: the kinds of executor that programs have. */
enum Place {
    FIXED_POOL("a fixed pool of four threads") {
        @Override
        Running start() {
            return pool(4);
        }
    },
    FORK_JOIN("the common fork-join pool") {
        @Override
        Running start() {
            return new Running(ForkJoinPool.commonPool(), () -> {});
        }
    },
    VIRTUAL("a virtual thread for each task") {
        @Override
        boolean isHere() {
            return Runtime.version().feature() >= 21;
        }

        @Override
        Running start() throws ReflectiveOperationException {
            ExecutorService threads = (ExecutorService) invoke("newVirtualThreadPerTaskExecutor");
            return new Running(threads, threads::shutdown);
        }
    },
    NETTY("Netty's event loops") {
        @Override
        Running start() {
            EventLoopGroup loops = new DefaultEventLoopGroup(2);
            return new Running(loops.next(), () -> loops.shutdownGracefully().awaitUninterruptibly(10_000));
        }
    },
    KOTLIN("the default dispatcher of Kotlin's coroutines") {
        @Override
        Running start() {
            return new Running(ExecutorsKt.asExecutor(Dispatchers.getDefault()), () -> {});
        }
    },
    LOCAL_SET("one thread, as a local set") {
        @Override
        Running start() {
            return pool(1);
        }
    };

    final String description;

    Place(String description) {
        this.description = description;
    }

    /** False where this JDK has no such thing. */
    boolean isHere() {
        return true;
    }

    abstract Running start() throws ReflectiveOperationException;

    /** An executor and its end. */
    static final class Running implements AutoCloseable {
        final Executor executor;
        private final Runnable end;
        private final AtomicInteger lost;

        Running(Executor executor, Runnable end) {
            this(executor, end, new AtomicInteger());
        }

        Running(Executor executor, Runnable end, AtomicInteger lost) {
            this.executor = executor;
            this.end = end;
            this.lost = lost;
        }

        /** How many threads a pool had to replace, because a task had killed them. */
        int lostThreads() {
            return lost.get();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    static Running pool(int size) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger replaced = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "worker");
            threads.add(thread);
            if (threads.size() > size) {
                replaced.incrementAndGet();
            }
            return thread;
        });
        return new Running(pool, pool::shutdown, replaced);
    }

    private static Object invoke(String factory) throws ReflectiveOperationException {
        try {
            return Executors.class.getMethod(factory).invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static List<Place> here() {
        return List.of(values()).stream().filter(Place::isHere).toList();
    }
}
