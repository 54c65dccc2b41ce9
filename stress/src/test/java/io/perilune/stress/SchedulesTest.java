package io.perilune.stress;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perilune.Lua;
import io.perilune.LuaClosedException;
import io.perilune.LuaDeadlockException;
import io.perilune.LuaEntry;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import io.perilune.LuaThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Protocols of the catalogue under every schedule that Lincheck finds, each with its twin. On JDKs after 17 Lincheck was seen to
 * miss seeded races, so the tests run there only. C05 is not among them: in 3,000 invocations no schedule was found in which its twin
 * lost an update, so a test that holds would show nothing; see the concurrency module and the jcstress tests.
 */
final class SchedulesTest {
    private static final int INVOCATIONS = Integer.getInteger("perilune.invocations", 300);

    @BeforeEach
    void onlyWhereLincheckSees() {
        assumeTrue(Runtime.version().feature() == 17, "Lincheck misses races on this JDK");
    }

    private static void check(Runnable program) {
        Lincheck.runConcurrentTest(INVOCATIONS, program);
    }

    private static void together(Runnable one, Runnable other) {
        Thread[] threads = {new Thread(one), new Thread(other)};
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    @Test
    void C25_oneOfTwoResumesWins() {
        check(() -> {
            Lua lua = Lua.create();
            LuaFunction function = lua.load("return 1").toFunction();
            LuaThread thread = lua.thread(function);
            AtomicInteger won = new AtomicInteger();
            Runnable resume = () -> {
                try {
                    thread.resume();
                    won.incrementAndGet();
                } catch (LuaException dead) {
                    require(dead.getMessage().contains("dead"), dead.getMessage());
                }
            };
            together(resume, resume);
            require(won.get() == 1, "won " + won);
        });
    }

    @Test
    void C30_twoLuasThatCallEachOther() {
        check(() -> {
            Lua a = Lua.create();
            Lua b = Lua.create();
            together(() -> cross(a, b), () -> cross(b, a));
            require(a.load("return 1").call(int.class) == 1, "a");
            require(b.load("return 1").call(int.class) == 1, "b");
        });
    }

    private static void cross(Lua outer, Lua inner) {
        try (LuaEntry entry = outer.enter()) {
            require(entry.isOpen(), "closed");
            inner.table().set("x", 1);
        } catch (LuaDeadlockException refused) {
            require(refused.sides().size() == 2, "sides");
        }
    }

    @Test
    void C30_twin_plainLocks() {
        assertThrows(
                Throwable.class,
                () -> check(() -> {
                    java.util.concurrent.locks.ReentrantLock a = new java.util.concurrent.locks.ReentrantLock();
                    java.util.concurrent.locks.ReentrantLock b = new java.util.concurrent.locks.ReentrantLock();
                    together(() -> nested(a, b), () -> nested(b, a));
                }));
    }

    private static void nested(
            java.util.concurrent.locks.ReentrantLock outer, java.util.concurrent.locks.ReentrantLock inner) {
        outer.lock();
        try {
            inner.lock();
            inner.unlock();
        } finally {
            outer.unlock();
        }
    }

    @Test
    void C47_closeRacesWithACall() {
        check(() -> {
            Lua lua = Lua.create();
            LuaFunction function = lua.load("return 1").toFunction();
            together(lua::close, () -> {
                try {
                    require(function.call(int.class) == 1, "result");
                } catch (LuaClosedException refused) {
                    require(!refused.getMessage().isEmpty(), "message");
                }
            });
            try {
                function.call();
                require(false, "not closed");
            } catch (LuaClosedException closed) {
                require(closed != null, "closed");
            }
        });
    }
}
