package io.perilune.benchmarks;

import io.perilune.Lua;
import io.perilune.LuaCancelledException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a short script waits for a carrier when endless scripts run on virtual threads, as many as there are carriers and twice as
 * many. JDK 21 or later.
 */
public final class Starvation {
    private static final int STARTS = 200;

    private Starvation() {}

    public static void main(String[] arguments)
            throws ReflectiveOperationException, InterruptedException, ExecutionException {
        if (Runtime.version().feature() < 21) {
            System.out.println("no virtual threads on JDK " + Runtime.version().feature());
            return;
        }
        int carriers = Runtime.getRuntime().availableProcessors();
        System.out.println(
                "| endless scripts on " + carriers + " carriers | median, ms | worst of " + STARTS + ", ms |");
        System.out.println("|---:|---:|---:|");
        for (int endless : new int[] {0, carriers, 2 * carriers}) {
            double[] millis = measure(endless);
            System.out.printf("| %d | %.2f | %.2f |%n", endless, millis[STARTS / 2], millis[STARTS - 1]);
        }
    }

    private static double[] measure(int endless)
            throws ReflectiveOperationException, InterruptedException, ExecutionException {
        ExecutorService threads = virtualThreads();
        CountDownLatch running = new CountDownLatch(endless);
        List<Lua> luas = new ArrayList<>();
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < endless; i++) {
            Lua lua = Lua.create();
            lua.globals().set("running", lua.function(arguments -> {
                running.countDown();
                return null;
            }));
            luas.add(lua);
            ends.add(threads.submit(() -> runEndlessly(lua)));
        }
        running.await();
        double[] millis = new double[STARTS];
        Lua brief = Lua.create();
        for (int i = 0; i < STARTS; i++) {
            long submitted = System.nanoTime();
            Future<Long> begun = threads.submit(() -> {
                brief.load("return 1").exec();
                return System.nanoTime();
            });
            millis[i] = (begun.get() - submitted) / 1e6;
        }
        luas.forEach(Lua::interrupt);
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        Arrays.sort(millis);
        return millis;
    }

    private static void runEndlessly(Lua lua) {
        try {
            lua.load("running() while true do end").exec();
        } catch (LuaCancelledException expected) {
            lua.close();
        }
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
