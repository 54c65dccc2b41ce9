package io.perilune;

/**
 * Something that becomes a value of Lua only when it comes into one: wherever a Java value is accepted, this is, and no
 * {@link Lua} need be at hand where it is made. As a lambda it makes functions, tables and userdata in advance:
 *
 * <pre>{@code
 * ToLua shout = lua -> lua.function(String.class, String::toUpperCase);
 * }</pre>
 */
@FunctionalInterface
public interface ToLua {
    /**
     * Called by whatever thread converts, with the {@link Lua} entered, each time that this is converted.
     *
     * @return anything that {@link Lua#value} accepts; null for nil
     */
    Object toLua(Lua lua);
}
