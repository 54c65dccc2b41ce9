package io.perilune.engine.host;

import io.perilune.LuaDeadlockException;
import java.util.List;

/**
 * What a waiting thread makes of an owner that does not move: it has called a host function, and in there its thread waits, without a
 * time limit, for something that is no VM. Perhaps for the very thread that stands at the gate. That cannot be known (a future does not
 * tell who will complete it), so after
 * some patience it is taken for a deadlock; a host function that may wait that long is declared as blocking, and leaves
 * the VM to others meanwhile.
 *
 * <p>What the host function has started and waits for comes to the gate after the function has begun. Who stood there before can only be
 * waited for by a detour, behind others in the queue of a pool, and is given much more time.
 */
final class Suspicion {
    /** How much more patience there is with a thread that came before the host function began. */
    private static final int EARLIER = 10;

    private final Gate gate;
    private final long patienceNanos;
    /** Which host function the owner was in when this thread came. */
    private final int serialAtArrival;

    private long since;
    private int serial;

    Suspicion(Gate gate, long patienceNanos, long now) {
        this.gate = gate;
        this.patienceNanos = patienceNanos;
        this.since = now;
        this.serial = gate.hostSerial();
        this.serialAtArrival = serial;
    }

    /** @throws LuaDeadlockException when the owner has waited, inside the same host call, for too long */
    void look(Gate.Waiter self) {
        long now = System.nanoTime();
        int serialNow = gate.hostSerial();
        Thread owner = gate.owner();
        if (owner == null || serialNow != serial || !gate.isInsideHost() || !isWaiting(owner)) {
            since = now;
            serial = serialNow;
            return;
        }
        long patience = serialNow == serialAtArrival ? patienceNanos : EARLIER * patienceNanos;
        if (now - since > patience) {
            throw new LuaDeadlockException(
                    "deadlock: thread " + Gate.describe(self.thread) + " waits for a Lua which " + gate.describeOwner()
                            + ", where it waits in turn; a host function that may wait must be declared as blocking",
                    List.of(Deadlock.side(self.thread, gate), Deadlock.side(owner, gate)));
        }
    }

    private static boolean isWaiting(Thread owner) {
        Thread.State state = owner.getState();
        return (state == Thread.State.WAITING || state == Thread.State.BLOCKED) && !Deadlock.WAITING.containsKey(owner);
    }
}
