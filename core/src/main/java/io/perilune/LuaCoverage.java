package io.perilune;

import io.perilune.engine.host.Inspector;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts how often each line of a script runs:
 *
 * <pre>{@code
 * try (LuaCoverage coverage = LuaCoverage.start(lua)) {
 *     lua.load(Path.of("rules.lua")).exec();
 *     coverage.lines("@rules.lua").forEach((line, hits) -> System.out.println(line + ": " + hits));
 * }
 * }</pre>
 *
 * <p>It takes the place of a hook, see {@link Lua#setHook}, and covers what that covers. To be used by one thread at a time.
 */
public final class LuaCoverage implements AutoCloseable {
    private final Lua lua;
    private final Map<String, TreeMap<Integer, Long>> hits = new HashMap<>();

    private LuaCoverage(Lua lua) {
        this.lua = lua;
    }

    /** Begins to count. */
    public static LuaCoverage start(Lua lua) {
        LuaCoverage coverage = new LuaCoverage(lua);
        lua.setHook(EnumSet.of(LuaHook.Event.CALL, LuaHook.Event.LINE), 0, coverage::step);
        return coverage;
    }

    private void step(LuaHook.Event event, int line) {
        LuaFunction function = Inspector.innermost(Handles.stateOf(lua.globals()));
        TreeMap<Integer, Long> lines = hits.computeIfAbsent(function.info().source(), source -> new TreeMap<>());
        if (event == LuaHook.Event.LINE) {
            lines.merge(line, 1L, Long::sum);
        } else {
            // Lines that have code but never run are part of the answer.
            for (int known : Inspector.lines(function.engineValue())) {
                lines.putIfAbsent(known, 0L);
            }
        }
    }

    /**
     * The lines of a chunk that have code, each with how often it was begun. Lines of functions that were never called are there as soon
     * as a function around them was.
     *
     * @param chunk the name of the chunk as it was given, such as {@code @rules.lua}
     */
    public Map<Integer, Long> lines(String chunk) {
        return Collections.unmodifiableMap(hits.getOrDefault(chunk, new TreeMap<>()));
    }

    /** The chunks that have run. */
    public Set<String> chunks() {
        return Collections.unmodifiableSet(hits.keySet());
    }

    /** Stops counting; what was counted stays. */
    @Override
    public void close() {
        lua.removeHook();
    }
}
