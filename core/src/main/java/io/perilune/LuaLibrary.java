package io.perilune;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A library of Lua, to be chosen one by one: see {@link LuaBuilder#libraries} and {@link Lua#open}. */
public enum LuaLibrary {
    /** The basic functions: {@code print}, {@code pairs}, {@code pcall}, {@code load} … Without it there are no globals at all. */
    BASE,
    /** {@code coroutine}. Asynchronous functions work without it. */
    COROUTINE,
    /** {@code table}. */
    TABLE,
    /** {@code string}, and methods of strings. */
    STRING,
    /** {@code utf8}. */
    UTF8,
    /** {@code math}. */
    MATH,
    /** {@code os}: environment, processes, files, clock. Needs {@link LuaBuilder#systemAccess}. */
    OS,
    /** {@code io}: files and standard streams. Needs {@link LuaBuilder#systemAccess}. */
    IO,
    /** {@code package}, and {@code require} for modules from the file system. Needs {@link LuaBuilder#systemAccess}. */
    PACKAGE,
    /** {@code debug}. Needs {@link LuaBuilder#debugLibrary}. */
    DEBUG;

    private static final Set<LuaLibrary> SAFE = Collections.unmodifiableSet(EnumSet.range(BASE, MATH));
    private static final Set<LuaLibrary> SYSTEM = Collections.unmodifiableSet(EnumSet.range(OS, PACKAGE));

    /** Those that reach nothing outside the VM; what a {@link Lua} has without further options. */
    public static Set<LuaLibrary> safe() {
        return SAFE;
    }

    /** Those that need system access. */
    public static Set<LuaLibrary> system() {
        return SYSTEM;
    }
}
