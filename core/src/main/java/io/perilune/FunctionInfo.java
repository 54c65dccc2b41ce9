package io.perilune;

/**
 * What is known of a function.
 *
 * @param kind {@code Lua}, {@code main} for a chunk, or {@code Java}
 * @param source the chunk's name as it was given, {@code =[C]} for a Java function
 * @param shortSource the same as messages show it
 * @param firstLine where the function begins, -1 for a Java function
 * @param lastLine where it ends, -1 for a Java function
 * @param upvalues number of variables that it has captured
 * @param parameters number of fixed parameters, 0 for a Java function
 * @param isVararg whether it takes further arguments
 */
public record FunctionInfo(
        String kind,
        String source,
        String shortSource,
        int firstLine,
        int lastLine,
        int upvalues,
        int parameters,
        boolean isVararg) {}
