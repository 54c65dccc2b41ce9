package io.perilune.engine.vm;

import io.perilune.engine.value.Callable;

/**
 * The debug hook of one coroutine: what is called, at which events, and what the interpreter has to remember between two
 * of them. Replaced whole when a script sets another hook.
 */
public final class Hooks {
    public final Callable function;
    public final boolean calls;
    public final boolean returns;
    public final boolean lines;
    /** A count event every so many instructions; 0 for none. */
    public final int count;

    /** The hook of a larger scope that this one follows on one stack; null for a hook of the stack's own. */
    final Hooks pattern;
    /** Whether coroutines that are made on its stack get a copy. */
    private final boolean inherited;

    /** Instructions until the next count event. */
    int remaining;
    /** A hook is running: it causes no events itself. */
    boolean running;
    /** The instruction for which a line event was considered last, in the running function; -1 when it has just begun. */
    int lastPc;

    /** A hook as scripts set it: coroutines get that of the one that makes them. */
    public Hooks(Callable function, boolean calls, boolean returns, boolean lines, int count) {
        this(function, calls, returns, lines, count, true, null);
    }

    private Hooks(
            Callable function,
            boolean calls,
            boolean returns,
            boolean lines,
            int count,
            boolean inherited,
            Hooks pattern) {
        this.pattern = pattern;
        this.inherited = inherited;
        this.function = function;
        this.calls = calls;
        this.returns = returns;
        this.lines = lines;
        this.count = count;
        this.remaining = count;
    }

    /** True when no event is asked for: such a hook is the same as none. */
    public boolean isIdle() {
        return !calls && !returns && !lines && count <= 0;
    }

    /** The hook of a coroutine, or null. */
    public static Hooks of(CallStack s) {
        return s.hooks;
    }

    /**
     * Sets or, with null, removes the hook of a coroutine. Functions that are running already are switched between their
     * code and its hooked twin here; new frames get the right one when they are pushed.
     */
    public static void set(CallStack s, Hooks hooks) {
        s.unparkYield();
        if (hooks != null) {
            // Set from inside a hook: that hook goes on unhooked, and what it interrupted has to find its place again.
            hooks.running = HookRunner.insideHook(s.frame);
        }
        s.hooks = hooks;
        // Compiled code below, if any, is to be left soon.
        s.vm.meter.endSlice();
        boolean stepping = hooks != null && hooks.isStepping();
        Frame running = null;
        for (Frame f = s.frame; f != null; f = f.previous) {
            if (f.closure != null) {
                f.code = stepping ? f.linked.hooked() : f.linked.code;
                running = running == null ? f : running;
            }
        }
        if (hooks != null && running != null) {
            // The line that sets the hook has begun already.
            hooks.lastPc = Errors.currentInstruction(running);
        }
    }

    /** The same for one coroutine alone. */
    public Hooks notInherited() {
        return new Hooks(function, calls, returns, lines, count, false, null);
    }

    /** What a stack has that takes part in this hook of a larger scope. */
    Hooks following() {
        return new Hooks(function, calls, returns, lines, count, false, this);
    }

    /** What a new coroutine gets from the stack on which it is made, or null. */
    static Hooks inheritedFrom(CallStack s) {
        Hooks h = s.hooks;
        return h == null || !h.inherited ? null : new Hooks(h.function, h.calls, h.returns, h.lines, h.count);
    }

    /** What a stack gets that a script takes for its main one. */
    static Hooks ofRoot(CallStack main) {
        Hooks h = main.hooks;
        return h == null || h.pattern != null
                ? null
                : new Hooks(h.function, h.calls, h.returns, h.lines, h.count, h.inherited, null);
    }

    /** True when single instructions have to be watched; the hooks for calls and returns need it, too. */
    boolean isStepping() {
        return calls || returns || lines || count > 0;
    }
}
