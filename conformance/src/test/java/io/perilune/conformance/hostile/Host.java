package io.perilune.conformance.hostile;

import io.perilune.Engine;
import io.perilune.Limits;
import io.perilune.Lua;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What surrounds a script that is judged. Only tests of the judging itself have another one than {@link #of}.
 *
 * @param engine what executes the script
 * @param limits what the script may use
 * @param nanos the clock by which its time and that of its neighbour are taken
 * @param equip gives the script's Lua something besides the sandbox
 * @param fresh another Lua, which must work afterwards
 * @param patience what takes longer than this has hung
 */
record Host(
        Engine engine, Limits limits, LongSupplier nanos, Consumer<Lua> equip, Supplier<Lua> fresh, Duration patience) {
    /** What every script is allowed. */
    static final Limits LIMITS = Limits.of()
            .instructions(50_000_000)
            .deadline(Duration.ofSeconds(2))
            .memory(64 << 20)
            .stringLength(16 << 20)
            .stackDepth(200_000)
            .coroutines(10_000)
            .values(1_000_000)
            .sourceSize(4 << 20)
            .loads(10_000)
            .output(64 << 10);

    static final Duration DEADLINE = Duration.ofSeconds(2);

    static Host of(Engine engine) {
        return new Host(engine, LIMITS, System::nanoTime, lua -> {}, Lua::create, Duration.ofSeconds(60));
    }
}
