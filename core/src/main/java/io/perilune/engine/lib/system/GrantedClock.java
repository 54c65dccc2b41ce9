package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.ScriptError;
import java.time.Clock;
import java.util.TimeZone;

/** The clock that a host gives to scripts that have no other power. What they measure their work by ticks in its milliseconds. */
public final class GrantedClock implements TimeAccess {
    private static final double MILLIS = 1000;

    private final Clock clock;
    private final long start;

    public GrantedClock(Clock clock) {
        this.clock = clock;
        start = clock.millis();
    }

    @Override
    public long time() {
        return Math.floorDiv(millis(), (long) MILLIS);
    }

    @Override
    public double processorTime() {
        return Math.max(0, millis() - start) / MILLIS;
    }

    /** The clock is code of the program: an exception that it throws is an error of the script. */
    private long millis() {
        try {
            return clock.millis();
        } catch (Exception e) {
            throw new ScriptError(ByteStr.of("the clock has failed"), e);
        }
    }

    @Override
    public TimeZone timeZone() {
        return TimeZone.getTimeZone(clock.getZone());
    }
}
