package io.perilune;

import io.perilune.engine.host.RawWindow;

/**
 * The arguments and results of one call of a {@link RawFunction}, which may call into its {@link Lua} meanwhile. Positions begin with 0;
 * what lies beyond the last argument is nil. To be used by the thread that runs the function, and not when it has returned.
 */
public final class RawCall {
    /** More results than these are for a {@link JavaFunction} and its {@link Multi}. */
    public static final int MAX_RESULTS = RawWindow.MAX_RESULTS;

    private final RawWindow window;

    RawCall(RawWindow window) {
        this.window = window;
    }

    /** How many arguments the script has given. */
    public int count() {
        return window.count();
    }

    /** True for nil, and for an argument that is not there. */
    public boolean isNil(int index) {
        return window.isNil(index);
    }

    /** True for an integer, also where {@link #integer} would accept more. */
    public boolean isInteger(int index) {
        return window.isInteger(index);
    }

    /**
     * An integer.
     *
     * @throws LuaArgumentException when the argument is none, by the rules of {@link Lua#convert}; to be passed on to the script
     */
    public long integer(int index) {
        return window.integer(index);
    }

    /** A number; otherwise as {@link #integer}. */
    public double number(int index) {
        return window.number(index);
    }

    /** A text; otherwise as {@link #integer}. */
    public String text(int index) {
        return window.text(index);
    }

    /** False for nil and false, as conditions of Lua have it. */
    public boolean isTruthy(int index) {
        return window.isTruthy(index);
    }

    /** Any argument as a value. */
    public LuaValue value(int index) {
        return window.value(index);
    }

    /**
     * Adds a result behind those that there are.
     *
     * @return this
     * @throws IllegalStateException when there are {@link #MAX_RESULTS} already
     */
    public RawCall result(long value) {
        window.result(value);
        return this;
    }

    /** As {@link #result(long)}. */
    public RawCall result(double value) {
        window.result(value);
        return this;
    }

    /** As {@link #result(long)}. */
    public RawCall result(boolean value) {
        window.result(value);
        return this;
    }

    /** As {@link #result(long)}, converted as by {@link Lua#value}. */
    public RawCall result(Object value) {
        window.resultOf(Handles.unwrap(window.state(), value));
        return this;
    }
}
