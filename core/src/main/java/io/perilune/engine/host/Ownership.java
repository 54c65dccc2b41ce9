package io.perilune.engine.host;

import io.perilune.engine.value.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one VM closes: each once, by a script's {@code <close>} variable, by the program, or when the VM ends. Whoever
 * touches one afterwards is told. Used by whoever is in the VM.
 */
public final class Ownership {
    /** Held strongly, because what is owned must be closed even when nobody refers to it any more. */
    private final Set<HostObject> owned = new LinkedHashSet<>();

    /** An object as a value that is closed with the VM. */
    public static Object own(State state, AutoCloseable object) {
        state.enter();
        try {
            HostObject value = state.objects().held(object);
            state.objects().ownership().owned.add(value);
            return value;
        } finally {
            state.exit();
        }
    }

    /** Closes an object of the program if it can be closed; from now on using it is an error. Twice does nothing. */
    public static void close(State state, Object userdata) throws Exception {
        state.enter();
        try {
            if (userdata instanceof HostObject o && !o.isRevoked()) {
                state.objects().ownership().close(o);
            }
        } finally {
            state.exit();
        }
    }

    /**
     * Gives the object of a value back to the program, whose task it is to close it; from now on using the value is an error.
     */
    public static void detach(State state, Object userdata) {
        state.enter();
        try {
            HostObject value = (HostObject) userdata;
            state.objects().ownership().owned.remove(value);
            value.revoke(HostObject.TAKEN);
        } finally {
            state.exit();
        }
    }

    /** The table of values that go with an object; null for what is no object of the program. */
    public static @Nullable Table values(State state, Object userdata) {
        state.enter();
        try {
            return userdata instanceof HostObject o ? o.values() : null;
        } finally {
            state.exit();
        }
    }

    boolean owns(HostObject value) {
        return owned.contains(value);
    }

    /** The end of an object that is in use: it is closed, and revoked whatever comes of that. */
    void close(HostObject value) throws Exception {
        Object object = value.object();
        owned.remove(value);
        value.revoke(HostObject.CLOSED);
        if (object instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** An object that was handed to a function which keeps it: it is not this VM's to close any more. */
    void consumed(HostObject value, String how) {
        owned.remove(value);
        value.revoke(how);
    }

    /**
     * The end of the VM: what came last goes first.
     *
     * @throws RuntimeException when some could not be closed: the first failure, with the others suppressed
     */
    void closeAll() {
        List<HostObject> all = new ArrayList<>(owned);
        Collections.reverse(all);
        RuntimeException failure = null;
        for (HostObject value : all) {
            try {
                close(value);
            } catch (Exception e) {
                RuntimeException thrown = e instanceof RuntimeException r
                        ? r
                        : e instanceof IOException io
                                ? new UncheckedIOException(io)
                                : new IllegalStateException("an object of this Lua could not be closed", e);
                if (failure == null) {
                    failure = thrown;
                } else {
                    failure.addSuppressed(thrown);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
