package io.perilune;

/** A Lua value has not the Java type that was asked for, or a Java value has no counterpart in Lua. */
public final class LuaConversionException extends LuaException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String problem;

    LuaConversionException(String path, String problem, Throwable cause) {
        super(path.isEmpty() ? problem : path + ": " + problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** For codecs: {@code problem} says what was expected and what there was. */
    public static LuaConversionException of(String problem) {
        return new LuaConversionException("", problem, null);
    }

    /** Where the value lies, such as {@code config.users[3].name}; empty for the converted value itself. */
    public String path() {
        return path;
    }

    /** The message without the path, such as {@code string expected, got nil}. */
    public String problem() {
        return problem;
    }
}
