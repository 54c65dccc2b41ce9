package io.perilune;

import io.perilune.engine.host.FrameInspector;
import io.perilune.engine.host.State;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks into functions that run, and stops them at breakpoints; see {@link Lua#debugger}. Any thread may set and clear breakpoints, at
 * any time. Local variables are those of the running coroutine: to be asked for in a Java function that a script has called, or in
 * the handler of a breakpoint.
 */
public final class LuaDebugger {
    /** What a script does after it was stopped. */
    public enum Step {
        /** It runs on to the next breakpoint. */
        CONTINUE,
        /** It stops at the next line, of whatever function. */
        INTO,
        /** It stops at the next line of this function, or of one that called it. */
        OVER,
        /** It stops in the function that called this one. */
        OUT
    }

    /**
     * Where a script was stopped.
     *
     * @param chunk the name of its chunk as it was given, such as {@code @rules.lua}
     * @param line the line that is about to run
     * @param frames the functions of the stack, innermost first; {@code locals(i)} belongs to the i-th
     */
    public record Pause(String chunk, int line, List<LuaFrame> frames) {}

    /** Is asked what to do with a script that was stopped. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Called by the thread that runs the script, which waits for the answer.
         *
         * @throws Exception becomes an error in the script
         */
        Step stopped(Pause pause) throws Exception;
    }

    private record Breakpoint(String chunk, int line) {}

    private final Lua lua;
    private final State state;
    private final Set<Breakpoint> breakpoints = ConcurrentHashMap.newKeySet();
    private Handler handler;
    private Step step = Step.CONTINUE;
    /** The number of functions on the stack when the script was last stopped. */
    private int depth;

    LuaDebugger(Lua lua, State state) {
        this.lua = lua;
        this.state = state;
    }

    // Variables.

    /**
     * The local variables of a function on the stack, by their names, as they are now; of two with the same name the inner one.
     *
     * @param level 0 for the innermost function, as in {@link Lua#frames}
     * @throws IndexOutOfBoundsException when the stack is not as deep
     */
    public Map<String, LuaValue> locals(int level) {
        return FrameInspector.locals(state, level);
    }

    /**
     * Assigns to a local variable of a function on the stack.
     *
     * @return false when it has none of that name
     * @throws IndexOutOfBoundsException when the stack is not as deep
     */
    public boolean setLocal(int level, String name, Object value) {
        return FrameInspector.setLocal(state, level, name, Handles.unwrap(state, value));
    }

    /** The variables that a function has captured, by their names, as they are now. Java functions have none. */
    public Map<String, LuaValue> upvalues(LuaFunction function) {
        Map<String, LuaValue> variables = new LinkedHashMap<>();
        FrameInspector.upvalues(state, Handles.DOOR.unwrap(state, function))
                .forEach((name, value) -> variables.put(name, Handles.DOOR.wrap(state, value.orElse(null))));
        return variables;
    }

    /**
     * Assigns to a captured variable, for all functions that share it.
     *
     * @return false when the function has none of that name
     */
    public boolean setUpvalue(LuaFunction function, String name, Object value) {
        return FrameInspector.setUpvalue(
                state, Handles.DOOR.unwrap(state, function), name, Handles.unwrap(state, value));
    }

    // Breakpoints.

    /**
     * Stops scripts before they run a line, once a handler is attached.
     *
     * @param chunk the name of the chunk as it was given, such as {@code @rules.lua}
     */
    public LuaDebugger breakAt(String chunk, int line) {
        breakpoints.add(new Breakpoint(chunk, line));
        return this;
    }

    /** Takes a breakpoint away. */
    public LuaDebugger clear(String chunk, int line) {
        breakpoints.remove(new Breakpoint(chunk, line));
        return this;
    }

    /**
     * Attaches a handler: from now on breakpoints stop what runs. It takes the place of a hook, see {@link Lua#setHook}, and covers
     * what that covers.
     */
    public void attach(Handler asked) {
        handler = Objects.requireNonNull(asked, "asked");
        step = Step.CONTINUE;
        lua.setHook(EnumSet.of(LuaHook.Event.LINE), 0, this::line);
    }

    /** Takes the handler away, and the hook with it. */
    public void detach() {
        lua.removeHook();
        handler = null;
    }

    private void line(LuaHook.Event event, int line) throws Exception {
        Handler asked = handler;
        if (asked == null || step == Step.CONTINUE && breakpoints.isEmpty()) {
            return;
        }
        List<LuaFrame> frames = lua.frames();
        String chunk = frames.get(0).function().info().source();
        if (breakpoints.contains(new Breakpoint(chunk, line)) || isStepDone(frames.size())) {
            step = asked.stopped(new Pause(chunk, line, frames));
            depth = frames.size();
        }
    }

    private boolean isStepDone(int now) {
        return switch (step) {
            case CONTINUE -> false;
            case INTO -> true;
            case OVER -> now <= depth;
            case OUT -> now < depth;
        };
    }
}
