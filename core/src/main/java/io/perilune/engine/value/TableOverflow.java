package io.perilune.engine.value;

/** A table has as many entries as it can have. The vm makes a Lua error of it. */
public final class TableOverflow extends IllegalStateException {
    private static final long serialVersionUID = 1;

    TableOverflow() {
        super("table overflow");
    }
}
