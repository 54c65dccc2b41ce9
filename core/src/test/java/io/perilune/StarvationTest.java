package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** As many endless scripts on virtual threads as there are carriers, and more, do not keep another one from starting. */
final class StarvationTest {
    /** More than there are carriers, so that none is left over. */
    private static final int ENDLESS = 2 * Runtime.getRuntime().availableProcessors();

    private static void startVirtual(Runnable task) {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            start.invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherScriptStarts_whileEndlessOnesRun() throws InterruptedException {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        CountDownLatch running = new CountDownLatch(ENDLESS);
        CountDownLatch ended = new CountDownLatch(ENDLESS);
        List<Lua> luas = new ArrayList<>();
        for (int i = 0; i < ENDLESS; i++) {
            Lua lua = Lua.create();
            lua.globals().set("running", lua.function(arguments -> {
                running.countDown();
                return null;
            }));
            luas.add(lua);
            startVirtual(() -> {
                try {
                    lua.load("running() while true do end").exec();
                } catch (LuaCancelledException expected) {
                    ended.countDown();
                }
            });
        }
        running.await();
        CompletableFuture<Integer> brief = new CompletableFuture<>();
        startVirtual(() -> brief.complete(Lua.create().load("return 42").eval(int.class)));
        assertEquals(42, brief.join());
        assertEquals(ENDLESS, ended.getCount(), "all of them were still running");
        luas.forEach(Lua::interrupt);
        ended.await();
    }

    /** The twin: what does not park has the carriers for itself. */
    @Test
    void twin_withoutParking_nothingStarts() throws InterruptedException {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        AtomicBoolean end = new AtomicBoolean();
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch running = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            startVirtual(() -> {
                running.countDown();
                while (!end.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        running.await();
        CountDownLatch brief = new CountDownLatch(1);
        startVirtual(brief::countDown);
        try {
            assertFalse(brief.await(200, TimeUnit.MILLISECONDS));
        } finally {
            end.set(true);
        }
        brief.await();
    }
}
