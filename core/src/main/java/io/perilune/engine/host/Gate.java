package io.perilune.engine.host;

import io.perilune.LuaBusyException;
import io.perilune.LuaClosedException;
import io.perilune.LuaDeadlockException;
import io.perilune.LuaInterruptedException;
import io.perilune.LuaWrongThreadException;
import io.perilune.engine.vm.Traceback;
import io.perilune.engine.vm.Vm;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The entrance of one VM: a lock that can be taken again by the thread that has it, or, for a confined VM, a check of who comes.
 *
 * <p>Invariants: {@code holds} and {@code overtakes} belong to the thread in {@code owner}. A waiting thread is in {@code queue}, and counted in
 * {@code waiting}, before it looks at {@code owner} for the last time; who leaves clears {@code owner} before it looks at
 * {@code waiting}. So one of the two sees the other, and no wake-up is lost.
 *
 * <p>It is no {@link java.util.concurrent.locks.ReentrantLock} because a waiting thread has to look up now and then, without losing its
 * place, whether what it waits for can still come: see {@link Deadlock}.
 */
final class Gate {
    /** Entries ahead of waiting threads, in a row. Handing over for every entry costs a thread switch each time. */
    private static final int MAX_OVERTAKES = 16;
    /** How often the first waiting thread looks for a deadlock, and how often the others do. */
    private static final long FIRST_LOOK_NANOS = 100_000_000;

    private static final long OTHERS_LOOK_NANOS = 1_000_000_000;

    private final Vm vm;
    private final @Nullable Thread confinedTo;
    /** How long the owner may wait inside a host function, with others at the gate, before that counts as a deadlock. */
    private final long patienceNanos;

    // Fields with updaters instead of atomic objects: there is a gate at each of a hundred thousand idle VMs.
    private static final AtomicReferenceFieldUpdater<Gate, Thread> OWNER =
            AtomicReferenceFieldUpdater.newUpdater(Gate.class, Thread.class, "owner");

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<Gate, Queue> QUEUE =
            AtomicReferenceFieldUpdater.newUpdater(Gate.class, Queue.class, "queue");

    private static final AtomicIntegerFieldUpdater<Gate> WAITING =
            AtomicIntegerFieldUpdater.newUpdater(Gate.class, "waiting");
    private static final AtomicIntegerFieldUpdater<Gate> HOST_SERIAL =
            AtomicIntegerFieldUpdater.newUpdater(Gate.class, "hostSerial");
    private static final AtomicIntegerFieldUpdater<Gate> HOST_DEPTH =
            AtomicIntegerFieldUpdater.newUpdater(Gate.class, "hostDepth");

    private volatile @Nullable Thread owner;
    private int holds;
    private int overtakes;
    /** Null until a thread has had to wait. */
    private volatile @Nullable Queue<Waiter> queue;

    private volatile int waiting;

    /** Counts beginnings and ends of host functions; with {@link #hostDepth} above zero the owner is inside one. */
    private volatile int hostSerial;

    private volatile int hostDepth;
    /** The host function that was called last; only for messages. */
    private String hostName = "?";

    private volatile boolean closed;

    /** A thread that waits. */
    static final class Waiter {
        final Thread thread;
        final Gate gate;
        /** It cannot be refused: it has to come back to a script that is half way. */
        final boolean returning;

        Waiter(Thread thread, Gate gate, boolean returning) {
            this.thread = thread;
            this.gate = gate;
            this.returning = returning;
        }
    }

    Gate(Vm vm, @Nullable Thread confinedTo, long patienceNanos) {
        this.vm = vm;
        this.confinedTo = confinedTo;
        this.patienceNanos = patienceNanos;
    }

    /** Enters if that is possible within the time; with {@code Long.MAX_VALUE}, however long it takes. */
    void enter(long nanos) {
        Thread current = Thread.currentThread();
        if (!enterAtOnce(current) && !await(new Waiter(current, this, false), nanos)) {
            String stack = isInsideHost() ? luaStack() : StackProbe.ask(vm);
            throw new LuaBusyException("this Lua did not become free in time: " + describeOwner(), stack);
        }
    }

    /** Enters unless another thread has the VM. */
    boolean tryEnter() {
        return enterAtOnce(Thread.currentThread());
    }

    private boolean enterAtOnce(Thread current) {
        if (confinedTo != null) {
            if (current != confinedTo) {
                throw wrongThread(current);
            }
            holds++;
            return true;
        }
        if (owner == current) {
            holds++;
            return true;
        }
        if ((waiting == 0 || overtakes < MAX_OVERTAKES) && OWNER.compareAndSet(this, null, current)) {
            holds = 1;
            if (waiting != 0) {
                overtakes++;
            }
            return true;
        }
        return false;
    }

    private LuaWrongThreadException wrongThread(Thread current) {
        return new LuaWrongThreadException("this Lua is confined to thread " + describe(confinedTo) + ", but thread "
                + describe(current) + " came");
    }

    boolean isConfined() {
        return confinedTo != null;
    }

    /** @throws LuaWrongThreadException when the VM is confined to another thread */
    void checkThread() {
        Thread current = Thread.currentThread();
        if (confinedTo != null && current != confinedTo) {
            throw wrongThread(current);
        }
    }

    /** True when this leaves the VM to others. */
    boolean exit() {
        if (--holds > 0) {
            return false;
        }
        if (confinedTo == null) {
            owner = null;
            if (waiting != 0) {
                wakeFirst();
            }
        }
        return true;
    }

    /** How a thread had entered that has left for a while. */
    static final class Held {
        private final int holds;
        private final int hostDepth;

        Held(int holds, int hostDepth) {
            this.holds = holds;
            this.hostDepth = hostDepth;
        }
    }

    /** Leaves altogether, however often the thread has entered; to be followed by {@link #comeBack}. */
    Held leave() {
        Held held = new Held(holds, hostDepth);
        HOST_DEPTH.lazySet(this, 0);
        HOST_SERIAL.lazySet(this, hostSerial + 1);
        holds = 1;
        exit();
        return held;
    }

    /** Enters again after {@link #leave}. Never refused, or the script that was left could not go on. */
    void comeBack(Held held) {
        enterReturning();
        holds = held.holds;
        HOST_DEPTH.lazySet(this, held.hostDepth);
        HOST_SERIAL.lazySet(this, hostSerial + 1);
    }

    /** Enters, waiting as long as it takes, and is not refused. */
    void enterReturning() {
        Thread current = Thread.currentThread();
        if (!enterAtOnce(current)) {
            await(new Waiter(current, this, true), Long.MAX_VALUE);
        }
    }

    private void wakeFirst() {
        Queue<Waiter> all = queue;
        Waiter first = all == null ? null : all.peek();
        if (first != null) {
            LockSupport.unpark(first.thread);
        }
    }

    private Queue<Waiter> queue() {
        Queue<Waiter> all = queue;
        if (all == null) {
            Queue<Waiter> made = new ConcurrentLinkedQueue<>();
            all = QUEUE.compareAndSet(this, null, made) ? made : Objects.requireNonNull(queue);
        }
        return all;
    }

    /** False when the time is over. */
    private boolean await(Waiter w, long nanos) {
        boolean bounded = nanos != Long.MAX_VALUE;
        long start = System.nanoTime();
        boolean interrupted = false;
        Suspicion suspicion = new Suspicion(this, patienceNanos, start);
        WAITING.incrementAndGet(this);
        Queue<Waiter> line = queue();
        line.add(w);
        if (!bounded) {
            // Who gives up by itself cannot be part of a deadlock.
            Deadlock.WAITING.put(w.thread, w);
        }
        try {
            for (; ; ) {
                if (!w.returning) {
                    // Before it looks whether its turn has come: who is interrupted while waiting does not run any
                    // more.
                    refuseIfInterrupted(w);
                }
                boolean first = line.peek() == w;
                if (first && OWNER.compareAndSet(this, null, w.thread)) {
                    holds = 1;
                    overtakes = 0;
                    return true;
                }
                long look = first ? FIRST_LOOK_NANOS : OTHERS_LOOK_NANOS;
                if (w.returning) {
                    interrupted |= Thread.interrupted();
                } else {
                    refuse(w, suspicion, bounded);
                }
                if (bounded) {
                    long left = nanos - (System.nanoTime() - start);
                    if (left <= 0) {
                        return false;
                    }
                    look = Math.min(look, left);
                }
                LockSupport.parkNanos(this, look);
            }
        } finally {
            vm.events.waited(System.nanoTime() - start);
            Deadlock.WAITING.remove(w.thread);
            line.remove(w);
            WAITING.decrementAndGet(this);
            if (owner == null) {
                wakeFirst();
            }
            if (interrupted) {
                w.thread.interrupt();
            }
        }
    }

    private void refuseIfInterrupted(Waiter w) {
        if (w.thread.isInterrupted()) {
            throw new LuaInterruptedException("thread " + describe(w.thread) + " was interrupted while it waited for "
                    + "this Lua, which " + describeOwner());
        }
    }

    private void refuse(Waiter w, Suspicion suspicion, boolean bounded) {
        if (closed) {
            throw new LuaClosedException("this Lua was closed while thread " + describe(w.thread) + " waited for it");
        }
        if (!bounded) {
            try {
                Deadlock.check(w);
                suspicion.look(w);
            } catch (LuaDeadlockException e) {
                vm.events.deadlock(e.getMessage());
                throw e;
            }
        }
    }

    /** Whoever waits is refused from now on, except threads that come back to a script. */
    void close() {
        closed = true;
        for (Waiter w : queue()) {
            LockSupport.unpark(w.thread);
        }
    }

    boolean isClosed() {
        return closed;
    }

    boolean isHeldByCurrentThread() {
        return confinedTo != null ? holds > 0 && confinedTo == Thread.currentThread() : owner == Thread.currentThread();
    }

    /** How often the thread that is inside has entered. */
    int holds() {
        return holds;
    }

    @Nullable
    Thread owner() {
        return owner;
    }

    boolean hasWaiting() {
        return waiting != 0;
    }

    // Host functions: what a thread that waits may know of the one that is inside.

    void hostBegins(String name) {
        if (confinedTo != null) {
            // Nobody waits at this gate who would want to know.
            return;
        }
        if (hostName != name) {
            hostName = name;
        }
        HOST_DEPTH.lazySet(this, hostDepth + 1);
        HOST_SERIAL.lazySet(this, hostSerial + 1);
    }

    void hostEnds() {
        if (confinedTo != null) {
            return;
        }
        HOST_DEPTH.lazySet(this, hostDepth - 1);
        HOST_SERIAL.lazySet(this, hostSerial + 1);
    }

    int hostSerial() {
        return hostSerial;
    }

    boolean isInsideHost() {
        return hostDepth > 0;
    }

    /**
     * The Lua stack of the owner, when it is inside a host function; else empty. Read without the lock: the frames stand still while
     * the host function runs, and what was read is given away if it has ended meanwhile.
     */
    String luaStack() {
        int before = hostSerial();
        if (!isInsideHost()) {
            return "";
        }
        String stack;
        try {
            stack = Traceback.of(vm.current, 0);
        } catch (RuntimeException torn) {
            return "";
        }
        return before == hostSerial() ? stack : "";
    }

    String describeOwner() {
        Thread t = owner();
        if (t == null) {
            return "was free again";
        }
        return "thread " + describe(t) + " had"
                + (isInsideHost() ? ", inside the host function '" + hostName + "'" : "");
    }

    static String describe(@Nullable Thread t) {
        if (t == null) {
            return "?";
        }
        // Virtual threads have no name unless they are given one.
        return t.getName().isEmpty() ? t.toString() : '"' + t.getName() + '"';
    }
}
