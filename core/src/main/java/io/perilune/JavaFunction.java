package io.perilune;

/** A function written in Java, to be called by scripts. */
@FunctionalInterface
public interface JavaFunction {
    /**
     * @param arguments as the script gave them; reading beyond the last one gives nil
     * @return {@code null} or {@link LuaNil} for nil, a {@link Multi} for any number of results, else one result
     * @throws Exception becomes an error in the script, which {@code pcall} can catch; when it is not caught, the Java caller
     *     of the script finds it as the cause of a {@link LuaRuntimeException}
     */
    Object call(Multi arguments) throws Exception;
}
