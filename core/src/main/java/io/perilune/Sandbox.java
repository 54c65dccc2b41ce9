package io.perilune;

/**
 * What scripts find in a new {@link Lua}: lists of what is there, never of what was taken away. Each is a superset of the one
 * before. See {@code docs/guide/sandbox.md} for what is promised.
 */
public enum Sandbox {
    /**
     * For scripts of strangers: the basic functions, {@code coroutine}, {@code table}, {@code math}, {@code utf8}, and
     * {@code string} without {@code dump}. Nothing can be loaded but text. No finalizers run, {@code collectgarbage} only
     * counts, and {@code print} writes nothing unless {@link LuaBuilder#output} is given. To be used with {@link LuaBuilder#limits}.
     */
    UNTRUSTED,
    /** For one's own scripts: the same with finalizers, {@code string.dump}, and the standard output. This is the default. */
    STANDARD,
    /** A stand-alone interpreter: also {@code io}, {@code os}, {@code package} and {@code debug}, and binary chunks. */
    TRUSTED
}
