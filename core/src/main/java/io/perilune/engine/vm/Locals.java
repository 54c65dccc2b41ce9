package io.perilune.engine.vm;

import io.perilune.engine.code.DebugInfo.LocalVariable;
import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;

/**
 * The local variables of running functions, by number: 1 and up are registers, named or not; -1 and down the extra
 * arguments of a vararg function.
 *
 * <p>The results of a native function lie from the slot of the function itself up, which has no number. While a return
 * event reports them they are therefore numbered as if they followed the arguments.
 */
public final class Locals {
    private static final ByteStr VARARG = ByteStr.of("(vararg)");
    private static final ByteStr TEMPORARY = ByteStr.of("(temporary)");
    private static final ByteStr NATIVE_TEMPORARY = ByteStr.of("(C temporary)");

    private Locals() {}

    /** The name of parameter {@code number} of a function that need not be running, or null. */
    public static ByteStr parameterName(Closure c, long number) {
        return activeName(c.prototype, number, 0);
    }

    /** The name of a variable, or one in parentheses for a register without a name; null when there is no such variable. */
    public static ByteStr name(CallStack s, Frame f, long number) {
        if (isLua(f)) {
            if (number < 0) {
                return number >= -f.extra ? VARARG : null;
            }
            ByteStr name = activeName(f.closure.prototype, number, Errors.currentInstruction(f));
            if (name != null) {
                return name;
            }
        }
        if (number <= 0 || number > count(s, f)) {
            return null;
        }
        return isLua(f) ? TEMPORARY : NATIVE_TEMPORARY;
    }

    /** The slot of a variable that has a name. */
    public static int slot(CallStack s, Frame f, long number) {
        if (number < 0) {
            return f.base - f.extra + (int) (-number - 1);
        }
        if (number > f.count && hasShiftedResults(s, f)) {
            return f.callSlot + (int) (number - f.count - 1);
        }
        return f.base + (int) number - 1;
    }

    /** The number of the variable in a slot at or above the function's own. */
    static int numberOf(CallStack s, Frame f, int slot) {
        if (hasShiftedResults(s, f)) {
            return f.count + 1 + slot - f.callSlot;
        }
        return slot - f.base + 1;
    }

    private static boolean isLua(Frame f) {
        return f.closure != null && f.nativeFunction == null;
    }

    private static boolean hasShiftedResults(CallStack s, Frame f) {
        return f.closure == null && HookRunner.hookAbove(s, f) == Frame.HOOK_RETURN && f.callSlot < f.base;
    }

    /** How many registers have a meaning just now. */
    private static int count(CallStack s, Frame f) {
        if (hasShiftedResults(s, f)) {
            return f.count + f.results();
        }
        if (f != s.frame && HookRunner.hookAbove(s, f) != Frame.HOOK_CALL) {
            Frame above = f.next;
            return (above.is(Frame.ENTRY) ? above.base : above.result) - f.base;
        }
        return f.closure != null ? f.closure.prototype.frameSize : f.count;
    }

    /** The name of the variable that is the {@code number}-th of those alive at {@code pc}, or null. */
    private static ByteStr activeName(Prototype p, long number, int pc) {
        long left = number;
        for (LocalVariable v : p.debug.locals()) {
            if (v.startPc() > pc) {
                // Variables are in the order of their declaration, so no later one is alive.
                break;
            }
            if (pc < v.endPc() && --left == 0) {
                return v.name();
            }
        }
        return null;
    }
}
