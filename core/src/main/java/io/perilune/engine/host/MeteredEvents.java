package io.perilune.engine.host;

import io.perilune.LuaMetrics;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.ChunkName;
import io.perilune.engine.vm.Events;
import io.perilune.engine.vm.Resource;
import java.util.function.Consumer;

/** Passes events on to the program's counters as well. Their failures are dropped: a counter must not change what a script does. */
final class MeteredEvents implements Events {
    private final LuaMetrics metrics;
    private final HandleMaker door;
    private final Events next;

    MeteredEvents(LuaMetrics metrics, HandleMaker door, Events next) {
        this.metrics = metrics;
        this.door = door;
        this.next = next;
    }

    private void tell(Consumer<LuaMetrics> what) {
        try {
            what.accept(metrics);
        } catch (RuntimeException dropped) {
            assert dropped != null;
        }
    }

    @Override
    public boolean wantsChunks() {
        return true;
    }

    @Override
    public void chunkCompiled(ByteStr name, long bytes, long nanos) {
        if (next.wantsChunks()) {
            next.chunkCompiled(name, bytes, nanos);
        }
        tell(m -> m.chunkCompiled(ChunkName.display(name).toString(), bytes, nanos));
    }

    @Override
    public void functionCompiled(String function, long bytes, long nanos) {
        next.functionCompiled(function, bytes, nanos);
        tell(m -> m.functionCompiled(function, bytes, nanos));
    }

    @Override
    public void functionRefused(String function, String reason) {
        next.functionRefused(function, reason);
        tell(m -> m.functionRefused(function, reason));
    }

    @Override
    public void deoptimized(String function, int line, String reason) {
        next.deoptimized(function, line, reason);
        tell(m -> m.deoptimized(function, reason));
    }

    @Override
    public void limitReached(Resource resource, long amount) {
        next.limitReached(resource, amount);
        tell(m -> m.limitReached(door.limit(resource)));
    }

    @Override
    public void waited(long nanos) {
        next.waited(nanos);
        tell(m -> m.waited(nanos));
    }

    @Override
    public void deadlock(String message) {
        next.deadlock(message);
        tell(LuaMetrics::deadlock);
    }
}
