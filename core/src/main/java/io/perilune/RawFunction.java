package io.perilune;

/**
 * A function of the program that reads its arguments, and leaves its results, where scripts have them: no object is made for a number, nor
 * for the call. For small functions that are called very often; all others are better served by {@link LuaFunctionMaker}.
 */
@FunctionalInterface
public interface RawFunction {
    /**
     * Called by the thread that runs the script.
     *
     * @param call where arguments are and results go; to be used during this call only
     * @throws Exception as for {@link JavaFunction#call}
     */
    void call(RawCall call) throws Exception;
}
