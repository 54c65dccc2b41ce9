package io.perilune;

/**
 * A script called a function of the program with an argument that it does not take. To the script this is an ordinary error, such as
 * {@code bad argument #2 to 'move' (integer expected, got nil)}; the program finds it as the cause of the {@link LuaRuntimeException}
 * when no script caught it. A function of the program may throw one itself.
 */
public final class LuaArgumentException extends LuaException {
    private static final long serialVersionUID = 1;

    private final int index;
    private final String problem;

    private LuaArgumentException(int index, String problem, Throwable cause) {
        super("bad argument #" + index + " (" + problem + ")", cause);
        this.index = index;
        this.problem = problem;
    }

    /**
     * An argument that does not do.
     *
     * @param index the number of the argument, from 1
     * @param problem such as {@code must be positive}
     */
    public static LuaArgumentException of(int index, String problem) {
        return new LuaArgumentException(index, problem, null);
    }

    /** As {@link #of(int, String)}, because of another exception, which may be null. */
    public static LuaArgumentException of(int index, String problem, Throwable cause) {
        return new LuaArgumentException(index, problem, cause);
    }

    /** The number of the argument, from 1. */
    public int index() {
        return index;
    }

    /** What was wrong, such as {@code integer expected, got nil}. */
    public String problem() {
        return problem;
    }
}
