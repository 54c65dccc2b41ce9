package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A walk over everything a VM reaches, to estimate how many bytes it keeps alive. */
final class Census {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> open = new ArrayDeque<>();
    private long bytes;

    private Census() {}

    static long of(Vm vm) {
        Census census = new Census();
        census.add(vm.registry);
        census.add(vm.globals);
        census.add(vm.loaded);
        census.add(vm.main);
        census.add(vm.current.coroutine);
        for (Coroutine c : vm.suspended) {
            census.add(c);
        }
        census.add(vm.stringMetatable);
        while (!census.open.isEmpty()) {
            census.visit(census.open.poll());
        }
        return census.bytes;
    }

    private void add(Object v) {
        if (v == null || v instanceof Boolean || v instanceof Number || v instanceof NativeFunction) {
            return;
        }
        if ((v instanceof ByteStr
                        || v instanceof Table
                        || v instanceof Closure
                        || v instanceof Coroutine
                        || v instanceof Userdata
                        || v instanceof Upvalue)
                && seen.add(v)) {
            open.add(v);
        }
    }

    private void visit(Object v) {
        if (v instanceof ByteStr text) {
            bytes += 40 + text.length();
        } else if (v instanceof Table t) {
            visitTable(t);
        } else if (v instanceof Closure c) {
            bytes += 24 + 16 + 4L * c.upvalues.length;
            for (Upvalue u : c.upvalues) {
                add(u);
            }
        } else if (v instanceof Upvalue u) {
            bytes += 24;
            add(u.reference());
        } else if (v instanceof Coroutine c) {
            visitStack(c.stack);
        } else if (v instanceof Userdata u) {
            bytes += 48;
            add(u.metatable());
            for (Object value : u.userValues()) {
                add(value);
            }
        }
    }

    private void visitTable(Table t) {
        bytes += t.bytes();
        add(t.metatable);
        boolean weakKeys = t.weakKeys();
        boolean weakValues = t.weakValues();
        Object[] r = new Object[2];
        long[] n = new long[2];
        int position = 0;
        while ((position = t.advance(position, r, n, 0)) != 0) {
            // Strings are values, not objects: a weak table keeps them.
            if (!weakKeys || r[0] instanceof ByteStr) {
                add(r[0]);
            }
            if (!weakValues || r[1] instanceof ByteStr) {
                add(r[1]);
            }
        }
    }

    private void visitStack(CallStack s) {
        bytes += 200 + 12L * s.r.length;
        for (Object v : s.r) {
            add(v);
        }
        for (Frame f = s.frame; f != null; f = f.previous) {
            bytes += 80;
            add(f.closure);
        }
        if (s.resumer != null) {
            add(s.resumer.coroutine);
        }
    }
}
