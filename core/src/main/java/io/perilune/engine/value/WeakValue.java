package io.perilune.engine.value;

import java.lang.ref.WeakReference;

/** A value of a table with weak values, as it stands in the hash part. */
final class WeakValue extends WeakReference<Object> {
    WeakValue(Object value) {
        super(value);
    }
}
