package io.perilune;

import java.util.List;

/**
 * Waiting on would never end: threads wait for one another's {@link Lua}s in a ring, or the thread that has the Lua waits, inside
 * a host function that is not declared as blocking, while others stand at the entrance. Nothing has been run by the call that
 * fails; the other sides go on.
 */
public final class LuaDeadlockException extends LuaException {
    private static final long serialVersionUID = 1;

    private final transient List<Side> sides;

    /** As thrown by a {@link Lua}; for programs that stand in for one, in their tests. */
    public LuaDeadlockException(String message, List<Side> sides) {
        super(message, null);
        this.sides = List.copyOf(sides);
    }

    /** The threads that took part, the calling one first. */
    public List<Side> sides() {
        return sides;
    }

    /**
     * One thread of a deadlock.
     *
     * @param thread its name
     * @param javaStack where it stood, a line for each Java frame
     * @param luaStack where the script stood in the Lua that it kept from the others; empty when it had none, or moved
     */
    public record Side(String thread, String javaStack, String luaStack) {}
}
