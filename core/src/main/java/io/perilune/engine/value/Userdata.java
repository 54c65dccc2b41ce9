package io.perilune.engine.value;

import org.jspecify.annotations.Nullable;

/** A host object as a Lua value, with a metatable and user values of its own. Compared by identity. */
public class Userdata implements Attachable {
    private final Object host;
    private @Nullable Table metatable;
    /** Boxed values, nil as null. */
    private final Object[] userValues;

    private @Nullable Object attachments;

    public Userdata(Object host, int userValueCount) {
        this.host = host;
        this.userValues = new Object[userValueCount];
    }

    public Object host() {
        return host;
    }

    public @Nullable Table metatable() {
        return metatable;
    }

    public void setMetatable(@Nullable Table metatable) {
        this.metatable = metatable;
    }

    public Object[] userValues() {
        return userValues;
    }

    @Override
    public @Nullable Object attachments() {
        return attachments;
    }

    @Override
    public void attachments(@Nullable Object attachments) {
        this.attachments = attachments;
    }
}
