package io.perilune.cli;

import org.jspecify.annotations.Nullable;

/** The environment variables, of the process or of a test. */
interface Environment {
    /** The value of a variable, null when it is not set. */
    @Nullable
    String get(String name);
}
