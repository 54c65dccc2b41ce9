package io.perilune;

/**
 * One function on the Lua stack, as it stood when this was made.
 *
 * @param function the function itself
 * @param name by which it was called, empty when not known
 * @param nameKind {@code global}, {@code local}, {@code method}, {@code field} …; empty when there is no name
 * @param line the line being executed, -1 in a Java function
 * @param isTailCall whether the function that called it has made room for it
 */
public record LuaFrame(LuaFunction function, String name, String nameKind, int line, boolean isTailCall) {}
