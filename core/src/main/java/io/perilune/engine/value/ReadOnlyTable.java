package io.perilune.engine.value;

/** A table that was frozen is to be changed. The vm makes a Lua error of it. */
public final class ReadOnlyTable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ReadOnlyTable() {
        super("attempt to modify a readonly table");
    }
}
