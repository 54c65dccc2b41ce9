package io.perilune.engine.lib.system;

import java.util.TimeZone;

/** The power to know the time. */
public interface TimeAccess {
    /** Seconds since 1970. */
    long time();

    /** Processor time that the program has used, in seconds, or whatever else a script may measure its work by. */
    double processorTime();

    /** Where local time is taken from. */
    TimeZone timeZone();
}
