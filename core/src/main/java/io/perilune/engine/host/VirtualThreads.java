package io.perilune.engine.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JDK has them (21 and later); this code is compiled for one that has not. */
final class VirtualThreads {
    private static final @Nullable MethodHandle IS_VIRTUAL = find("isVirtual", MethodType.methodType(boolean.class));
    private static final @Nullable MethodHandle START =
            find("startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));

    private VirtualThreads() {}

    private static @Nullable MethodHandle find(String method, MethodType type) {
        if (Runtime.version().feature() < 21) {
            // In 19 and 20 they were a preview: the methods are there and throw.
            return null;
        }
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            return type.parameterCount() == 0
                    ? lookup.findVirtual(Thread.class, method, type)
                    : lookup.findStatic(Thread.class, method, type);
        } catch (ReflectiveOperationException absent) {
            return null;
        }
    }

    static boolean isVirtual(Thread thread) {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Runs everything on a virtual thread of its own; null where there are none. */
    static @Nullable Executor executor() {
        return START == null ? null : VirtualThreads::start;
    }

    private static void start(Runnable task) {
        try {
            Thread started = (Thread) START.invokeExact(task);
            assert started != null;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
