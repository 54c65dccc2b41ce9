package io.perilune.engine.vm;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ChunkName;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a stack stood. Taking it down costs little, since most errors are caught by somebody who never looks at it; the text, as
 * {@code luaL_traceback} makes it, is made when it is asked for, by any thread.
 *
 * <p>Invariant: everything here is immutable and belongs to no VM. So the names under which functions can be found from
 * {@code package.loaded} are looked up at once, while all others follow from the code.
 */
public final class Traceback {
    /** Lines shown of the top and of the bottom of a deep stack. */
    private static final int FIRST_LINES = 10;

    private static final int LAST_LINES = 11;

    private final Level[] levels;
    /** How many levels are left out behind the first ones; 0 when all are here. */
    private final int skipped;

    private Traceback(Level[] levels, int skipped) {
        this.levels = levels;
        this.skipped = skipped;
    }

    /**
     * One running function.
     *
     * @param code null for native functions
     * @param instruction that is being executed
     * @param global the name by which it can be found, or null
     * @param event the name of a function that no instruction has called, or null
     * @param caller the code of the Lua function that has called it, or null
     * @param call the instruction that did
     * @param tailCalled whether other functions had been there before it
     */
    private record Level(
            Prototype code,
            int instruction,
            String global,
            VariableNames.Name event,
            Prototype caller,
            int call,
            boolean tailCalled) {
        String place() {
            return code == null ? "[C]" : ChunkName.display(code.debug.source()).toString();
        }

        int line() {
            return code == null ? -1 : code.debug.lineAt(instruction);
        }

        /** The name alone, null when there is none. */
        VariableNames.Name called() {
            if (global != null) {
                return new VariableNames.Name("function", global);
            }
            return caller == null ? event : VariableNames.functionName(caller, call);
        }

        /** What is said of a function without a name. */
        String anonymous() {
            if (code == null) {
                return "?";
            }
            int line = code.debug.lineDefined();
            return line == 0 ? "main chunk" : "function <" + place() + ':' + line + '>';
        }
    }

    /** The text of {@link #at}. */
    public static String of(CallStack s, long level) {
        return at(s, level).toString();
    }

    /** The functions from {@code level} on, where 0 is the running one. */
    public static Traceback at(CallStack s, long level) {
        Frame f = Inspection.frameAt(s, level);
        int depth = 0;
        for (Frame g = f; g != null; g = Inspection.visible(g.previous)) {
            depth++;
        }
        // The line about the skipped levels takes the place of one of them, which the number in it does not include.
        int skipped = depth - FIRST_LINES - LAST_LINES;
        if (skipped <= 1) {
            skipped = 0;
        }
        Level[] levels = new Level[depth - skipped];
        for (int i = 0; i < levels.length; i++) {
            if (i == FIRST_LINES) {
                for (int k = 0; k < skipped; k++) {
                    f = Inspection.visible(f.previous);
                }
            }
            levels[i] = level(s.vm, f);
            f = Inspection.visible(f.previous);
        }
        return new Traceback(levels, skipped);
    }

    private static Level level(Vm vm, Frame f) {
        boolean isNative = f.nativeFunction != null;
        Prototype code = isNative ? null : f.closure.prototype;
        Frame caller = Errors.caller(f);
        return new Level(
                code,
                isNative ? 0 : Errors.currentInstruction(f),
                GlobalNames.of(vm, isNative ? f.nativeFunction : f.closure),
                Errors.eventName(f),
                caller == null ? null : caller.closure.prototype,
                caller == null ? 0 : Errors.currentInstruction(caller),
                f.is(Frame.TAIL_CALLED));
    }

    /** The Lua functions as elements of a Java stack trace, the running one first; native ones and those without lines are left out. */
    public List<StackTraceElement> elements() {
        List<StackTraceElement> elements = new ArrayList<>(levels.length);
        for (Level level : levels) {
            int line = level.line();
            if (line > 0) {
                VariableNames.Name called = level.called();
                elements.add(new StackTraceElement(
                        "lua", called == null ? level.anonymous() : called.name(), level.place(), line));
            }
        }
        return elements;
    }

    /** One line a function; no newline at the end. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("stack traceback:");
        for (int i = 0; i < levels.length; i++) {
            if (skipped != 0 && i == FIRST_LINES) {
                out.append("\n\t...\t(skipping ").append(skipped - 1).append(" levels)");
            }
            append(out, levels[i]);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Level level) {
        out.append("\n\t").append(level.place()).append(':');
        int line = level.line();
        if (line > 0) {
            out.append(line).append(':');
        }
        out.append(" in ");
        VariableNames.Name called = level.called();
        if (called == null) {
            out.append(level.anonymous());
        } else {
            out.append(called.kind()).append(" '").append(called.name()).append('\'');
        }
        if (level.tailCalled) {
            out.append("\n\t(...tail calls...)");
        }
    }
}
