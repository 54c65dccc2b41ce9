package io.perilune.engine.text;

/**
 * Text that breaks the rules of its small language: a pattern, a format string or a pack format. The libraries turn it
 * into a Lua error; it has no stack trace, since it says something about the script and nothing about this code.
 */
public final class TextFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ByteStr text;
    private final int argument;

    private TextFault(ByteStr text, int argument) {
        super(text.toString(), null, false, false);
        this.text = text;
        this.argument = argument;
    }

    public static TextFault of(String message) {
        return new TextFault(ByteStr.of(message), 0);
    }

    /** A message that repeats bytes of the script, which need not be UTF-8. */
    public static TextFault of(ByteStr message) {
        return new TextFault(message, 0);
    }

    /** A fault that is to be reported as "bad argument #{@code argument}". */
    public static TextFault ofArgument(int argument, String message) {
        return new TextFault(ByteStr.of(message), argument);
    }

    /** The message, byte for byte. */
    public ByteStr text() {
        return text;
    }

    /** The number of the argument at fault, counted from 1; 0 when the message stands for itself. */
    public int argument() {
        return argument;
    }
}
