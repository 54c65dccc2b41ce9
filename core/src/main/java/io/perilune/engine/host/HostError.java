package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;

/** A Java exception as an error value: scripts can catch it, look at it and raise it again; it stays the same object. */
final class HostError extends HostObject {
    private final String position;

    /** @param position where it was thrown into Lua, as messages begin: {@code chunk:line: } */
    HostError(Throwable e, String position) {
        super(e);
        this.position = position;
    }

    Throwable throwable() {
        return (Throwable) host();
    }

    /** What {@code tostring} gives. */
    ByteStr text() {
        return ByteStr.ofEscaped(position + HostErrors.message(throwable()));
    }
}
