package io.perilune.engine.code;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * A compiled function: instructions and everything known about it before it runs. Immutable, and shared freely between
 * VMs and threads; the arrays are never written after construction. What running code learns is kept in
 * {@link #linked()}, which belongs to the vm room.
 */
public final class Prototype {
    /** Instructions as {@link Op} describes them. */
    public final int[] code;
    /** Constants: null (nil), Boolean, Long, Double or ByteStr. */
    public final @Nullable Object[] constants;

    public final Prototype[] nested;
    public final UpvalueDescriptor[] upvalues;
    public final int parameters;
    public final boolean vararg;
    /** Registers a frame needs, 2 to 255. */
    public final int frameSize;

    public final DebugInfo debug;

    /** What execution attaches (feedback, caches); owned by the vm room, opaque here. Racy: see LinkedCode. */
    private @Nullable Object linked;

    public Prototype(
            int[] code,
            @Nullable Object[] constants,
            Prototype[] nested,
            UpvalueDescriptor[] upvalues,
            int parameters,
            boolean vararg,
            int frameSize,
            DebugInfo debug) {
        this.code = code;
        this.constants = constants;
        this.nested = nested;
        this.upvalues = upvalues;
        this.parameters = parameters;
        this.vararg = vararg;
        this.frameSize = frameSize;
        this.debug = debug;
    }

    public @Nullable Object linked() {
        return linked;
    }

    public void link(Object linkedCode) {
        linked = linkedCode;
    }

    /**
     * Where a closure takes an upvalue from when it is made.
     *
     * @param name the variable's name, null in stripped code
     * @param fromParentRegister true: register {@code index} of the enclosing frame; false: its upvalue {@code index}
     * @param readOnly the variable is {@code <const>} or {@code <close>}
     */
    public record UpvalueDescriptor(@Nullable ByteStr name, boolean fromParentRegister, int index, boolean readOnly) {}
}
