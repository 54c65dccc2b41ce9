package io.perilune.conformance.hostile;

import io.perilune.Engine;
import io.perilune.Limit;
import io.perilune.Limits;
import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaLimitException;
import io.perilune.Sandbox;
import java.nio.file.Path;

/**
 * Runs every script of a folder that is after memory under a cap, by every engine; {@link MemoryCapTest} gives this process a heap that is
 * hardly larger.
 */
final class MemoryCap {
    static final long CAP = 4L << 20;
    /** By so much an account may go beyond the cap. */
    static final long OVERDRAFT = 1 << 20;

    private static final String PREFIX = "memory_";
    private static final Limits LIMITS =
            Limits.of().memory(CAP).instructions(3_000_000).values(1_000_000);

    private MemoryCap() {}

    /**
     * Arguments: the folder, and how many bytes this process keeps for itself, as a host might. Prints a line for each fault, and at the
     * end how many scripts ran and how many of them reached the cap.
     */
    public static void main(String[] arguments) {
        byte[] hoard = new byte[Integer.parseInt(arguments[1])];
        int runs = 0;
        int reached = 0;
        for (HostileScript script : HostileScript.in(Path.of(arguments[0]))) {
            if (!script.name().startsWith(PREFIX)) {
                continue;
            }
            for (Engine engine : Engine.values()) {
                try (Lua lua = Lua.builder()
                        .engine(engine)
                        .sandbox(Sandbox.UNTRUSTED)
                        .limits(LIMITS)
                        .build()) {
                    runs++;
                    reached += reachesCap(lua, script) ? 1 : 0;
                    long peak = lua.usage().peakMemory();
                    if (peak > CAP + OVERDRAFT) {
                        System.out.println("FAULT " + script.name() + " " + engine + ": peak of " + peak);
                    }
                }
            }
        }
        hoard[0] = 1;
        System.out.println(runs + " runs, " + (reached > runs / 2 ? "most" : reached) + " at the cap");
    }

    private static boolean reachesCap(Lua lua, HostileScript script) {
        try {
            lua.load(script.text()).name("=" + script.name()).exec();
        } catch (LuaLimitException e) {
            return e.limit() == Limit.MEMORY;
        } catch (LuaException e) {
            return false;
        }
        return false;
    }
}
