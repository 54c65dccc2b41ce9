package io.perilune.engine.vm;

import io.perilune.engine.value.Table;

/**
 * An {@code __index} of userdata that knows by name what it will do, so that an instruction can look once and remember where. A name
 * is in one of the tables at most; for all other keys the function is called.
 */
public abstract class MemberIndex extends NativeFunction {
    /** What indexing gives, without a call. */
    public final Table members;
    /** The native functions that are called with the object and the name, in place of this one. They ask for nothing in turn. */
    public final Table getters;

    protected MemberIndex(String name, Table members, Table getters) {
        super(name);
        this.members = members;
        this.getters = getters;
    }
}
