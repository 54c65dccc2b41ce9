package io.perilune.engine.host;

import io.perilune.LuaRevokedException;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;

/**
 * An object of the program inside Lua. It may be lent for a while only, closed or taken out again: then this outlives it, and says
 * so to whoever comes.
 */
class HostObject extends Userdata {
    static final String LENT = "was lent to Lua by a scope that has ended";
    static final String TAKEN = "was taken out of Lua";
    static final String CLOSED = "is closed";

    private static final Object[] NO_VALUES = new Object[0];

    /** Why nobody may use it any more; null as long as everybody may. */
    private String revoked;
    /** One place once it has been asked for: most objects need none. */
    private Object[] own = NO_VALUES;

    HostObject(Object object) {
        super(object, 0);
    }

    /** The object; null for userdata that are not the program's, such as files. */
    static Object of(Userdata userdata) {
        return userdata instanceof HostObject o ? o.object() : null;
    }

    /** @throws LuaRevokedException when the object was lent, and the scope has ended */
    final Object object() {
        if (revoked != null) {
            throw LuaRevokedException.of("this " + host().getClass().getSimpleName() + " " + revoked);
        }
        return host();
    }

    final boolean isRevoked() {
        return revoked != null;
    }

    /** From now on using the object is an error, for this reason. */
    final void revoke(String why) {
        revoked = why;
    }

    @Override
    public Object[] userValues() {
        return own;
    }

    /** The table of values that go with this object. */
    final Table values() {
        if (own.length == 0) {
            own = new Object[] {new Table()};
        }
        if (own[0] instanceof Table values) {
            return values;
        }
        // The debug library has put something else there.
        Table values = new Table();
        own[0] = values;
        return values;
    }
}
