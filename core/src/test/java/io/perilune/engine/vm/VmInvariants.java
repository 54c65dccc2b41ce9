package io.perilune.engine.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.value.Table;
import io.perilune.engine.value.TableInvariants;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Looks at a VM between two runs: nothing is left of the last one, and everything that can be reached is whole. */
final class VmInvariants {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> found = new ArrayDeque<>();

    private VmInvariants() {}

    static void check(Vm vm) {
        assertEquals(0, vm.javaDepth, "depth of Java");
        assertEquals(0, vm.depthBelow, "depth of Java below");
        assertFalse(vm.meter.isEnding(), "a run is ending");
        assertFalse(vm.meter.isGraceful(), "grace");
        assertTrue(vm.isIdle(), "a frame is running");
        checkIdle(vm.main.stack);
        assertSame(Coroutine.Status.RUNNING, vm.main.stack.status);
        assertNull(vm.transferTo == null ? null : vm.transferTo.stack.failure, "a failure on its way");
        new VmInvariants().checkReachable(vm);
    }

    private static void checkIdle(CallStack s) {
        assertNull(s.frame.previous, "a frame is left");
        assertEquals(0, s.entries, "entries");
        assertEquals(0, s.openCount, "open upvalues");
        assertEquals(0, s.toCloseCount, "variables to close");
        assertNull(s.resumer, "a resumer");
        assertNull(s.failure, "a failure");
        assertFalse(s.closing, "closing");
    }

    private void checkReachable(Vm vm) {
        reach(vm.globals);
        reach(vm.registry);
        reach(vm.loaded);
        reach(vm.stringMetatable);
        while (!found.isEmpty()) {
            Object o = found.pop();
            if (o instanceof Table t) {
                checkTable(t);
            } else if (o instanceof Closure c) {
                for (Upvalue u : c.upvalues) {
                    if (u.value instanceof CallStack s) {
                        assertTrue(s.status != Coroutine.Status.DEAD, "an upvalue is open on a dead stack");
                    } else {
                        reach(u.value);
                    }
                }
            } else if (o instanceof Coroutine co) {
                checkCoroutine(co.stack);
            }
        }
    }

    private void checkTable(Table t) {
        TableInvariants.check(t);
        reach(t.metatable);
        Object[] r = new Object[2];
        long[] n = new long[2];
        int entries = 0;
        for (int at = 0; (at = t.advance(at, r, n, 0)) != 0; entries++) {
            reach(r[0]);
            reach(r[1]);
            assertTrue(entries <= t.places(), "a traversal without end");
        }
    }

    private void checkCoroutine(CallStack s) {
        assertTrue(s.r.length == s.n.length, "slots without numbers");
        assertTrue(s.status == Coroutine.Status.SUSPENDED || s.status == Coroutine.Status.DEAD || s.root, "it runs");
        assertNull(s.resumer, "a resumer");
        int count = 0;
        for (int i = 0; i < s.openCount; i++) {
            assertTrue(s.open[i].value == s, "an upvalue of another stack");
            count++;
        }
        assertEquals(s.openCount, count);
        for (int i = 0; i < s.toCloseCount; i++) {
            assertTrue(i == 0 || s.toClose[i - 1] < s.toClose[i], "variables to close out of order");
        }
        for (int i = 0; i < Math.min(s.top, s.r.length); i++) {
            reach(s.r[i]);
        }
    }

    private void reach(Object o) {
        if (o != null && seen.add(o)) {
            found.push(o);
        }
    }
}
