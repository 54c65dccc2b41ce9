package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Comparison;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;

/**
 * Functions between the native functions and the prelude, which no script can reach. The first two are called by the
 * prelude and speak for the native function that their caller has replaced; the others are operations that may need the
 * prelude.
 */
final class PreludeNatives extends NativeFunction {
    /** Raises an error with the position of the script. */
    static final NativeFunction FAIL = new PreludeNatives("fail");
    /** Returns what {@link #FAIL} would raise. */
    static final NativeFunction POSITIONED = new PreludeNatives("positioned");
    /** {@code a < b}. */
    static final NativeFunction LESS = new PreludeNatives("less");
    /** {@code container[key]}. */
    static final NativeFunction INDEX = new PreludeNatives("index");

    /** This function is level 0, the one in the prelude is level 1. */
    private static final int SCRIPT = 2;

    private PreludeNatives(String name) {
        super(name);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        if (this == LESS) {
            Comparison.charge(s.vm, s.r[base], s.r[base + 1]);
            int outcome = Comparison.rawLess(s.r[base], s.n[base], s.r[base + 1], s.n[base + 1]);
            if (outcome >= 0) {
                return s.returnBoolean(base, outcome != 0);
            }
        }
        if (this == LESS || this == INDEX) {
            s.setObject(base - 1, s.vm.prelude.function(name()));
            return s.tailCall(2);
        }
        ByteStr message = new ByteBuf()
                .append(ByteStr.of(Errors.where(s, SCRIPT)))
                .append(Args.checkString(s, base, count, 1))
                .toByteStr();
        if (this == FAIL) {
            throw new ScriptError(message);
        }
        return s.returnObject(base, message);
    }

    @Override
    public boolean isHidden() {
        return true;
    }
}
