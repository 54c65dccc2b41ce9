package io.perilune.engine.host;

import io.perilune.LuaValue;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Inspection;
import io.perilune.engine.vm.Locals;
import io.perilune.engine.vm.Upvalue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of functions, for the program. */
public final class FrameInspector {
    private FrameInspector() {}

    /**
     * @param level 0 for the innermost function that scripts and programs see
     * @throws IndexOutOfBoundsException when there is no such function
     */
    public static Map<String, LuaValue> locals(State state, int level) {
        state.enter();
        try {
            CallStack s = state.vm().current;
            Frame f = frame(s, level);
            Map<String, LuaValue> variables = new LinkedHashMap<>();
            ByteStr name;
            for (long i = 1; (name = Locals.name(s, f, i)) != null; i++) {
                if (isName(name)) {
                    variables.put(name.escaped(), state.door().wrap(state, s.get(Locals.slot(s, f, i))));
                }
            }
            return variables;
        } finally {
            state.exit();
        }
    }

    /** @return false when there is no variable of that name */
    public static boolean setLocal(State state, int level, String variable, Object value) {
        state.enter();
        try {
            CallStack s = state.vm().current;
            Frame f = frame(s, level);
            int slot = -1;
            ByteStr name;
            for (long i = 1; (name = Locals.name(s, f, i)) != null; i++) {
                if (isName(name) && name.escaped().equals(variable)) {
                    slot = Locals.slot(s, f, i);
                }
            }
            if (slot >= 0) {
                s.set(slot, value);
            }
            return slot >= 0;
        } finally {
            state.exit();
        }
    }

    private static Frame frame(CallStack s, int level) {
        Frame f = Inspection.frameAt(s, HookFunction.levelBelow(s) + level);
        if (level < 0 || f == null) {
            throw new IndexOutOfBoundsException("no function at level " + level + " of the stack");
        }
        return f;
    }

    /** Registers without a name have one in parentheses. */
    private static boolean isName(ByteStr name) {
        return name.length() > 0 && name.at(0) != '(';
    }

    /** The captured variables, empty ones being nil. */
    public static Map<String, Optional<Object>> upvalues(State state, Object function) {
        state.enter();
        try {
            Map<String, Optional<Object>> variables = new LinkedHashMap<>();
            if (function instanceof Closure c) {
                for (int i = 0; i < c.upvalues.length; i++) {
                    variables.put(upvalueName(c, i), Optional.ofNullable(c.upvalues[i].boxed()));
                }
            }
            return variables;
        } finally {
            state.exit();
        }
    }

    /** @return false when there is no variable of that name */
    public static boolean setUpvalue(State state, Object function, String variable, Object value) {
        state.enter();
        try {
            if (function instanceof Closure c) {
                for (int i = 0; i < c.upvalues.length; i++) {
                    if (upvalueName(c, i).equals(variable)) {
                        c.upvalues[i].setBoxed(value);
                        return true;
                    }
                }
            }
            return false;
        } finally {
            state.exit();
        }
    }

    /** Stripped functions have none; then the number stands for it. */
    private static String upvalueName(Closure c, int i) {
        ByteStr name = c.prototype.upvalues[i].name();
        return name == null ? "(" + (i + 1) + ")" : name.escaped();
    }

    /** A function with the same code, and variables of its own that have the same values now. */
    public static Object copy(State state, Object function) {
        state.enter();
        try {
            if (!(function instanceof Closure c)) {
                return function;
            }
            Upvalue[] own = new Upvalue[c.upvalues.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = new Upvalue(c.upvalues[i].boxed());
            }
            return new Closure(c.prototype, own);
        } finally {
            state.exit();
        }
    }
}
