package io.perilune.engine.vm;

import io.perilune.engine.code.DebugInfo;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import java.util.Arrays;

/**
 * A mark pass over everything a VM reaches: how many bytes it keeps alive, and how many coroutines. The sizes are those of a
 * HotSpot with compressed references, where that is not known rather too large than too small.
 *
 * <p>Values that only Java holds (a handle of the host, a native function's local variable) are not found; what a native
 * function is building is announced to {@link Memory#hold}.
 */
final class Census {
    /** Objects visited between two looks at the outside world. */
    private static final int PATIENCE = 4096;

    private static final int COLOURS = 15;

    private final Vm vm;
    final int colour;
    private final IdentitySet seen = new IdentitySet();
    private Object[] open = new Object[256];
    private int openCount;

    long bytes;
    int coroutines;
    /** Objects visited: what the pass has cost. */
    long visited;

    private Census(Vm vm, int previous) {
        this.vm = vm;
        this.colour = previous % COLOURS + 1;
    }

    /**
     * Counts.
     *
     * @param previous the colour of the pass before, 0 for none
     * @throws Termination when the run is to end: a pass over a large heap takes longer than anybody should wait
     */
    static Census of(Vm vm, int previous) {
        return of(vm, previous, null);
    }

    /** The same, with {@code tally} told of every object, if there is one. */
    static Census of(Vm vm, int previous, Tally tally) {
        Census census = new Census(vm, previous);
        census.roots();
        while (census.openCount > 0) {
            Object object = census.open[--census.openCount];
            long before = census.bytes;
            census.visit(object);
            if (tally != null) {
                tally.add(object, census.bytes - before);
            }
            if (++census.visited % PATIENCE == 0) {
                vm.meter.poll();
            }
        }
        return census;
    }

    private void roots() {
        add(vm.registry);
        add(vm.globals);
        add(vm.loaded);
        add(vm.main);
        for (CallStack s = vm.current; s != null; s = s.resumer) {
            add(s.coroutine);
        }
        for (Coroutine c : vm.suspended()) {
            add(c);
        }
        for (Object finalizable : vm.memory.due()) {
            add(finalizable);
        }
        add(vm.nilMetatable);
        add(vm.booleanMetatable);
        add(vm.numberMetatable);
        add(vm.stringMetatable);
        add(vm.functionMetatable);
        add(vm.threadMetatable);
    }

    private void add(Object v) {
        if (v instanceof Table t ? t.mark(colour) : isObject(v) && seen.add(v)) {
            if (openCount == open.length) {
                open = Arrays.copyOf(open, openCount * 2);
            }
            open[openCount++] = v;
        }
    }

    private static boolean isObject(Object v) {
        return v instanceof ByteStr
                || v instanceof Closure
                || v instanceof Upvalue
                || v instanceof Coroutine
                || v instanceof Userdata
                || v instanceof Prototype
                || v instanceof NativeFunction nf && nf.hiddenValues() > 0;
    }

    private void visit(Object v) {
        if (v instanceof Table t) {
            visitTable(t);
        } else if (v instanceof ByteStr text) {
            bytes += text.heapBytes();
        } else if (v instanceof Closure c) {
            visitClosure(c);
        } else if (v instanceof Upvalue u) {
            bytes += 24;
            add(u.isOpen() ? null : u.value);
        } else if (v instanceof Coroutine c) {
            visitStack(c.stack);
        } else if (v instanceof Userdata u) {
            visitUserdata(u);
        } else if (v instanceof Prototype p) {
            visitPrototype(p);
        } else if (v instanceof NativeFunction nf) {
            bytes += 48;
            for (int i = 0; i < nf.hiddenValues(); i++) {
                add(nf.hiddenValue(i));
            }
        }
    }

    private void visitTable(Table t) {
        bytes += t.bytes();
        add(t.metatable);
        boolean weakKeys = t.weakKeys();
        boolean weakValues = t.weakValues();
        if (!weakKeys && !weakValues && t.holdsOnlyNumbers()) {
            return;
        }
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
            if ((position & PATIENCE - 1) == 0) {
                vm.meter.poll();
            }
        }
    }

    private void visitClosure(Closure c) {
        bytes += 24 + 16 + 4L * c.upvalues.length;
        add(c.prototype);
        for (Upvalue u : c.upvalues) {
            add(u);
        }
    }

    private void visitUserdata(Userdata u) {
        bytes += 48 + 4L * u.userValues().length;
        add(u.metatable());
        for (Object value : u.userValues()) {
            add(value);
        }
    }

    private void visitPrototype(Prototype p) {
        bytes += Memory.prototypeBytes(p);
        for (Object constant : p.constants) {
            add(constant);
        }
        for (Prototype nested : p.nested) {
            add(nested);
        }
        for (DebugInfo.LocalVariable local : p.debug.locals()) {
            add(local.name());
        }
        add(p.debug.source());
    }

    private void visitStack(CallStack s) {
        bytes += 160 + 12L * s.r.length + 4L * s.open.length;
        for (Object v : s.r) {
            add(v);
        }
        for (Frame f = s.frame; f != null; f = f.previous) {
            bytes += 96;
            add(f.closure);
            add(f.nativeFunction);
            add(f.state);
        }
        if (s.status != Coroutine.Status.DEAD) {
            coroutines++;
        }
        if (s.failure != null) {
            add(s.failure.value());
        }
        if (s.hooks != null) {
            add(s.hooks.function);
        }
    }
}
