package io.perilune.engine.host;

/**
 * One Java type's way to Lua and back. Values of Lua are boxed, nil is null. Converters hold no VM's objects and may be used by
 * any thread that is in the VM.
 */
abstract class Converter {
    /**
     * The Java value for a value of Lua.
     *
     * @param all for parts of other types
     * @param depth of containers around this value
     * @throws ConversionFault when there is none
     */
    abstract Object read(Object value, Converters all, int depth);

    /**
     * The value of Lua for a Java value that is not null.
     *
     * @throws ConversionFault when there is none
     */
    Object write(Object value, Converters all, int depth) {
        return all.toLua(value, depth);
    }

    /** How well the type fits a value that it accepts, for the choice among overloads: less is better. See {@link Fit}. */
    int cost(Object value) {
        return 10;
    }

    /** What a message says is expected. */
    abstract String expected();

    final ConversionFault fault(Object value, Converters all) {
        return ConversionFault.type(expected(), all.nameOf(value));
    }
}
