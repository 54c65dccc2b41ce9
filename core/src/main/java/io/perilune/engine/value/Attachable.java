package io.perilune.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * An object that can carry data of weak tables and of its finalizer, so that these live exactly as long as it does. The
 * field belongs to this room: the object itself only stores it.
 */
public interface Attachable {
    @Nullable
    Object attachments();

    void attachments(@Nullable Object attachments);
}
