package io.perilune;

import io.perilune.engine.host.Lending;
import java.util.List;

/**
 * Lends Java objects and functions to scripts for a while. When the scope is closed, whatever scripts have kept of them is revoked:
 * using it is an error with a {@link LuaRevokedException} as its cause.
 *
 * <pre>{@code
 * try (LuaScope scope = lua.scope()) {
 *     lua.globals().set("request", scope.lend(request));
 *     lua.load(script).exec();
 * }
 * }</pre>
 *
 * <p>Any thread may use and close it.
 */
public final class LuaScope implements LuaFunctionMaker, AutoCloseable {
    private final Lua lua;
    private final Lending lending;

    LuaScope(Lua lua, Lending lending) {
        this.lua = lua;
        this.lending = lending;
    }

    /**
     * An object as userdata that lives as long as this scope. Its class decides what scripts can do with it, as for any object.
     *
     * @throws IllegalStateException when the scope is closed
     */
    public LuaUserdata lend(Object object) {
        return lua.handle(lending.lend(object));
    }

    @Override
    public LuaFunction function(String name, JavaFunction function) {
        return lua.function(name, arguments -> {
            lending.check();
            return function.call(arguments);
        });
    }

    @Override
    public LuaFunction function(List<Parameter<?>> parameters, JavaFunction.OfAll body) {
        return lua.function(parameters, arguments -> {
            lending.check();
            return body.call(arguments);
        });
    }

    /** Runs {@code action} when the scope is closed, after everything has been revoked; actions run in the order they were added. */
    public void onClose(Runnable action) {
        lending.onClose(action);
    }

    /**
     * Revokes what was lent, then runs the {@link #onClose} actions, all of them: when some fail, the first failure is thrown with the
     * others suppressed. Closing twice does nothing.
     */
    @Override
    public void close() {
        lending.close();
    }
}
