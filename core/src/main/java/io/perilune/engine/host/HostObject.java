package io.perilune.engine.host;

import io.perilune.LuaRevokedException;
import io.perilune.engine.value.Userdata;

/** An object of the program inside Lua. It may be lent for a while only: then this outlives it, and says so to whoever comes. */
class HostObject extends Userdata {
    private boolean revoked;

    HostObject(Object object) {
        super(object, 0);
    }

    /** The object; null for userdata that are not the program's, such as files. */
    static Object of(Userdata userdata) {
        return userdata instanceof HostObject o ? o.object() : null;
    }

    /** @throws LuaRevokedException when the object was lent, and the scope has ended */
    final Object object() {
        if (revoked) {
            throw LuaRevokedException.of(
                    "this " + host().getClass().getSimpleName() + " was lent to Lua by a scope that has ended");
        }
        return host();
    }

    final boolean isRevoked() {
        return revoked;
    }

    final void revoke() {
        revoked = true;
    }
}
