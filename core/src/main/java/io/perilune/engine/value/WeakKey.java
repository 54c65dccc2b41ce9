package io.perilune.engine.value;

import java.lang.ref.WeakReference;

/** A key of a table with weak keys, as it stands in the hash part. */
final class WeakKey extends WeakReference<Object> {
    /** {@link Hashing#ofObject} of the key, which is needed after the key is gone. */
    final int hash;

    WeakKey(Object key) {
        super(key);
        hash = Hashing.ofObject(key);
    }
}
