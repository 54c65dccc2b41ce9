package io.perilune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can go wrong in Lua. The family is closed. Unchecked: scripts fail anywhere. */
public abstract sealed class LuaException extends RuntimeException
        permits LuaSyntaxException,
                LuaRuntimeException,
                LuaConversionException,
                LuaArgumentException,
                LuaForeignValueException,
                LuaRevokedException,
                LuaCancelledException,
                LuaLimitException,
                LuaClosedException,
                LuaBusyException,
                LuaInterruptedException,
                LuaDeadlockException,
                LuaWrongThreadException {
    private static final long serialVersionUID = 1;

    /** Written by whoever handles the exception, and read by whoever prints it, perhaps on another thread. */
    private volatile String context = "";

    LuaException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Puts what the program was doing in front of the message, such as {@code loading plugin 'x'}. It stays the same exception; a
     * second context takes the place of the first.
     *
     * @return this
     */
    public final LuaException withContext(String doing) {
        context = Objects.requireNonNull(doing, "doing");
        return this;
    }

    /** What {@link #withContext} was given; empty without. */
    public final String context() {
        return context;
    }

    /** The message, after the context if there is one. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return context.isEmpty() ? message : context + ": " + message;
    }

    /**
     * The message as one line for a log: control characters, line ends and backslashes are escapes as in Java. Scripts choose messages, and
     * might else write lines that look like entries of their own.
     */
    public final String escapedMessage() {
        String message = String.valueOf(getMessage());
        StringBuilder line = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\\') {
                line.append("\\\\");
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isDirection(c)) {
                String digits = Integer.toHexString(c);
                line.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Turns the direction of the text behind it, and so what a reader takes it for. */
    private static boolean isDirection(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    /** This exception, its cause, the cause of that, and so on; ends where causes go in a circle. */
    public final Stream<Throwable> causes() {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable e = this; e != null && all.add(e); e = e.getCause()) {
            chain.add(e);
        }
        return chain.stream();
    }

    /** The first of {@link #causes} that has a type. */
    public final <T extends Throwable> Optional<T> cause(Class<T> type) {
        return causes().filter(type::isInstance).map(type::cast).findFirst();
    }
}
