package io.perilune.engine.vm;

import io.perilune.engine.code.DebugInfo;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Tag;

/** The one vocabulary of mistakes, for the interpreter and the libraries alike; texts as in the reference. */
public final class Errors {
    private Errors() {}

    /** {@code chunk:line: } of the function at {@code level} (0 is the running one); empty for native functions. */
    public static String where(CallStack s, int level) {
        Frame f = s.frame;
        boolean running = level == 0;
        while (level > 0 && f != null) {
            f = f.previous;
            if (f != null && f.is(Frame.ENTRY)) {
                f = f.previous;
            }
            level--;
        }
        // Functions of the prelude pass for the native functions that they replaced.
        if (f == null || f.closure == null || f.nativeFunction != null) {
            return "";
        }
        // Stripped code has no lines: its own mistakes say so, messages of the functions that it calls just have no
        // position.
        return running || f.closure.prototype.debug.lineAt(currentInstruction(f)) > 0 ? position(f) : "";
    }

    /** {@code chunk:line: } of a Lua frame. */
    static String position(Frame f) {
        DebugInfo debug = f.closure.prototype.debug;
        int line = debug.lineAt(currentInstruction(f));
        return ChunkName.display(debug.source()).escaped() + ":" + line + ": ";
    }

    /** Index of the instruction that a frame is executing. */
    static int currentInstruction(Frame f) {
        // While a hook runs for an instruction, that instruction is still to come.
        return f.is(Frame.HOOKED | Frame.COUNTED) ? f.pc : Math.max(0, f.pc - 1);
    }

    /** An error raised by the running function: a Lua function's own position is put in front. */
    public static ScriptError runtime(CallStack s, String message) {
        return new ScriptError(ByteStr.ofEscaped(where(s, 0) + message));
    }

    /** An error that a table raises: the position is that of the Lua function at fault, or that called the native one. */
    static ScriptError ofTable(CallStack s, String message) {
        String here = where(s, 0);
        return new ScriptError(ByteStr.ofEscaped((here.isEmpty() ? where(s, 1) : here) + message));
    }

    /** An error raised by a native function: the position is that of its caller. */
    public static ScriptError fromNative(CallStack s, String message) {
        return new ScriptError(ByteStr.ofEscaped(where(s, 1) + message));
    }

    /** The same for messages that may hold any bytes. */
    public static ScriptError fromNative(CallStack s, ByteStr message) {
        byte[] at = ByteStr.ofEscaped(where(s, 1)).bytes();
        byte[] all = new byte[at.length + message.length()];
        System.arraycopy(at, 0, all, 0, at.length);
        System.arraycopy(message.bytes(), 0, all, at.length, message.length());
        return new ScriptError(ByteStr.wrap(all));
    }

    /** {@code bad argument #n to 'f' (message)}, raised by the running native function. */
    public static ScriptError argument(CallStack s, int argument, String message) {
        VariableNames.Name called = callName(s.frame);
        String function;
        if (called != null && called.kind().equals("method")) {
            argument--;
            function = called.name();
            if (argument == 0) {
                return fromNative(s, "calling '" + function + "' on bad self (" + message + ")");
            }
        } else {
            function = called != null ? called.name() : null;
        }
        if (function == null) {
            String global = GlobalNames.of(s.vm, s.frame.nativeFunction);
            function = global != null ? global : "?";
        }
        return fromNative(s, "bad argument #" + argument + " to '" + function + "' (" + message + ")");
    }

    /** {@code bad argument #n to 'f' (expected expected, got …)}. */
    public static ScriptError argumentType(CallStack s, int argument, int base, int count, String expected) {
        String got;
        if (argument > count) {
            got = "no value";
        } else {
            got = Types.nameForMessages(s.vm, s.r[base + argument - 1]);
        }
        return argument(s, argument, expected + " expected, got " + got);
    }

    private static final VariableNames.Name FINALIZER = new VariableNames.Name("metamethod", "__gc");
    private static final VariableNames.Name HOOK = new VariableNames.Name("hook", "?");

    /** The name by which the function of frame {@code f} was called, or null. */
    public static VariableNames.Name callName(Frame f) {
        Frame caller = caller(f);
        return caller == null
                ? eventName(f)
                : VariableNames.functionName(caller.closure.prototype, currentInstruction(caller));
    }

    /** The name of a function that no instruction has called, or null. */
    static VariableNames.Name eventName(Frame f) {
        if (f == null || f.is(Frame.TAIL_CALLED)) {
            return null;
        }
        return f.is(Frame.FINALIZER) ? FINALIZER : f.isHook() ? HOOK : null;
    }

    /** The Lua function whose instruction has called the function of frame {@code f}, or null. */
    static Frame caller(Frame f) {
        if (f == null || f.is(Frame.TAIL_CALLED) || f.is(Frame.FINALIZER) || f.isHook()) {
            return null;
        }
        Frame caller = f.previous;
        return caller == null || caller.closure == null || caller.nativeFunction != null ? null : caller;
    }

    // Mistakes of instructions. A register below zero means that the operand is not in a register.

    /** What {@link #indexing} takes for a value that no variable holds. */
    static final int NO_ORIGIN = Integer.MIN_VALUE;

    /** {@code attempt to OPERATION a TYPE value (local 'x')} for a boxed value that lies in {@code slot}. */
    static ScriptError operand(CallStack s, Object value, int slot, String operation) {
        return runtime(
                s,
                "attempt to " + operation + " a " + Types.nameForMessages(s.vm, value) + " value"
                        + variable(s.frame, slot - s.frame.base));
    }

    /** An attempt to index {@code container}, which came from a slot, from upvalue {@code -1 - origin} or from nowhere. */
    static ScriptError indexing(CallStack s, Object container, int origin, Object key) {
        VariableNames.Name name = null;
        Frame f = s.frame;
        if (f.closure != null && f.nativeFunction == null && origin != NO_ORIGIN) {
            Prototype p = f.closure.prototype;
            if (origin < 0) {
                name = VariableNames.upvalueName(p, -1 - origin);
            } else if (origin - f.base < p.frameSize) {
                name = VariableNames.registerName(p, currentInstruction(f), origin - f.base);
            }
        }
        return type(s, container, "index", name);
    }

    static ScriptError notClosable(CallStack s, Frame f, int register) {
        VariableNames.Name name = VariableNames.registerName(f.closure.prototype, f.pc, register);
        return runtime(s, "variable '" + (name == null ? "?" : name.name()) + "' got a non-closable value");
    }

    static ScriptError type(CallStack s, Object value, String operation, VariableNames.Name name) {
        return runtime(
                s, "attempt to " + operation + " a " + Types.nameForMessages(s.vm, value) + " value" + text(name));
    }

    /** {@code  (kind 'name')} of a register of the running Lua frame, or nothing. */
    static String variable(Frame f, int register) {
        if (f.closure == null
                || f.nativeFunction != null
                || register < 0
                || register >= f.closure.prototype.frameSize) {
            return "";
        }
        return text(VariableNames.registerName(f.closure.prototype, currentInstruction(f), register));
    }

    static String text(VariableNames.Name name) {
        return name == null ? "" : " (" + name.kind() + " '" + name.name() + "')";
    }

    /** How the running Lua frame names the value in slot {@code func} that it tries to call. */
    static VariableNames.Name calleeName(Frame f, int func) {
        Prototype p = f.closure.prototype;
        VariableNames.Name called = VariableNames.functionName(p, currentInstruction(f));
        if (called != null
                && (called.kind().equals("for iterator") || called.kind().equals("metamethod"))) {
            return called;
        }
        int register = func - f.base;
        return register < 0 || register >= p.frameSize
                ? null
                : VariableNames.registerName(p, currentInstruction(f), register);
    }

    static ScriptError comparison(CallStack s, Object left, Object right) {
        String a = Types.nameForMessages(s.vm, left);
        String b = Types.nameForMessages(s.vm, right);
        return runtime(
                s, a.equals(b) ? "attempt to compare two " + a + " values" : "attempt to compare " + a + " with " + b);
    }

    static ScriptError forLoop(CallStack s, int slot, String what) {
        return runtime(
                s, "bad 'for' " + what + " (number expected, got " + Types.nameForMessages(s.vm, s.r[slot]) + ")");
    }

    static boolean isNumber(Object v) {
        return v == Tag.INT || v == Tag.FLOAT;
    }

    static String eventName(int event) {
        return MetaKey.NAMES[event].toString().substring(2);
    }
}
