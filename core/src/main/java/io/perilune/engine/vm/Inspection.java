package io.perilune.engine.vm;

import io.perilune.engine.code.DebugInfo;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.value.Callable;

/**
 * What can be told about a function, or about one activation of it, as {@code debug.getinfo} tells it.
 *
 * <p>Parts of the libraries are written in Lua; their frames pass for those of the native functions that they replaced
 * (see {@link Frame#nativeFunction}), here and wherever else a script can look.
 */
public final class Inspection {
    private static final ByteStr NATIVE_SOURCE = ByteStr.of("=[C]");

    private final CallStack stack;
    /** Null when the question is about a function that need not be running. */
    private final Frame frame;

    private final Callable function;
    /** Null for native functions. */
    private final Prototype prototype;

    private Inspection(CallStack stack, Frame frame, Callable function, Prototype prototype) {
        this.stack = stack;
        this.frame = frame;
        this.function = function;
        this.prototype = prototype;
    }

    public static Inspection of(Callable function) {
        return new Inspection(null, null, function, function instanceof Closure c ? c.prototype : null);
    }

    public static Inspection of(CallStack stack, Frame frame) {
        if (frame.nativeFunction != null) {
            return new Inspection(stack, frame, frame.nativeFunction, null);
        }
        return new Inspection(stack, frame, frame.closure, frame.closure.prototype);
    }

    /** The frame at a level of a stack, where 0 is the running function; null when there is none. */
    public static Frame frameAt(CallStack s, long level) {
        if (level < 0) {
            return null;
        }
        s.unparkYield();
        Frame f = visible(s.frame);
        for (long i = level; i > 0 && f != null; i--) {
            f = visible(f.previous);
        }
        return f;
    }

    /** The nearest frame from {@code f} down that scripts may see; entry frames and the bottom belong to no function. */
    static Frame visible(Frame f) {
        while (f != null && f.closure == null && (f.nativeFunction == null || f.nativeFunction.isHidden())) {
            f = f.previous;
        }
        return f;
    }

    public Callable function() {
        return function;
    }

    public ByteStr source() {
        return prototype == null ? NATIVE_SOURCE : prototype.debug.source();
    }

    /** The source as messages show it. */
    public ByteStr shortSource() {
        return ChunkName.display(source());
    }

    /** {@code main}, {@code Lua} or {@code C}. */
    public String what() {
        if (prototype == null) {
            return "C";
        }
        return prototype.debug.lineDefined() == 0 ? "main" : "Lua";
    }

    /** Where the function begins, -1 for native ones. */
    public int lineDefined() {
        return prototype == null ? -1 : prototype.debug.lineDefined();
    }

    public int lastLineDefined() {
        return prototype == null ? -1 : prototype.debug.lastLine();
    }

    /** The line that is being executed, -1 when not known. */
    public int currentLine() {
        if (prototype == null || frame == null) {
            return -1;
        }
        return prototype.debug.lineAt(Errors.currentInstruction(frame));
    }

    public int upvalueCount() {
        if (function instanceof NativeFunction nf) {
            return nf.hiddenValues();
        }
        return prototype.upvalues.length;
    }

    public int parameterCount() {
        return prototype == null ? 0 : prototype.parameters;
    }

    public boolean isVararg() {
        return prototype == null || prototype.vararg;
    }

    public boolean isTailCall() {
        return frame != null && frame.is(Frame.TAIL_CALLED);
    }

    /** Name and kind by which the running function was called, or null. */
    public VariableNames.Name name() {
        return frame == null ? null : Errors.callName(frame);
    }

    /** During a call or return event: the number of the first local variable that is an argument or a result; else 0. */
    public int firstTransferred() {
        return switch (hookAbove()) {
            case Frame.HOOK_CALL -> 1;
            case Frame.HOOK_RETURN -> Locals.numberOf(stack, frame, frame.callSlot);
            default -> 0;
        };
    }

    public int transferredCount() {
        return switch (hookAbove()) {
            case Frame.HOOK_CALL -> frame.closure == null ? frame.count : frame.closure.prototype.parameters;
            case Frame.HOOK_RETURN -> frame.results();
            default -> 0;
        };
    }

    private int hookAbove() {
        return frame == null ? 0 : HookRunner.hookAbove(stack, frame);
    }

    /** The lines that have code, in no order and with repetitions; null for native functions. */
    public int[] activeLines() {
        return prototype == null ? null : activeLines(prototype);
    }

    /** As {@link #activeLines()}, for any code. */
    public static int[] activeLines(Prototype prototype) {
        DebugInfo debug = prototype.debug;
        if (debug.lines() == null) {
            return new int[0];
        }
        // The instruction that moves extra arguments belongs to no line of the text.
        int first = prototype.vararg ? 1 : 0;
        int[] lines = new int[prototype.code.length - first];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = debug.lineAt(first + i);
        }
        return lines;
    }
}
